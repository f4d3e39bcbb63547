import type { Finding } from '@/lib/swarm/operations/finding';
import type { ComposeContext } from './check-compose';
import { checkDropped } from './check-dropped';
import { checkMounts } from './check-mounts';
import type { ComposeFile, Path } from './compose-file';
import { DEPLOY_KEYS, FORBIDDEN_KEYS, SERVICE_KEYS } from './keys';
import { isPath, parseMount } from './parse-mount';
import { checkKeys, isMap, list, map, type Remark, word } from './parts';

/** A DNS label, as the swarm asks of a service; the docker CLI allows more. */
const NAME = /^[A-Za-z0-9]+(?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/;
const LONGEST_NAME = 63;
const KNOWN_KEYS: ReadonlySet<string> = new Set([...SERVICE_KEYS, ...FORBIDDEN_KEYS]);

/** Checks one service of a compose file; `stack` is put before its name. */
export function checkService(
  file: ComposeFile,
  { stack, values }: Pick<ComposeContext, 'stack' | 'values'>,
  name: string,
  service: unknown,
): Remark[] {
  const path: Path = ['services', name];
  if (!isMap(service)) return [file.at(path, 'no-map', name)];
  return [
    ...checkName(file, path, stack, name),
    ...checkKeys(file, path, service, KNOWN_KEYS),
    ...checkKeys(file, [...path, 'deploy'], map(service.deploy), DEPLOY_KEYS),
    ...Object.keys(service)
      .filter((key) => FORBIDDEN_KEYS.has(key))
      .map((key) => file.at([...path, key], 'forbidden-key', key)),
    ...checkDropped(file, path, service, values),
    ...checkMounts(file, path, service.volumes, values),
    ...checkImage(file, path, name, service),
    ...(Object.hasOwn(service, 'env_file') ? [file.at([...path, 'env_file'], 'env-file', name)] : []),
    ...checkReferences(file, path, service),
  ];
}

function checkName(file: ComposeFile, path: Path, stack: string, name: string): Finding[] {
  if (!NAME.test(name)) return [file.at(path, 'bad-name', name)];
  const whole = `${stack}_${name}`;
  return stack && whole.length > LONGEST_NAME ? [file.at(path, 'long-name', whole)] : [];
}

function checkImage(
  file: ComposeFile,
  path: Path,
  name: string,
  service: Readonly<Record<string, unknown>>,
): Finding[] {
  if (service.image) return [];
  return Object.hasOwn(service, 'build')
    ? [file.at([...path, 'build'], 'build-only', name)]
    : [file.at(path, 'no-image', name)];
}

/** Networks, secrets, configs and named volumes that the service names and the file does not define. */
function checkReferences(
  file: ComposeFile,
  path: Path,
  service: Readonly<Record<string, unknown>>,
): Finding[] {
  const missing = (key: string, section: string, names: readonly [string | number, string][]): Finding[] => {
    const defined = map(file.root[section]);
    return names
      .filter(([, name]) => !Object.hasOwn(defined, name) && !name.includes('$'))
      .map(([index, name]) => file.at([...path, key, index], 'undefined', `${section}: ${name}`));
  };
  const sources = (key: string) =>
    list(service[key]).map((item, i): [number, string] => [i, word(isMap(item) ? item.source : item)]);
  const networks = isMap(service.networks)
    ? Object.keys(service.networks).map((name): [string, string] => [name, name])
    : list(service.networks).map((name, i): [number, string] => [i, word(name)]);
  const volumes = list(service.volumes)
    .map((item, i): [number, string] => [i, volumeName(item)])
    .filter(([, name]) => name !== '');
  return [
    ...missing(
      'networks',
      'networks',
      networks.filter(([, name]) => name !== 'default'),
    ),
    ...missing('secrets', 'secrets', sources('secrets')),
    ...missing('configs', 'configs', sources('configs')),
    ...missing('volumes', 'volumes', volumes),
  ];
}

/** The named volume of a mount, '' where it is a path or has no name. */
function volumeName(item: unknown): string {
  if (isMap(item)) return item.type === 'volume' && typeof item.source === 'string' ? item.source : '';
  const { source } = parseMount(word(item));
  return isPath(source) ? '' : source;
}
