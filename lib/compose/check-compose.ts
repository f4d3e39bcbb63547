import type { ComposeVariable, Finding } from '@/lib/swarm/finding';
import { checkService } from './check-service';
import { type ComposeFile, type Path, readCompose } from './compose-file';
import { NETWORK_KEYS, PAYLOAD_KEYS, TOP_KEYS, VOLUME_KEYS } from './keys';
import { checkKeys, isMap, map } from './parts';
import { fillIn, unset, variablesOf } from './variables';

export interface ComposeCheck {
  readonly findings: readonly Finding[];
  readonly variables: readonly ComposeVariable[];
  /** null where the YAML could not be read. */
  readonly file: ComposeFile | null;
}

export interface ComposeContext {
  /** '' while it is not known: then no name is too long. */
  readonly stack: string;
  readonly values: Readonly<Record<string, string>>;
  /** Names of the swarm's networks; null where they are not known. */
  readonly networks: ReadonlySet<string> | null;
}

/** Checks a compose file as far as that goes without Docker: line by line, errors first by place. Costs ms, and never throws. */
export function checkCompose(text: string, context: ComposeContext): ComposeCheck {
  const read = readCompose(text);
  if (!read.ok) return { findings: read.findings, variables: [], file: null };
  const { file } = read;
  const { variables, findings } = variablesOf(file);
  const open = unset(variables, context.values).map((variable): Finding => {
    const source = text.split(/\r?\n/)[variable.line - 1] ?? '';
    const column = Math.max(source.indexOf('$'), 0) + 1;
    return {
      kind: 'unset-variable',
      severity: 'error',
      line: variable.line,
      column,
      source,
      about: variable.name,
    };
  });
  const all = [
    ...checkVersion(file),
    ...checkKeys(file, [], file.root, TOP_KEYS),
    ...checkServices(file, context.stack),
    ...checkNetworks(file, context),
    ...checkObjects(file, 'volumes', VOLUME_KEYS),
    ...checkPayloads(file, 'secrets'),
    ...checkPayloads(file, 'configs'),
    ...findings,
    ...open,
  ];
  const ordered = all.sort((a, b) => a.line - b.line || a.column - b.column);
  return { findings: ordered, variables, file };
}

function checkVersion(file: ComposeFile): Finding[] {
  const { version } = file.root;
  if (version === undefined || /^3(\.\d+)?$/.test(String(version))) return [];
  return [file.at(['version'], 'version', String(version))];
}

function checkServices(file: ComposeFile, stack: string): Finding[] {
  const { services } = file.root;
  if (!isMap(services)) return [file.at(['services'], services ? 'no-map' : 'no-services', '')];
  const names = Object.keys(services);
  if (names.length === 0) return [file.at(['services'], 'no-services', '')];
  return names.flatMap((name) => checkService(file, stack, name, services[name]));
}

/** Names and keys of a section that defines networks, volumes, secrets or configs. */
function checkObjects(file: ComposeFile, section: string, keys: ReadonlySet<string>): Finding[] {
  const objects = file.root[section];
  if (objects === undefined || objects === null) return [];
  if (!isMap(objects)) return [file.at([section], 'no-map', section)];
  return Object.entries(objects).flatMap(([name, object]) => {
    const path: Path = [section, name];
    if (!/^[A-Za-z0-9._-]+$/.test(name)) return [file.at(path, 'bad-name', name)];
    if (object === null) return [];
    return isMap(object) ? checkKeys(file, path, object, keys) : [file.at(path, 'no-map', name)];
  });
}

function checkNetworks(file: ComposeFile, { networks, values }: ComposeContext): Finding[] {
  const found = checkObjects(file, 'networks', NETWORK_KEYS);
  if (!networks) return found;
  for (const [key, network] of Object.entries(map(file.root.networks))) {
    const name = externalName(key, map(network));
    if (name === null) continue;
    const filled = fillIn(name, values);
    if (filled && !networks.has(filled) && !PREDEFINED.has(filled))
      found.push(file.at(['networks', key, 'external'], 'missing-network', filled));
  }
  return found;
}

/** Every engine has them. */
const PREDEFINED = new Set(['host', 'bridge', 'none', 'default', 'ingress', 'docker_gwbridge']);

/** What an external object is called in the swarm; null where it is none. */
export function externalName(
  key: string,
  { external, name }: Readonly<Record<string, unknown>>,
): string | null {
  if (external === undefined || external === false) return null;
  const older = map(external).name;
  return String(older ?? name ?? key);
}

/** The docker CLI would read their files from its own folder, which here is empty. */
function checkPayloads(file: ComposeFile, section: 'secrets' | 'configs'): Finding[] {
  const payloads = Object.entries(map(file.root[section]));
  const based = payloads
    .filter(([name, payload]) => 'file' in map(payload) || externalName(name, map(payload)) === null)
    .filter(([, payload]) => !('driver' in map(payload)))
    .map(([name, payload]) =>
      file.at([section, name, ...('file' in map(payload) ? ['file'] : [])], 'file-based', name),
    );
  return [...checkObjects(file, section, PAYLOAD_KEYS), ...based];
}
