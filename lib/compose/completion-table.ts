import {
  DEPLOY_KEYS,
  IGNORED_KEYS,
  NETWORK_KEYS,
  PAYLOAD_KEYS,
  READ_REFERENCE_KEYS,
  SERVICE_KEYS,
  TOP_KEYS,
  VOLUME_KEYS,
} from './keys';

/** Keys by where they stand: `*` is any name, `-` an entry of a list. What a swarm refuses or leaves out is not offered. */
const KEYS: Readonly<Record<string, Iterable<string>>> = {
  '': TOP_KEYS,
  'services *': without(SERVICE_KEYS, [...IGNORED_KEYS, 'env_file', 'restart']),
  'services * deploy': DEPLOY_KEYS,
  'services * deploy update_config': words(
    'parallelism delay failure_action monitor max_failure_ratio order',
  ),
  'services * deploy rollback_config': words(
    'parallelism delay failure_action monitor max_failure_ratio order',
  ),
  'services * deploy resources': words('limits reservations'),
  'services * deploy resources limits': words('cpus memory'),
  'services * deploy resources reservations': words('cpus memory generic_resources'),
  'services * deploy placement': words('constraints preferences max_replicas_per_node'),
  'services * deploy placement preferences -': words('spread'),
  'services * deploy restart_policy': words('condition delay max_attempts window'),
  'services * healthcheck': words('test interval timeout retries start_period disable'),
  'services * logging': words('driver options'),
  'services * ports -': words('target published protocol mode'),
  'services * volumes -': words('type source target read_only bind volume tmpfs'),
  'services * networks *': words('aliases'),
  'services * secrets -': READ_REFERENCE_KEYS,
  'services * configs -': READ_REFERENCE_KEYS,
  'networks *': NETWORK_KEYS,
  'networks * ipam': words('driver config'),
  'networks * ipam config -': words('subnet'),
  'volumes *': VOLUME_KEYS,
  'secrets *': without(PAYLOAD_KEYS, ['file']),
  'configs *': without(PAYLOAD_KEYS, ['file', 'driver', 'driver_opts']),
};

const YES_OR_NO = words('true false');

/** Values by where they stand. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  version: ['"3.8"', '"3.7"'],
  'services * init': YES_OR_NO,
  'services * read_only': YES_OR_NO,
  'services * stdin_open': YES_OR_NO,
  'services * tty': YES_OR_NO,
  'services * deploy mode': words('replicated global replicated-job global-job'),
  'services * deploy endpoint_mode': words('vip dnsrr'),
  'services * deploy update_config order': words('stop-first start-first'),
  'services * deploy update_config failure_action': words('pause continue rollback'),
  'services * deploy rollback_config order': words('stop-first start-first'),
  'services * deploy rollback_config failure_action': words('pause continue'),
  'services * deploy restart_policy condition': words('any on-failure none'),
  'services * deploy placement constraints -': ['node.role == manager', 'node.role != manager'],
  'services * ports - mode': words('ingress host'),
  'services * ports - protocol': words('tcp udp'),
  'services * volumes - type': words('volume bind tmpfs'),
  'services * volumes - read_only': YES_OR_NO,
  'networks * driver': words('overlay'),
  'networks * attachable': YES_OR_NO,
  'networks * internal': YES_OR_NO,
  'networks * external': words('true'),
  'volumes * external': words('true'),
  'secrets * external': words('true'),
  'configs * external': words('true'),
};

/** What a key opens, by its name and the depth at which it stands. */
const LISTS = new Set(words('ports constraints preferences generic_resources config cap_add cap_drop dns'));
const MAPS = new Set(
  words(`services volumes networks secrets configs deploy update_config rollback_config resources limits reservations
    placement restart_policy healthcheck logging options labels environment ulimits sysctls ipam driver_opts bind volume tmpfs`),
);
/** Of a service these are lists, elsewhere maps. */
const LISTS_OF_SERVICE = new Set(words('networks secrets configs volumes'));

export const completionKeys = (path: readonly string[]): readonly string[] => [...(of(KEYS, path) ?? [])];
export const completionValues = (path: readonly string[]): readonly string[] => of(VALUES, path) ?? [];

export function opens(path: readonly string[], key: string): 'map' | 'list' | 'scalar' {
  if (LISTS.has(key) || (path.length === 2 && path[0] === 'services' && LISTS_OF_SERVICE.has(key)))
    return 'list';
  return MAPS.has(key) ? 'map' : 'scalar';
}

/** The entry whose place `path` is; names stand at the second place, and below a service's networks. */
function of<T>(table: Readonly<Record<string, T>>, path: readonly string[]): T | undefined {
  const place = path.map((part, i) =>
    i === 1 || (i === 3 && path[2] === 'networks' && part !== '-') ? '*' : part,
  );
  const key = place.join(' ');
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

function without(keys: Iterable<string>, left: Iterable<string>): string[] {
  const out = new Set(left);
  return [...keys].filter((key) => !out.has(key));
}
