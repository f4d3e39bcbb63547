import { ApiError } from '../control/api-error';
import { createNetwork, getNetwork, removeNetwork } from '../control/networks';
import { predefinedNetworks } from '../objects/predefined-networks';
import { networkJson } from './encode';
import { readFilters } from './filters';
import { localNetworks } from './local-networks';
import type { Route } from './router';

const KNOWN = ['id', 'name', 'label', 'driver', 'scope', 'type', 'dangling'];

export const networkRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/networks',
    handle({ swarm, query, reply }) {
      const filters = readFilters(query.get('filters'), KNOWN);
      const swarmWide = swarm.store.networks.sorted().map((network) => ({
        id: network.ID,
        name: network.Spec.Name,
        driver: network.DriverState.Name,
        scope: 'swarm',
        labels: network.Spec.Labels,
        isBuiltin: network.Spec.Ingress === true,
        json: networkJson(network),
      }));
      const found = [...swarmWide, ...localNetworks].filter(
        (one) =>
          filters.allows('id', (id) => one.id.startsWith(id)) &&
          filters.allows('name', (name) => one.name.includes(name)) &&
          filters.allows('driver', (driver) => one.driver === driver) &&
          filters.allows('scope', (scope) => one.scope === scope) &&
          filters.allows('type', (type) => (type === 'builtin') === one.isBuiltin) &&
          filters.allowsLabels('label', one.labels),
      );
      return reply.list(found, ({ json }) => json);
    },
  },
  {
    method: 'POST',
    path: '/networks/create',
    async handle({ swarm, body, reply }) {
      reply.json(201, { Id: createNetwork(swarm, await body()).ID, Warning: '' });
    },
  },
  {
    method: 'GET',
    path: '/networks/:id',
    handle({ swarm, param, query, reply }) {
      const id = param('id');
      const local = localNetworks.find((one) => one.id === id || one.name === id);
      const predefined = predefinedNetworks.find((one) => one.id === id);
      if (predefined) reply.json(200, predefined.json);
      else if (local && query.get('scope') !== 'swarm') reply.json(200, local.json);
      else reply.json(200, networkJson(getNetwork(swarm, id)));
    },
  },
  {
    method: 'DELETE',
    path: '/networks/:id',
    handle({ swarm, param, reply }) {
      const id = param('id');
      if (localNetworks.some((one) => one.id === id || one.name === id)) {
        throw new ApiError(403, `${id} is a pre-defined network and cannot be removed`);
      }
      removeNetwork(swarm, id);
      reply.empty(204);
    },
  },
];
