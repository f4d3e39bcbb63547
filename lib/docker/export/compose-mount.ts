import { type Json, number, object, stringRecord, text } from '../json';
import { plain } from './plain';
import type { StackNames } from './stack-names';

/** An entry of a service's `volumes`. */
export function composeMount(mount: Json, names: StackNames): Json {
  const type = text(mount.Type) || 'volume';
  const bind = object(mount.BindOptions);
  const volume = object(mount.VolumeOptions);
  const size = number(object(mount.TmpfsOptions).SizeBytes);
  const source = text(mount.Source);
  return {
    type,
    source: type === 'volume' && source ? names.volume(source, volumeOf(volume)) : plain(source),
    target: plain(mount.Target),
    read_only: mount.ReadOnly || undefined,
    consistency: plain(mount.Consistency),
    bind: plain(bind.Propagation) ? { propagation: bind.Propagation } : undefined,
    volume: volume.NoCopy ? { nocopy: true } : undefined,
    tmpfs: size ? { size } : undefined,
  };
}

const volumeOf = ({ Labels, DriverConfig }: Json) => {
  const { Name, Options } = object(DriverConfig);
  return { labels: stringRecord(Labels), driver: text(Name), options: stringRecord(Options) };
};
