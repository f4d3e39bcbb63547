import type { RegistryAnswer, Repositories, Tags } from '../objects/registry';
import type { ActivityPage } from '../picture/kept-activity';
import type { ServiceHistory } from '../picture/service-history';
import { query } from './descriptor';
import type { NamedDetails } from './query';

/** What the server itself knows, or asks others than Docker for. */
export const SERVER_QUERIES = {
  /** What is known of a task besides what the picture holds; null where it is not known (any more). */
  task: query<NamedDetails | null>()({
    input: { task: 'task-id' },
    audited: null,
  }),
  /** What the registry of the settings holds. */
  repositories: query<RegistryAnswer<Repositories>>()({
    input: {},
    audited: null,
  }),
  'repository-tags': query<RegistryAnswer<Tags>>()({
    input: { repository: 'repository' },
    audited: null,
  }),
  /** What the server remembers of a service. */
  'service-history': query<ServiceHistory>()({
    input: { service: 'service-id' },
    audited: null,
  }),
  /** What was seen, newest first: lines older than the one that `before` counts. */
  activities: query<ActivityPage>()({
    input: { before: 'line-seq', limit: 'line-count', filter: 'activity-filter' },
    audited: null,
  }),
} as const;

/** What the server answers from its memory, whether it reaches Docker or not. */
export const MEMORY_QUERIES: ReadonlySet<string> = new Set<keyof typeof SERVER_QUERIES>([
  'task',
  'service-history',
  'activities',
]);
