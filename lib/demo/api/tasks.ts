import { ApiError } from '../control/api-error';
import { find } from '../control/find';
import { getNode } from '../control/nodes';
import { getService } from '../control/services';
import { isDirty, taskName } from '../objects/task';
import type { Task } from '../objects/wire';
import type { Swarm } from '../swarm/swarm';
import { taskBytes, taskJson } from './encode';
import { type Filters, readFilters } from './filters';
import type { Route } from './router';

const KNOWN = ['id', 'name', 'service', 'node', 'label', 'desired-state', 'runtime', '_up-to-date'];
const DESIRED_STATES = ['ready', 'running', 'complete', 'shutdown', 'remove'];

export const taskRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/tasks',
    handle: ({ swarm, query, reply }) =>
      reply.list(tasksThat(swarm, readFilters(query.get('filters'), KNOWN)), taskBytes),
  },
  {
    method: 'GET',
    path: '/tasks/:id',
    handle: ({ swarm, param, reply }) => reply.json(200, taskJson(getTask(swarm, param('id')))),
  },
];

export function getTask({ store }: Swarm, id: string): Task {
  return find('task', store.tasks, id, taskName);
}

function tasksThat(swarm: Swarm, filters: Filters): Task[] {
  const { store } = swarm;
  for (const state of filters.get('desired-state')) {
    if (!DESIRED_STATES.includes(state)) throw new ApiError(500, `Invalid desired-state filter: '${state}'`);
  }
  const services = new Set(filters.get('service').map((id) => getService(swarm, id).ID));
  const nodes = new Set(filters.get('node').map((id) => getNode(swarm, id).ID));
  const isUpToDate = (task: Task) => {
    const service = store.services.get(task.ServiceID);
    return service !== undefined && !isDirty(task, service);
  };
  return candidates(swarm, filters, services, nodes).filter(
    (task) =>
      (services.size === 0 || services.has(task.ServiceID)) &&
      (nodes.size === 0 || (task.NodeID !== undefined && nodes.has(task.NodeID))) &&
      filters.allows('id', (id) => task.ID.startsWith(id)) &&
      filters.allows('name', (name) => taskName(task).startsWith(name)) &&
      filters.allows('desired-state', (state) => task.DesiredState === state) &&
      filters.allows('runtime', (runtime) => runtime === 'container') &&
      filters.allows('_up-to-date', (value) => isUpToDate(task) === (value === 'true')) &&
      filters.allowsLabels('label', task.Spec.ContainerSpec.Labels ?? {}),
  );
}

/** The fewest tasks that an index gives for these filters, by id. */
function candidates({ store }: Swarm, filters: Filters, services: Set<string>, nodes: Set<string>): Task[] {
  const ids = filters.get('id');
  if (ids.length > 0 && ids.every((id) => store.tasks.get(id)))
    return ids.flatMap((id) => store.tasks.get(id) ?? []);
  if (services.size > 0) return byId([...services].flatMap((id) => store.tasksOfService(id)));
  if (nodes.size > 0) return byId([...nodes].flatMap((id) => store.tasksOfNode(id)));
  return store.tasks.sorted();
}

function byId(tasks: Task[]): Task[] {
  return tasks.sort((a, b) => (a.ID < b.ID ? -1 : 1));
}
