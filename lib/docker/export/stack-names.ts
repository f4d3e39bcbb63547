import { type Json, object, stringRecord, text } from '../json';
import { plain, plainRecord } from './plain';

interface Volume {
  readonly labels: Readonly<Record<string, string>>;
  readonly driver: string;
  readonly options: Readonly<Record<string, string>>;
}

/** What a compose file calls the objects of the swarm; it keeps what was called, for the file's other sections. */
export interface StackNames {
  /** `echo_nginx` of the stack echo is `nginx`. */
  short(name: string): string;
  /** By the network's id. */
  network(id: string): string;
  volume(name: string, volume: Volume): string;
  payload(section: 'secrets' | 'configs', name: string): string;
  /** The sections that define all that was named. */
  sections(): Json;
}

const NAMESPACE = 'com.docker.stack.namespace';

/** `networks`: Docker's records of them. */
export function stackNames(stack: string, networks: readonly Json[]): StackNames {
  const used = {
    networks: new Map<string, Json>(),
    volumes: new Map<string, Json>(),
    secrets: new Map<string, Json>(),
    configs: new Map<string, Json>(),
  };
  const short = (name: string) => (name.startsWith(`${stack}_`) ? name.slice(stack.length + 1) : name);
  const external = (name: string): Json => ({ external: true, name: plain(name) });
  return {
    short,
    network(id) {
      const record = networks.find((network) => network.Id === id) ?? {};
      const name = text(record.Name) || id;
      const isOwn = stringRecord(record.Labels)[NAMESPACE] === stack;
      const key = isOwn ? short(name) : keyOf(name);
      used.networks.set(key, isOwn ? network(record, key, name, stack) : external(name));
      return key;
    },
    volume(name, { labels: { [NAMESPACE]: owner, ...labels }, driver, options }) {
      const isOwn = owner === stack;
      const key = isOwn ? short(name) : keyOf(name);
      used.volumes.set(
        key,
        isOwn
          ? {
              name: key === name ? plain(name) : undefined,
              driver: plain(driver),
              driver_opts: plainRecord(options),
              labels: plainRecord(labels),
            }
          : external(name),
      );
      return key;
    },
    payload(section, name) {
      const key = keyOf(name);
      used[section].set(key, external(name));
      return key;
    },
    sections: () =>
      Object.fromEntries(
        Object.entries(used)
          .filter(([, objects]) => objects.size > 0)
          .map(([section, objects]) => [section, Object.fromEntries(objects)]),
      ),
  };
}

/** A name of the swarm as a key of a compose file, which allows less. */
const keyOf = (name: string): string => name.replace(/[^A-Za-z0-9._-]/g, '-');

function network(record: Json, key: string, name: string, stack: string): Json {
  const { [NAMESPACE]: _, ...labels } = stringRecord(record.Labels);
  const isEncrypted = 'encrypted' in object(record.Options);
  return {
    name: name === `${stack}_${key}` ? undefined : plain(name),
    driver: plain(record.Driver),
    driver_opts: isEncrypted ? { encrypted: '' } : undefined,
    attachable: record.Attachable || undefined,
    internal: record.Internal || undefined,
    labels: plainRecord(labels),
  };
}
