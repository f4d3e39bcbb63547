/** The keys of compose file format 3.13, as the docker CLI's `stack deploy` accepts them; `x-…` is allowed everywhere. */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

export const TOP_KEYS = words('version services networks volumes secrets configs');
/** Of them, those that hold objects by name. */
export const SECTIONS = words('services networks volumes secrets configs');

export const SERVICE_KEYS = words(`
  deploy build cap_add cap_drop cgroupns_mode cgroup_parent command configs container_name credential_spec
  depends_on devices dns dns_search domainname entrypoint env_file environment expose external_links extra_hosts
  healthcheck hostname image init ipc isolation labels links logging mac_address network_mode networks oom_score_adj
  pid ports privileged read_only restart security_opt shm_size secrets sysctls stdin_open stop_grace_period
  stop_signal tmpfs tty ulimits user userns_mode volumes working_dir`);

/** The docker CLI refuses these of version 2. */
export const FORBIDDEN_KEYS = words(`
  extends volume_driver volumes_from cpu_quota cpu_shares cpuset mem_limit memswap_limit`);

/**
 * Compose's own, which the docker CLI takes and leaves out: those that it says so of (`UnsupportedProperties` and
 * `DeprecatedProperties` in its `cli/compose/types`, but for `restart`), and those that it never reads and says nothing of.
 */
export const IGNORED_KEYS = words(`
  build cgroupns_mode cgroup_parent container_name devices domainname expose external_links ipc links mac_address
  network_mode pid privileged security_opt shm_size userns_mode
  depends_on tmpfs`);

/** Of a service's network: the docker CLI takes them, and no task gets such an address. */
export const IGNORED_ATTACHMENT_KEYS = words('ipv4_address ipv6_address');
/** Of a mount's options and of a secret or config that a service names, where the docker CLI takes any key: those that it reads. */
export const READ_MOUNT_KEYS = {
  bind: words('propagation'),
  volume: words('nocopy subpath'),
  tmpfs: words('size'),
  cluster: words(''),
} as const;
export const READ_REFERENCE_KEYS = words('source target uid gid mode');
/** Of what exists already, beside its name. */
export const READ_EXTERNAL_KEYS = words('name external file');
/** What may stand behind a short mount, `a:/b:ro`. */
export const MOUNT_OPTIONS = words('ro rw nocopy private rprivate shared rshared slave rslave');

export const DEPLOY_KEYS = words(`
  mode endpoint_mode replicas labels rollback_config update_config resources restart_policy placement`);

export const NETWORK_KEYS = words('name driver driver_opts ipam external internal attachable labels');
export const VOLUME_KEYS = words('name driver driver_opts external labels');
export const PAYLOAD_KEYS = words('name file external labels driver driver_opts template_driver');

/** The known key that `key` is a slip of, null where none is near. */
export function nearest(key: string, known: Iterable<string>): string | null {
  const most = Math.min(MOST_SLIPS, Math.floor(key.length / 2));
  const near = [...known]
    .filter((word) => Math.abs(word.length - key.length) <= most)
    .map((word) => ({ word, distance: distance(key, word) }));
  const best = near.sort((a, b) => a.distance - b.distance)[0];
  return best && best.distance <= most ? best.word : null;
}

const MOST_SLIPS = 2;

/** Letters to add, drop or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, char] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const change = (row[j] ?? 0) + (char === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
