import type { Engine } from '@/lib/docker/engine';
import type { Observer } from '@/lib/observer/observer';
import { createRegistry } from '@/lib/registry/registry';
import type { Config } from '../config/config';
import type { Answerers } from './handle-query';
import { detailsOf } from './task-details';

interface AnswererParts {
  readonly engine: Pick<Engine, 'query'>;
  readonly observer: Pick<Observer, 'cluster'>;
  readonly config: Pick<Config, 'registry'>;
}

/** Who answers what. */
export function createAnswerers({ engine, observer, config }: AnswererParts): Answerers {
  const registry = createRegistry(config.registry);
  const docker: Engine['query'] = (query, signal) => engine.query(query, signal);
  return {
    task: (query) => detailsOf(observer.cluster, query.task),
    service: docker,
    'environment-value': docker,
    repositories: (_, signal) => registry.repositories(signal),
    'repository-tags': (query, signal) => registry.tags(query.repository, signal),
    'stack-members': docker,
    'plan-stack': docker,
    'export-stack': docker,
    secrets: docker,
    configs: docker,
    'config-contents': docker,
    'service-addresses': docker,
    'join-command': docker,
    'node-plugins': docker,
  };
}
