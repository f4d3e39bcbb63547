import type { Finding } from '@/lib/swarm/operations/finding';
import type { ComposeFile, Path } from './compose-file';
import { IGNORED_KEYS } from './keys';
import { isMap, map } from './parts';

/**
 * The docker CLI's remark by which it refuses a file, at the place that it speaks of where its words tell: it names what it
 * checks as `services.web.ports.0 must be …`, `services.web Additional property x is not allowed`, by the quoted name of an
 * object, or by a line.
 */
export function cliFinding(file: ComposeFile, words: string): Finding {
  const message = words.trim();
  const version = /^unsupported Compose file version: (.*)$/i.exec(message)?.[1];
  if (version !== undefined)
    return Object.hasOwn(file.root, 'version')
      ? file.at(['version'], 'unknown-version', version)
      : file.atLine(1, 'needs-version', '');
  const [, line, twice, first] =
    /\bline (\d+):(?: mapping key "(.*)" already defined at line (\d+)$)?/.exec(message) ?? [];
  if (line === undefined) return file.at(pathIn(file, message), 'docker', message);
  return twice === undefined
    ? file.atLine(Number(line), 'docker', message)
    : { ...file.atLine(Number(line), 'double-key', twice), elsewhere: Number(first) };
}

/** The docker CLI's remarks on a file that it takes, each at its place, and in words of our own where it is known. */
export const remarkFindings = (file: ComposeFile, remarks: readonly string[]): Finding[] =>
  remarks.slice(0, MOST_REMARKS).flatMap((remark) => remarkFinding(file, remark));

/** As many as any check tells. */
const MOST_REMARKS = 100;

/** The docker CLI's remarks that are told in words of our own, here or by the check. */
export const isKnownRemark = (remark: string): boolean => knownRemark(remark) !== null;

const remarkFinding = (file: ComposeFile, remark: string): Finding[] =>
  knownRemark(remark)?.map(({ kind, about, path }) => file.at(path(file), kind, about, 'warning')) ?? [
    file.at(pathIn(file, remark), 'docker-remark', remark, 'warning'),
  ];

interface Known extends Pick<Finding, 'kind' | 'about'> {
  path(file: ComposeFile): Path;
}

/** What a remark comes to; empty where the check has told of it, or there is nothing to tell; null where it is not known. */
function knownRemark(remark: string): readonly Known[] | null {
  const port = /^ignoring IP-address \((.*)\) service will listen on/.exec(remark)?.[1];
  if (port?.startsWith(':::')) return []; // `[::]`, which is every address already
  if (port !== undefined) return [{ kind: 'port-address', about: port, path: () => ['services'] }];
  const [, object, name = ''] =
    /^(network|volume|secret|config) (.+): \1\.external\.name is deprecated/.exec(remark) ?? [];
  if (object) return [{ kind: 'external-name', about: name, path: () => [`${object}s`, name, 'external'] }];
  const ignored = /^Ignoring unsupported options: (.*)$/.exec(remark)?.[1]?.split(', ');
  if (ignored)
    return ignored
      .filter((key) => !IGNORED_KEYS.has(key) && key !== 'restart')
      .map((key) => ({ kind: 'ignored-key', about: key, path: (file) => usedIn(file, key) }));
  const deprecated = /^([a-z_]+): /.exec(remark)?.[1] ?? '';
  return remark === 'Ignoring deprecated options:' || IGNORED_KEYS.has(deprecated) ? [] : null;
}

/** The first service that has a key. */
function usedIn({ root }: ComposeFile, key: string): Path {
  const services = Object.entries(map(root.services));
  const [name] = services.find(([, one]) => isMap(one) && Object.hasOwn(one, key)) ?? [];
  return name === undefined ? ['services'] : ['services', name, key];
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
