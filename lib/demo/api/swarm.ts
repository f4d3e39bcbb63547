import { ApiError, refusal } from '../control/api-error';
import type { Role } from '../objects/specs';
import { swarmOf } from './engine-view';
import { readVersion } from './read-version';
import type { Route } from './router';

const ROTATIONS: readonly (readonly [query: string, role: Role])[] = [
  ['rotateWorkerToken', 'worker'],
  ['rotateManagerToken', 'manager'],
];

const fixed = () => {
  throw new ApiError(501, 'the demo swarm is one already, and stays as it is');
};

export const swarmRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/swarm',
    handle({ swarm, reply }) {
      const { joinTokens } = swarm;
      const JoinTokens = { Worker: joinTokens.of('worker'), Manager: joinTokens.of('manager') };
      reply.json(200, { ...swarmOf(swarm), JoinTokens });
    },
  },
  {
    method: 'POST',
    path: '/swarm/update',
    handle({ swarm, query, isOn, reply }) {
      const version = readVersion('swarm', query);
      const roles = ROTATIONS.flatMap(([name, role]) => (isOn(name) ? role : []));
      if (roles.length === 0) fixed();
      if (version !== swarm.joinTokens.index) throw refusal('Unknown', 'update out of sequence');
      swarm.joinTokens.rotate(roles);
      reply.empty(200);
    },
  },
  ...['/swarm/init', '/swarm/join', '/swarm/leave'].map(
    (path): Route => ({ method: 'POST', path, handle: fixed }),
  ),
];
