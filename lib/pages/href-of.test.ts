import { expect, it } from 'vitest';
import type { ServiceId, StackName, TaskId } from '@/lib/swarm/objects/ids';
import { hrefOf } from './href-of';

const service = 'abc' as ServiceId;
const task = 'def' as TaskId;
const stack = 'my shop/$&' as StackName;

it.each([
  [hrefOf('grid'), '/'],
  [hrefOf('grid', { q: 'node:"a b"' }), '/?q=node%3A%22a+b%22'],
  [hrefOf('service', service), '/services/abc'],
  [hrefOf('edit-service', service), '/services/abc/edit'],
  [hrefOf('stack', stack), '/stacks/my%20shop%2F%24%26'],
  [hrefOf('stacks', stack), '/stacks#my%20shop%2F%24%26'],
  [hrefOf('deploy', { stack }), '/stacks/deploy?stack=my+shop%2F%24%26'],
  [hrefOf('deploy'), '/stacks/deploy'],
  [hrefOf('logs', { service }), '/logs?service=abc'],
  [hrefOf('logs', { task, at: '5' }), '/logs?task=def&at=5'],
])('%s', (href, expected) => {
  expect(href).toBe(expected);
});

it('a thing has its own kind of page', () => {
  // @ts-expect-error: a task's id is no service's
  expect(hrefOf('service', task)).toBe('/services/def');
  // @ts-expect-error: of which?
  expect(hrefOf('service')).toBe('/services/[id]');
});
