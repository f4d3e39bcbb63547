'use client';

import { useMay } from '@/components/actions/use-permission';
import { useAnswer } from '@/lib/client/use-answer';
import { isRepository } from '@/lib/swarm/objects/registry';

/** Images of the settings' registry for what is typed so far: its repositories, and the tags of the one that is named. */
export function useImageSuggestions(typed: string): readonly string[] {
  const may = useMay('repositories', null) === 'granted';
  const { answer } = useAnswer(may ? { kind: 'repositories' } : null);
  const found = answer?.ok && answer.value.ok ? answer.value.value : null;
  const repository = found && repositoryIn(typed, found.host);
  const isKnown = repository !== null && found?.names.includes(repository);
  const tags = useAnswer(isKnown ? { kind: 'repository-tags', repository } : null).answer;
  if (!found) return [];
  const images = found.names.map((name) => `${found.host}/${name}`);
  if (!isKnown || !tags?.ok || !tags.value.ok) return images;
  return [...tags.value.value.tags.map(({ name }) => `${found.host}/${repository}:${name}`), ...images];
}

/** `example/echo` of `registry:5000/example/echo:v2`, where `host` is its registry. */
function repositoryIn(typed: string, host: string): string | null {
  if (!typed.startsWith(`${host}/`)) return null;
  const name = typed.slice(host.length + 1).split(/[:@]/, 1)[0] ?? '';
  return isRepository(name) ? name : null;
}
