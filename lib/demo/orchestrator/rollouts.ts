import { isDeepStrictEqual } from 'node:util';
import type { ServiceSpec } from '../objects/specs';
import type { Service } from '../objects/wire';
import type { OrchestratorParts } from './places';
import { Rollout } from './rollout';

/** The updates in progress, one a service at most. */
export class Rollouts {
  private readonly current = new Map<string, { spec: ServiceSpec; rollout: Rollout }>();

  constructor(private readonly parts: OrchestratorParts) {
    parts.store.subscribe((change) => {
      if (change.kind !== 'task' || !change.after) return;
      this.current.get(change.after.ServiceID)?.rollout.hear(change.before, change.after);
    });
  }

  /** Brings the tasks in these places to the service's spec. An update to the same spec just goes on. */
  update(service: Service, places: string[]): void {
    const running = this.current.get(service.ID);
    if (running && !running.rollout.isDone && isDeepStrictEqual(running.spec, service.Spec)) return;
    this.cancel(service.ID);
    const rollout = new Rollout(this.parts, service.ID);
    this.current.set(service.ID, { spec: service.Spec, rollout });
    rollout.start(places);
  }

  cancel(serviceId: string): void {
    this.current.get(serviceId)?.rollout.stop();
    this.current.delete(serviceId);
  }
}
