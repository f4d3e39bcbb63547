import type { Finding } from '@/lib/swarm/finding';
import type { ComposeFile, Path } from './compose-file';

/**
 * The docker CLI's remark on a file, at the line that it speaks of where its words tell: it names what it checks as
 * `services.web.ports.0 must be …`, `services.web Additional property x is not allowed`, or by the quoted name of an object.
 */
export function cliFinding(file: ComposeFile, words: string): Finding {
  const message = words.trim();
  return file.at(pathIn(file, message), 'docker', message);
}

function pathIn(file: ComposeFile, message: string): Path {
  const dotted = /\b(?:services|networks|volumes|secrets|configs)\.[^\s:]+/.exec(message)?.[0];
  const extra = /Additional property (\S+) is not allowed/.exec(message)?.[1];
  const path: string[] = dotted ? follow(file.root, dotted.split('.')) : [];
  if (extra) return [...path, extra];
  if (path.length > 0) return path;
  if (/version/i.test(message) && Object.hasOwn(file.root, 'version')) return ['version'];
  const quoted = [
    ...message.matchAll(/["'\u0060]([^"'\u0060]+)["'\u0060]|\b(?:service|network|secret|config) ([\w.-]+)/g),
  ];
  for (const [, name = '', bare = ''] of quoted) {
    for (const section of ['services', 'networks', 'secrets', 'configs']) {
      const objects = file.root[section];
      const known = typeof objects === 'object' && objects !== null ? Object.keys(objects) : [];
      const key = known.find((one) => one === (name || bare) || (name || bare).endsWith(`_${one}`));
      if (key) return [section, key];
    }
  }
  return [];
}

/** A dotted path whose keys may hold dots themselves. */
function follow(root: unknown, parts: readonly string[]): string[] {
  if (typeof root !== 'object' || root === null) return [];
  for (let length = parts.length; length > 0; length--) {
    const key = parts.slice(0, length).join('.');
    if (Object.hasOwn(root, key))
      return [key, ...follow((root as Record<string, unknown>)[key], parts.slice(length))]; // just found there
  }
  return [];
}
