import { useAnswer } from '@/lib/client/use-answer';
import type { Service, UpdateConfig } from '@/lib/swarm/objects/service';
import { NEW_SERVICE } from '@/lib/swarm/objects/service-definition';

/** How a service is being updated now: a rollback follows settings of its own, which the picture does not hold. */
export function useRolloutConfig(service: Service): UpdateConfig {
  const isRollback = service.update?.state.startsWith('rollback') ?? false;
  const { answer } = useAnswer(isRollback ? { kind: 'service', service: service.id } : null);
  if (!isRollback) return service.updateConfig;
  return (answer?.ok && answer.value.rollback) || NEW_SERVICE.update;
}
