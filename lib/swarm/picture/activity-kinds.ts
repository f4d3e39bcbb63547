import type { Activity, ActivityEvent } from './activity';
import { activityTone } from './activity-tone';

/** What a person looks for. Failures are of whatever else they are, too. */
export const ACTIVITY_KINDS = ['failures', 'deploys', 'scalings', 'tasks', 'nodes', 'networks'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

type Told = ActivityEvent['kind'];

const KINDS: { readonly [K in Told]: ActivityKind } = {
  'service-created': 'deploys',
  'service-removed': 'deploys',
  'service-image': 'deploys',
  'service-update': 'deploys',
  'stack-created': 'deploys',
  'stack-removed': 'deploys',
  'service-scaled': 'scalings',
  'service-converged': 'tasks',
  'task-failed': 'tasks',
  'task-replaced': 'tasks',
  'task-waiting': 'tasks',
  'tasks-moved': 'tasks',
  'node-joined': 'nodes',
  'node-left': 'nodes',
  'node-state': 'nodes',
  'node-availability': 'nodes',
  'node-role': 'nodes',
  'leader-changed': 'nodes',
  'network-created': 'networks',
  'network-removed': 'networks',
};

/** Of one event, or of so many. */
const toldOf = (activity: Activity): Told => (activity.kind === 'many' ? activity.of : activity.kind);

export const isOfKind = (activity: Activity, kind: ActivityKind): boolean =>
  kind === 'failures' ? activityTone(activity) === 'bad' : KINDS[toldOf(activity)] === kind;

/** What somebody did, beside what Swarm made of it. */
const DONE: ReadonlySet<Told> = new Set<Told>([
  'service-created',
  'service-removed',
  'service-image',
  'service-update',
  'service-scaled',
  'stack-created',
  'stack-removed',
  'node-availability',
  'node-role',
  'network-created',
  'network-removed',
]);

export type ActivitySort = 'failure' | 'change' | 'other';

/** How it strikes among many: a failure, a change that somebody made, or what came of either. */
export const activitySort = (activity: Activity): ActivitySort =>
  activityTone(activity) === 'bad' ? 'failure' : DONE.has(toldOf(activity)) ? 'change' : 'other';
