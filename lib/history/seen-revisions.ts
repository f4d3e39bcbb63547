import { sameJson } from '@/lib/base/equal';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import type { Service } from '@/lib/swarm/objects/service';
import type { SeenRevision, SpecChange } from '@/lib/swarm/picture/service-history';

/** The specs of each service that were seen, as far as the picture tells them. */
export interface SeenRevisions {
  /** `before`: as it was in the picture before. */
  see(service: Service, before: Service | undefined, at: number, isFirstPicture: boolean): void;
  of(service: ServiceId): readonly SeenRevision[];
  drop(service: ServiceId): void;
}

export function createSeenRevisions(mostEach: number): SeenRevisions {
  const seen = new Map<ServiceId, readonly SeenRevision[]>();
  return {
    see(service, before, at, isFirstPicture) {
      const change = before ? changeOf(before, service) : isFirstPicture ? 'first' : 'created';
      if (change === null) return;
      const { id, image, mode, template } = service;
      // Docker says how old a spec is that was there before us.
      const seenAt = change === 'first' && service.updatedAt > 0 ? service.updatedAt : at;
      const revision = {
        at: seenAt,
        change,
        image: image.name,
        mode: mode.kind,
        replicas: target(service),
        template,
      };
      seen.set(id, [...(seen.get(id) ?? []), revision].slice(-mostEach));
    },
    of: (service) => seen.get(service) ?? [],
    drop: (service) => void seen.delete(service),
  };
}

function changeOf(before: Service, after: Service): SpecChange | null {
  if (!sameJson(before.image, after.image)) return 'image';
  if (!sameJson(before.mode, after.mode)) return 'scale';
  return SPEC.some((field) => !sameJson(before[field], after[field])) ? 'other' : null;
}

/** The fields of the picture's service that somebody sets. */
const SPEC = [
  'template',
  'name',
  'stack',
  'ports',
  'constraints',
  'maxPerNode',
  'networks',
  'reservations',
  'limits',
  'updateConfig',
] as const satisfies readonly (keyof Service)[];

const target = ({ mode }: Service): number | null =>
  mode.kind === 'replicated' ? mode.replicas : mode.kind === 'replicated-job' ? mode.completions : null;
