import { isDeepStrictEqual } from 'node:util';
import type { ServiceSpec } from '../objects/specs';
import type { Service } from '../objects/wire';
import type { OrchestratorParts } from './orchestrator-parts';
import { type Rollout, startRollout } from './rollout';

/** The updates in progress, one a service at most. */
export interface Rollouts {
  /** Brings the tasks in these places to the service's spec. An update to the same spec just goes on. */
  update(service: Service, places: readonly string[]): void;
  cancel(serviceId: string): void;
}

export function createRollouts(parts: OrchestratorParts): Rollouts {
  const current = new Map<string, { readonly spec: ServiceSpec; readonly rollout: Rollout }>();

  const cancel = (serviceId: string) => {
    current.get(serviceId)?.rollout.stop();
    current.delete(serviceId);
  };

  parts.store.subscribe(({ kind, before, after }) => {
    if (kind === 'task' && after) current.get(after.ServiceID)?.rollout.hear(before, after);
  });

  return {
    update(service, places) {
      const running = current.get(service.ID);
      if (running && !running.rollout.isDone && isDeepStrictEqual(running.spec, service.Spec)) return;
      cancel(service.ID);
      const rollout = startRollout(parts, service, places);
      if (rollout) current.set(service.ID, { spec: service.Spec, rollout });
    },
    cancel,
  };
}
