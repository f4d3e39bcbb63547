import type { Service } from '@/lib/swarm/objects/service';
import { ourTime, type Span } from './clocks';

/**
 * The service with what is timed against our clock (its last change, the end of its update) by our clock. `span` is when
 * it became other than `known`, null in `after` where we did not watch. What is only compared with the manager's other
 * stamps stays as that stamped it.
 */
export function serviceInOurTime(service: Service, known: Service | undefined, span: Span): Service {
  return {
    ...service,
    updatedAt: ourTime(service.updatedAt, span),
    update: service.update && {
      ...service.update,
      completedAt: completion(service.update, known?.update ?? null, span),
    },
  };
}

type Update = NonNullable<Service['update']>;

function completion(update: Update, known: Update | null, span: Span): number {
  if (update.completedAt === 0) return 0;
  const isSame = known?.state === update.state && known.startedAt === update.startedAt;
  return isSame && known.completedAt > 0 ? known.completedAt : ourTime(update.completedAt, span);
}
