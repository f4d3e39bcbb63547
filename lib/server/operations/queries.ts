import { keysOf } from '@/lib/base/keys';
import type { Engine } from '@/lib/docker/engine';
import type { History } from '@/lib/history/history';
import type { Observer } from '@/lib/observer/observer';
import { createRegistry } from '@/lib/registry/registry';
import { DOCKER_QUERIES } from '@/lib/swarm/operations/docker-queries';
import type { Config } from '../config/config';
import type { Answerers } from './handle-query';
import { detailsOf } from './task-details';

interface AnswererParts {
  readonly engine: Pick<Engine, 'query'>;
  readonly observer: Pick<Observer, 'cluster'>;
  readonly config: Pick<Config, 'registry'>;
  readonly history: History;
}

/** Who answers what: Docker all of its own, and the server the rest. */
export function createAnswerers({ engine, observer, config, history }: AnswererParts): Answerers {
  const registry = createRegistry(config.registry);
  const docker: Engine['query'] = (query, signal) => engine.query(query, signal);
  return {
    ...sameFor(keysOf(DOCKER_QUERIES), docker),
    task: (query) => detailsOf(observer.cluster, query.task),
    'service-history': ({ service }) => history.serviceHistory(service),
    activities: (query) => history.activities(query),
    repositories: (_, signal) => registry.repositories(signal),
    'repository-tags': (query, signal) => registry.tags(query.repository, signal),
  };
}

const sameFor = <K extends string, T>(kinds: readonly K[], value: T): Readonly<Record<K, T>> =>
  // One entry for each kind.
  Object.fromEntries(kinds.map((kind) => [kind, value])) as Readonly<Record<K, T>>;
