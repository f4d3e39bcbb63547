import { type Json, list, object, stringRecord, text } from '@/lib/base/json';
import { STACK_LABEL } from '@/lib/swarm/objects/stack';
import { numberedNames } from './numbered-names';
import { orNone, plain, plainRecord } from './plain';

interface Volume {
  readonly labels: Readonly<Record<string, string>>;
  /** undefined where none is stated, which is not the same as one that says nothing. */
  readonly driver: Json | undefined;
}

/** What a compose file calls the objects of the swarm; it keeps what was called, for the file's other sections. */
export interface StackNames {
  /** `echo_nginx` of the stack echo is `nginx`. */
  short(name: string): string;
  /** By the network's id, as the next two. */
  network(id: string): string;
  networkName(id: string): string;
  /** Whether services have names of their own on the network; on the host's, say, they have none. */
  hasAliases(id: string): boolean;
  isOwn(volume: Volume): boolean;
  volume(name: string, volume: Volume): string;
  payload(section: 'secrets' | 'configs', name: string): string;
  /** The sections that define all that was named. */
  sections(): Json;
}

/** `networks`: Docker's records of them; `asked`: what their makers asked of them, by id, where that is known. */
export function stackNames(
  stack: string,
  networks: readonly Json[],
  asked: ReadonlyMap<string, Json>,
): StackNames {
  const used = { networks: section(), volumes: section(), secrets: section(), configs: section() };
  const short = (name: string) => (name.startsWith(`${stack}_`) ? name.slice(stack.length + 1) : name);
  /** An object of the stack's own is called as the CLI would call it, where the key allows that. */
  const named = (key: string, name: string) => (name === `${stack}_${key}` ? undefined : plain(name));
  const external = (name: string) => () => ({ external: true, name: plain(name) });
  const record = (id: string) => networks.find((network) => network.Id === id) ?? {};
  const networkName = (id: string) => text(record(id).Name) || id;
  const isOwn = ({ labels }: Pick<Volume, 'labels'>) => labels[STACK_LABEL] === stack;
  return {
    short,
    networkName,
    hasAliases: (id) => !/^(default|bridge|host|none|container:.*)$/.test(networkName(id)),
    network(id) {
      const name = networkName(id);
      if (!isOwn({ labels: stringRecord(record(id).Labels) }))
        return used.networks.keyOf(id, name, external(name));
      return used.networks.keyOf(id, short(name), (key) => ({
        name: named(key, name),
        ...network(record(id), asked.get(id)),
      }));
    },
    isOwn,
    volume(name, volume) {
      if (!isOwn(volume)) return used.volumes.keyOf(name, name, external(name));
      const { [STACK_LABEL]: _, ...labels } = volume.labels;
      const { driver } = volume;
      return used.volumes.keyOf(JSON.stringify([name, volume]), short(name), (key) => ({
        name: named(key, name),
        driver: plain(driver?.Name),
        driver_opts: driver && (plainRecord(stringRecord(driver.Options)) ?? (driver.Name ? undefined : {})),
        labels: plainRecord(labels),
      }));
    },
    payload: (kind, name) => used[kind].keyOf(name, name, external(name)),
    sections: () =>
      Object.fromEntries(
        Object.entries(used)
          .filter(([, { objects }]) => objects.size > 0)
          .map(([name, { objects }]) => [name, Object.fromEntries(objects)]),
      ),
  };
}

/** A section of the file; each of its objects has a key of its own. */
function section() {
  const keyFor = numberedNames('-');
  const objects = new Map<string, Json>();
  return {
    objects,
    /** The key of an object that is known by `identity`; it is defined when it is first asked for. */
    keyOf(identity: string, name: string, define: (key: string) => Json): string {
      // A key allows less than a name does. Only the first dash of a row is tried: a name may be nothing but dashes.
      const wanted = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^-+|(?<!-)-+$/g, '') || 'unnamed';
      const key = keyFor(wanted, identity);
      if (!objects.has(key)) objects.set(key, define(key));
      return key;
    },
  };
}

/** The number that Swarm itself gives to an overlay network. */
const VXLAN = 'com.docker.network.driver.overlay.vxlanid_list';

/**
 * What was asked of a network; where that is not known, all that it has, which may be more: Docker's record does not
 * tell a subnet that was asked for from one that Swarm chose.
 */
function network(record: Json, asked: Json | undefined): Json {
  const { [STACK_LABEL]: _, ...labels } = stringRecord(record.Labels);
  const { [VXLAN]: __, ...options } = stringRecord(
    asked ? object(asked.DriverConfiguration).Options : record.Options,
  );
  const ipam = object(asked ? asked.IPAMOptions : record.IPAM);
  const driver = asked ? text(object(ipam.Driver).Name) : text(ipam.Driver);
  const config = orNone(
    list(asked ? ipam.Configs : ipam.Config).flatMap((one) => {
      const subnet = plain(object(one).Subnet);
      return subnet ? [{ subnet }] : [];
    }),
  );
  return {
    driver: plain(record.Driver),
    driver_opts: plainRecord(options),
    ipam:
      config || (driver && driver !== 'default')
        ? { driver: driver === 'default' ? undefined : plain(driver), config }
        : undefined,
    attachable: record.Attachable || undefined,
    internal: record.Internal || undefined,
    labels: plainRecord(labels),
  };
}
