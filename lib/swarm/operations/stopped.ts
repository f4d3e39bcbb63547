import { isJob, type Service } from '../objects/service';
import type { Stack } from '../objects/stack';

/** Says that a service is stopped, and to how many replicas it comes back; `global` for a global one. */
export const STOPPED_LABEL = 'dev.swarmscope.stopped';

/** A global service has no count: no node meets this constraint, so none of its tasks may stay. */
export const NOWHERE = 'node.labels.dev.swarmscope.nowhere == true';

/** Whether a service is asked to run nothing. A job cannot be stopped: any change would run it again. */
const isStoppedService = ({ mode, constraints }: Service): boolean =>
  mode.kind === 'replicated' ? mode.replicas === 0 : mode.kind === 'global' && constraints.includes(NOWHERE);

/** Whether every service of a stack that can be stopped is: then it can only be started. */
export function isStopped({ services }: Stack): boolean {
  const able = services.filter(({ mode }) => !isJob(mode));
  return able.length > 0 && able.every(isStoppedService);
}
