import type { ComposeVariable, Finding } from '@/lib/swarm/operations/finding';
import { checkGrowth } from './check-growth';
import { checkService } from './check-service';
import { fillIn } from './cli-template';
import { type ComposeFile, MAX_COMPOSE_BYTES, NOWHERE, readCompose } from './compose-file';
import { NETWORK_KEYS, nearest, PAYLOAD_KEYS, READ_EXTERNAL_KEYS, TOP_KEYS, VOLUME_KEYS } from './keys';
import { checkKeys, ignoredKeys, isMap, map, type Remark, word } from './parts';
import { variablesOf } from './variables';

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

/** Remarks that are told: who has mended so many checks again. */
const MOST_TOLD = 100;

/**
 * Checks a compose file as far as that goes without Docker: line by line, in the file's order, and at most 100 remarks with
 * one that counts the rest. Takes time in proportion to the file, and never throws; on a server, `checkApart` does it.
 */
export function checkCompose(
  text: string,
  context: ComposeContext,
  maxBytes: number = MAX_COMPOSE_BYTES,
): ComposeCheck {
  const read = readCompose(text, maxBytes);
  if (!read.ok) return { findings: read.findings, variables: [], file: null };
  const { file } = read;
  const { variables, findings } = variablesOf(file, context.values);
  const tooMuch = checkGrowth(file, context.values);
  // What no machine has room for is not filled in here, either; and the docker CLI knows no variable but the file's.
  const names = new Set(tooMuch.length > 0 ? [] : variables.map(({ name }) => name));
  const values = Object.fromEntries(Object.entries(context.values).filter(([name]) => names.has(name)));
  const all = [
    ...checkVersion(file),
    ...checkKeys(file, [], file.root, TOP_KEYS),
    ...checkServices(file, { ...context, values }),
    ...checkNetworks(file, { ...context, values }),
    ...checkObjects(file, 'volumes', VOLUME_KEYS),
    ...checkPayloads(file, 'secrets'),
    ...checkPayloads(file, 'configs'),
    ...findings,
    ...tooMuch,
  ];
  return { findings: told(all), variables, file };
}

/** In the file's order, each once however many aliases lead to it; where that is too much, warnings go first. */
function told(all: readonly Remark[]): Finding[] {
  const places = new Map(all.map((one) => [`${one.kind} ${one.line} ${one.column} ${one.about}`, one]));
  const ordered = [...places.values()].sort((a, b) => a.line - b.line || a.column - b.column);
  const errors = ordered.filter(({ severity }) => severity === 'error');
  const warnings = ordered.filter(({ severity }) => severity === 'warning');
  const kept = new Set([...errors, ...warnings].slice(0, MOST_TOLD));
  const told = ordered
    .filter((one) => kept.has(one))
    .map(({ known, ...finding }): Finding => {
      const meant = known && nearest(finding.about, known);
      return meant ? { ...finding, about: `${finding.about} → ${meant}` } : finding;
    });
  if (told.length === ordered.length) return told;
  const severity = errors.length > MOST_TOLD ? 'error' : 'warning';
  return [...told, { ...NOWHERE, severity, kind: 'more', about: `${ordered.length - told.length}` }];
}

function checkVersion(file: ComposeFile): Finding[] {
  const { version } = file.root;
  if (version === undefined || /^3(\.\d+)?$/.test(word(version))) return [];
  return [file.at(['version'], 'version', word(version))];
}

function checkServices(file: ComposeFile, context: ComposeContext): Remark[] {
  const { services } = file.root;
  if (!isMap(services)) return [file.at(['services'], services ? 'no-map' : 'no-services', '')];
  const names = Object.keys(services);
  if (names.length === 0) return [file.at(['services'], 'no-services', '')];
  return names.flatMap((name) => checkService(file, context, name, services[name]));
}

/** Names and keys of a section that defines networks, volumes, secrets or configs. */
function checkObjects(file: ComposeFile, section: string, keys: ReadonlySet<string>): Remark[] {
  const objects = file.root[section];
  if (objects === undefined || objects === null) return [];
  if (!isMap(objects)) return [file.at([section], 'no-map', section)];
  return Object.entries(objects).flatMap(([name, object]) => {
    const path = [section, name] as const;
    if (!/^[A-Za-z0-9._-]+$/.test(name)) return [file.at(path, 'bad-name', name)];
    if (object === null) return [];
    if (!isMap(object)) return [file.at(path, 'no-map', name)];
    return [...checkKeys(file, path, object, keys), ...checkUnread(file, path, object, keys)];
  });
}

/** What is written of a thing that exists already, and that the docker CLI does not read; of a volume it refuses that. */
function checkUnread(
  file: ComposeFile,
  path: readonly [section: string, name: string],
  object: Readonly<Record<string, unknown>>,
  keys: ReadonlySet<string>,
): Remark[] {
  const isThere = externalName('', object) !== null;
  return ignoredKeys(file, path, object, (key) =>
    path[0] === 'volumes'
      ? key === 'x-cluster-spec'
      : isThere && keys.has(key) && !READ_EXTERNAL_KEYS.has(key),
  );
}

function checkNetworks(file: ComposeFile, { networks, values }: ComposeContext): Remark[] {
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
  return word(older ?? name ?? key) || key;
}

/** The docker CLI would read their files from its own folder, which here is empty. */
function checkPayloads(file: ComposeFile, section: 'secrets' | 'configs'): Remark[] {
  const payloads = Object.entries(map(file.root[section]));
  const based = payloads
    .filter(
      ([name, payload]) => Object.hasOwn(map(payload), 'file') || externalName(name, map(payload)) === null,
    )
    .filter(([, payload]) => !Object.hasOwn(map(payload), 'driver'))
    .map(([name, payload]) =>
      file.at([section, name, ...(Object.hasOwn(map(payload), 'file') ? ['file'] : [])], 'file-based', name),
    );
  return [...checkObjects(file, section, PAYLOAD_KEYS), ...based];
}
