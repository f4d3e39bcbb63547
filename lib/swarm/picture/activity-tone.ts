import type { Activity, FrequentKind } from './activity';

export type ActivityTone = 'good' | 'warn' | 'bad' | 'plain';

/** How a change should strike its reader. */
export function activityTone(activity: Activity): ActivityTone {
  switch (activity.kind) {
    case 'task-failed':
      return 'bad';
    case 'node-state':
      return activity.state === 'ready' ? 'good' : 'bad';
    case 'task-replaced':
      return activity.cause === 'failed' || activity.cause === 'node-down' ? 'warn' : 'plain';
    case 'service-update':
      return activity.state === 'paused' || activity.state === 'rollback_paused'
        ? 'bad'
        : activity.state === 'rollback_started'
          ? 'warn'
          : activity.state === 'completed'
            ? 'good'
            : 'plain';
    case 'task-waiting':
    case 'tasks-moved':
    case 'node-left':
      return 'warn';
    case 'service-converged':
    case 'node-joined':
      return 'good';
    case 'many':
      return MANY_TONES[activity.of] ?? 'plain';
    default:
      return 'plain';
  }
}

const MANY_TONES: { readonly [K in FrequentKind]?: ActivityTone } = {
  'task-failed': 'bad',
  'task-replaced': 'warn',
  'task-waiting': 'warn',
  'node-state': 'warn',
  'node-left': 'warn',
  'node-joined': 'good',
  'service-converged': 'good',
};
