import {
  createPayload,
  getPayload,
  type PayloadKind,
  payloadsOf,
  removePayload,
  updatePayload,
} from '../control/payloads';
import { configJson, secretJson } from './encode';
import { readFilters } from './filters';
import { readVersion } from './read-version';
import type { Route } from './router';

/** `/secrets` or `/configs`: a secret's data never comes back. */
export function payloadRoutes(kind: PayloadKind): readonly Route[] {
  const encode = kind === 'secret' ? secretJson : configJson;
  return [
    {
      method: 'GET',
      path: `/${kind}s`,
      handle({ swarm, query, reply }) {
        const filters = readFilters(query.get('filters'), ['id', 'name', 'names', 'label']);
        const found = payloadsOf(swarm, kind)
          .sorted()
          .filter(
            ({ ID, Spec }) =>
              filters.allows('id', (id) => ID.startsWith(id)) &&
              filters.allows('name', (name) => Spec.Name.startsWith(name)) &&
              filters.allows('names', (name) => Spec.Name === name) &&
              filters.allowsLabels('label', Spec.Labels),
          );
        return reply.list(found, encode);
      },
    },
    {
      method: 'POST',
      path: `/${kind}s/create`,
      async handle({ swarm, body, reply }) {
        reply.json(201, { ID: createPayload(swarm, kind, await body()).ID });
      },
    },
    {
      method: 'GET',
      path: `/${kind}s/:id`,
      handle: ({ swarm, param, reply }) => reply.json(200, encode(getPayload(swarm, kind, param('id')))),
    },
    {
      method: 'POST',
      path: `/${kind}s/:id/update`,
      async handle({ swarm, param, query, body, reply }) {
        updatePayload(swarm, kind, param('id'), readVersion(kind, query), await body());
        reply.empty(200);
      },
    },
    {
      method: 'DELETE',
      path: `/${kind}s/:id`,
      handle({ swarm, param, reply }) {
        removePayload(swarm, kind, param('id'));
        reply.empty(204);
      },
    },
  ];
}
