import { ApiError } from '../control/api-error';
import type { DockerEvent } from '../store/docker-event';
import { type Filters, readFilters } from './filters';
import { readTime } from './read-time';
import type { Route } from './router';

/** Names that narrow to one type of object, by its id or name. */
const OBJECTS = ['service', 'node', 'network', 'secret', 'config'];
/** Names of things that only an engine's own events have, so nothing of the swarm matches them. */
const LOCAL = ['container', 'image', 'volume', 'plugin', 'daemon', 'label'];

export const eventRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/events',
    handle({ swarm, query, reply }) {
      const filters = readFilters(query.get('filters'), ['type', 'event', 'scope', ...OBJECTS, ...LOCAL]);
      const now = swarm.clock.now();
      const since = readTime(query.get('since'), now);
      const until = readTime(query.get('until'), now);
      if (since !== undefined && until !== undefined && since > until) {
        throw new ApiError(400, '`since` time cannot be after `until` time');
      }
      reply.stream('application/json');
      const tell = (event: DockerEvent) => {
        if (isAsked(event, filters)) reply.write(`${JSON.stringify(event)}\n`);
      };
      if (since !== undefined || until !== undefined) {
        for (const event of swarm.events.between(since ?? 0, until ?? now)) tell(event);
      }
      if (until !== undefined && until <= now) {
        reply.end();
        return;
      }
      const silence = swarm.events.listen(tell);
      const cancel = until === undefined ? undefined : swarm.clock.after(until - now, () => reply.end());
      reply.onClose(() => {
        silence();
        cancel?.();
      });
    },
  },
];

function isAsked({ Type, Action, Actor, scope }: DockerEvent, filters: Filters): boolean {
  return (
    filters.allows('type', (type) => type === Type) &&
    filters.allows('event', (action) => action === Action) &&
    filters.allows('scope', (asked) => asked === scope) &&
    OBJECTS.every((kind) =>
      filters.allows(
        kind,
        (asked) => kind === Type && (Actor.ID.startsWith(asked) || Actor.Attributes.name === asked),
      ),
    ) &&
    LOCAL.every((kind) => filters.allows(kind, () => false))
  );
}
