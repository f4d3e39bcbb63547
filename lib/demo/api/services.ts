import { readServiceSpec } from '../control/read-service-spec';
import {
  createService,
  getService,
  removeService,
  rollBackService,
  updateService,
} from '../control/services';
import type { Service } from '../objects/wire';
import { serviceJson } from './encode';
import { readFilters } from './filters';
import { readVersion } from './read-version';
import type { Route } from './router';
import { statusOf, withDefaults } from './service-view';

const MODES = {
  replicated: 'Replicated',
  global: 'Global',
  'replicated-job': 'ReplicatedJob',
  'global-job': 'GlobalJob',
};

export const serviceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/services',
    handle({ swarm, query, isOn, reply }) {
      const filters = readFilters(query.get('filters'), ['id', 'name', 'label', 'mode', 'runtime']);
      const services = swarm.store.services
        .sorted()
        .filter(
          ({ ID, Spec }) =>
            filters.allows('id', (id) => ID.startsWith(id)) &&
            filters.allows('name', (name) => Spec.Name.startsWith(name)) &&
            filters.allows('mode', (mode) =>
              Object.entries(MODES).some(([k, v]) => k === mode && v in Spec.Mode),
            ) &&
            filters.allows('runtime', (runtime) => runtime === 'container') &&
            filters.allowsLabels('label', Spec.Labels),
        );
      const withStatus = ({ JobStatus, ...service }: Service) =>
        JSON.stringify({ ...service, ServiceStatus: statusOf(swarm, service.ID), JobStatus });
      return reply.list(services, isOn('status') ? withStatus : serviceJson);
    },
  },
  {
    method: 'POST',
    path: '/services/create',
    async handle({ swarm, body, reply }) {
      const service = createService(swarm, readServiceSpec(await body()));
      reply.json(201, { ID: service.ID });
    },
  },
  {
    method: 'GET',
    path: '/services/:id',
    handle({ swarm, param, isOn, reply }) {
      const service = getService(swarm, param('id'));
      reply.json(200, isOn('insertDefaults') ? withDefaults(service) : serviceJson(service));
    },
  },
  {
    method: 'POST',
    path: '/services/:id/update',
    async handle({ swarm, param, query, body, reply }) {
      const version = readVersion('service', query);
      const spec = readServiceSpec(await body());
      if (query.get('rollback') === 'previous') rollBackService(swarm, param('id'), version);
      else updateService(swarm, param('id'), version, spec);
      reply.json(200, { Warnings: null });
    },
  },
  {
    method: 'DELETE',
    path: '/services/:id',
    handle({ swarm, param, reply }) {
      removeService(swarm, param('id'));
      reply.empty(200);
    },
  },
];
