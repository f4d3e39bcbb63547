import { ApiError } from '../control/api-error';
import { getNode, readNodeSpec, removeNode, updateNode } from '../control/nodes';
import { nodeJson } from './encode';
import { type Filters, readFilters } from './filters';
import { readVersion } from './read-version';
import type { Route } from './router';

export const nodeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/nodes',
    handle({ swarm, query, reply }) {
      const filters = readFilters(query.get('filters'), [
        'id',
        'name',
        'label',
        'node.label',
        'role',
        'membership',
      ]);
      check(filters, 'role', ['worker', 'manager']);
      check(filters, 'membership', ['accepted', 'pending']);
      const nodes = swarm.store.nodes
        .sorted()
        .filter(
          ({ ID, Spec, Description }) =>
            filters.allows('id', (id) => ID.startsWith(id)) &&
            filters.allows('name', (name) => Description.Hostname.startsWith(name)) &&
            filters.allows('role', (role) => Spec.Role === role) &&
            filters.allows('membership', (membership) => membership === 'accepted') &&
            filters.allowsLabels('label', Description.Engine.Labels ?? {}) &&
            filters.allowsLabels('node.label', Spec.Labels),
        );
      return reply.list(nodes, nodeJson);
    },
  },
  {
    method: 'GET',
    path: '/nodes/:id',
    handle: ({ swarm, param, reply }) => reply.json(200, nodeJson(getNode(swarm, param('id')))),
  },
  {
    method: 'POST',
    path: '/nodes/:id/update',
    async handle({ swarm, param, query, body, reply }) {
      const spec = readNodeSpec(await body());
      updateNode(swarm, param('id'), readVersion('node', query), spec);
      reply.empty(200);
    },
  },
  {
    method: 'DELETE',
    path: '/nodes/:id',
    handle({ swarm, param, isOn, reply }) {
      removeNode(swarm, param('id'), isOn('force'));
      reply.empty(200);
    },
  },
];

function check(filters: Filters, name: string, known: readonly string[]): void {
  for (const value of filters.get(name)) {
    if (!known.includes(value)) throw new ApiError(500, `Invalid ${name} filter: '${value}'`);
  }
}
