import { timestamp } from '../objects/timestamp';
import type { Service, UpdateStatus } from '../objects/wire';
import type { OrchestratorParts } from './orchestrator-parts';

export function reportStart(parts: OrchestratorParts, serviceId: string): void {
  report(parts, serviceId, {
    State: 'updating',
    StartedAt: timestamp(parts.clock.now()),
    CompletedAt: undefined,
    Message: 'update in progress',
  });
}

/** The update, or the way back, has come to its end. */
export function reportEnd(parts: OrchestratorParts, serviceId: string): void {
  const status = parts.store.services.get(serviceId)?.UpdateStatus;
  if (!status) return;
  const CompletedAt = timestamp(parts.clock.now());
  report(
    parts,
    serviceId,
    isRollback(status)
      ? { ...status, State: 'rollback_completed', CompletedAt, Message: 'rollback completed' }
      : { ...status, State: 'completed', CompletedAt, Message: 'update completed' },
  );
}

/** Too many of the new tasks failed, `taskId` last: the update is paused there, or goes back to the spec before. */
export function reportFailure(
  parts: OrchestratorParts,
  serviceId: string,
  action: 'pause' | 'rollback',
  taskId: string,
): void {
  const service = parts.store.services.get(serviceId);
  const status = service?.UpdateStatus;
  if (!status) return;
  const because = `due to failure or early termination of task ${taskId}`;
  if (action === 'pause') {
    const State = isRollback(status) ? 'rollback_paused' : 'paused';
    report(parts, serviceId, { ...status, State, Message: `update paused ${because}` });
  } else if (isRollback(status)) {
    report(parts, serviceId, { ...status, State: 'rollback_paused', Message: `rollback paused ${because}` });
  } else {
    const Message = `update rolled back ${because}`;
    rollBack(parts, service, { ...status, State: 'rollback_started', Message });
  }
}

export const isRollback = (status: UpdateStatus | undefined): boolean => status?.State === 'rollback_started';

export const isPaused = (status: UpdateStatus | undefined): boolean =>
  status?.State === 'paused' || status?.State === 'rollback_paused';

function rollBack({ store }: OrchestratorParts, service: Service, status: UpdateStatus): void {
  const { PreviousSpec } = service;
  if (!PreviousSpec) return;
  const back = { ...service, Spec: PreviousSpec, PreviousSpec: undefined, UpdateStatus: status };
  store.commit((tx) => tx.put('service', back));
}

function report({ store }: OrchestratorParts, serviceId: string, status: UpdateStatus): void {
  const service = store.services.get(serviceId);
  if (service) store.commit((tx) => tx.put('service', { ...service, UpdateStatus: status }));
}
