import { crashMany, setGeneric, startNode, stopNode } from '../control/accidents';
import { ApiError } from '../control/api-error';
import { getNode, localNode } from '../control/nodes';
import { getService } from '../control/services';
import { isRunning } from '../objects/task';
import type { Route } from './router';
import { getTask } from './tasks';

/**
 * What happens to a swarm by itself, and Docker has no command for:
 * `curl --unix-socket … -X POST http://demo/demo/nodes/worker01/stop`.
 */
export const accidentRoutes: readonly Route[] = [
  {
    // `?resource=NVIDIA-GPU=GPU-1&resource=SSD=3`; none takes them away.
    method: 'POST',
    path: '/demo/nodes/:name/generic-resources',
    handle({ swarm, param, query, reply }) {
      const lines = query.getAll('resource');
      if (!lines.every((line) => line.includes('='))) throw new ApiError(400, 'resource: KIND=VALUE');
      setGeneric(swarm, param('name'), lines);
      reply.empty(204);
    },
  },
  {
    method: 'POST',
    path: '/demo/nodes/:name/:action',
    handle({ swarm, param, reply }) {
      const node = getNode(swarm, param('name'));
      if (node.ID === localNode(swarm).ID)
        throw new ApiError(409, 'this node answers you: it cannot be stopped');
      if (param('action') === 'stop') stopNode(swarm, node.ID);
      else if (param('action') === 'start') startNode(swarm, node.ID);
      else throw new ApiError(404, 'page not found');
      reply.empty(204);
    },
  },
  {
    method: 'POST',
    path: '/demo/tasks/:id/fail',
    handle({ swarm, param, reply }) {
      const task = getTask(swarm, param('id'));
      if (!isRunning(task)) throw new ApiError(409, `task ${task.ID} is ${task.Status.State}`);
      swarm.agents.crash(task.ID, 1);
      reply.empty(204);
    },
  },
  {
    // `?tasks=1000` at once.
    method: 'POST',
    path: '/demo/storm',
    handle({ swarm, query, reply }) {
      const count = Number.parseInt(query.get('tasks') ?? '1000', 10);
      if (!(count > 0)) throw new ApiError(400, 'tasks: a number above 0');
      reply.json(200, { Failed: crashMany(swarm, count) });
    },
  },
  {
    // `?lines=10000` a second, all tasks of the service together, for `seconds=10`.
    method: 'POST',
    path: '/demo/services/:name/flood',
    handle({ swarm, param, query, reply }) {
      const lines = Number.parseInt(query.get('lines') ?? '10000', 10);
      const seconds = Number.parseInt(query.get('seconds') ?? '10', 10);
      if (!(lines > 0) || !(seconds > 0)) throw new ApiError(400, 'lines and seconds: numbers above 0');
      swarm.logs.flood(getService(swarm, param('name')).ID, { perSecond: lines, seconds });
      reply.empty(204);
    },
  },
  {
    method: 'POST',
    path: '/demo/leader',
    handle({ swarm, reply }) {
      const name = swarm.dispatcher.changeLeader();
      if (name === null) throw new ApiError(409, 'there is no other manager');
      reply.json(200, { Leader: name });
    },
  },
];
