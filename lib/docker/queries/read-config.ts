import { object, text } from '@/lib/base/json';
import type { ConfigContents } from '@/lib/swarm/objects/payload';
import type { QueryOf } from '@/lib/swarm/operations/query';
import { ask } from '../wire/ask';
import { dockerError } from '../wire/docker-error';
import type { Wire } from '../wire/wire';

/** What a config holds. Throws `DockerError`. */
export async function readConfig(
  wire: Wire,
  { config }: QueryOf<'config-contents'>,
  signal: AbortSignal,
): Promise<ConfigContents> {
  const path = `/configs/${encodeURIComponent(config)}`;
  const { text: found } = await ask(wire, { method: 'GET', path }, signal);
  const spec = object(parse(found).Spec);
  const bytes = Buffer.from(text(spec.Data), 'base64');
  return { name: text(spec.Name), bytes: bytes.length, text: asText(bytes) };
}

function asText(bytes: Buffer): string | null {
  try {
    const read = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return read.includes('\0') ? null : read;
  } catch {
    return null;
  }
}

function parse(found: string) {
  try {
    return object(JSON.parse(found));
  } catch (error) {
    throw dockerError('garbage', 'not a config', error);
  }
}
