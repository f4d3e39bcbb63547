import { type Json, number, object, stringRecord, text } from '@/lib/base/json';
import { plain } from './plain';
import type { StackNames } from './stack-names';

/** An entry of a service's `volumes`. Options that are stated but say nothing are stated again: Swarm sees a change in that. */
export function composeMount(mount: Json, names: StackNames): Json {
  const type = text(mount.Type) || 'volume';
  const { BindOptions: bind, VolumeOptions: volume, TmpfsOptions: tmpfs } = mount;
  const { NoCopy, Subpath } = object(volume);
  const size = number(object(tmpfs).SizeBytes);
  return {
    type,
    source: sourceOf(type, text(mount.Source), volume, names),
    target: plain(mount.Target),
    read_only: mount.ReadOnly || undefined,
    consistency: plain(mount.Consistency),
    bind: bind ? { propagation: plain(object(bind).Propagation) } : undefined,
    volume: NoCopy || Subpath ? { nocopy: NoCopy || undefined, subpath: plain(Subpath) } : undefined,
    tmpfs: tmpfs ? { size: size || undefined } : undefined,
  };
}

function sourceOf(type: string, source: string, options: unknown, names: StackNames): string | undefined {
  // A group of cluster volumes is named, but never defined.
  const isNamed = type === 'volume' || (type === 'cluster' && !source.startsWith('group:'));
  return isNamed && source ? names.volume(source, volumeOf(options)) : plain(source);
}

/** Of a mount's `VolumeOptions`. */
export const volumeOf = (options: unknown) => {
  const { Labels, DriverConfig } = object(options);
  return { labels: stringRecord(Labels), driver: DriverConfig ? object(DriverConfig) : undefined };
};
