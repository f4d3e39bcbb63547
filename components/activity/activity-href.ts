import { hrefOf } from '@/lib/pages/href-of';
import type { Activity, ActivityEvent } from '@/lib/swarm/picture/activity';

/** The page of what changed; null for what has none, or is gone. */
export function activityHref(activity: Activity | ActivityEvent): string | null {
  switch (activity.kind) {
    case 'service-created':
    case 'service-scaled':
    case 'service-converged':
    case 'service-image':
    case 'service-update':
      return hrefOf('service', activity.service);
    case 'stack-created':
      return hrefOf('stacks', activity.stack);
    case 'task-failed':
    case 'task-replaced':
    case 'task-waiting':
      return hrefOf('task', activity.task);
    case 'node-joined':
    case 'node-state':
    case 'node-availability':
    case 'node-role':
    case 'leader-changed':
      return hrefOf('node', activity.node);
    default:
      return null;
  }
}
