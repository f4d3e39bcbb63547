import { expect, it } from 'vitest';
import type { Hello } from '@/lib/protocol/hello';
import { openSnapshot } from '@/lib/protocol/open-picture';
import type { Session } from '@/lib/protocol/session';
import { aCluster, aNode, aTask, nodeId } from '@/lib/swarm/made-up.testing';
import { LIMITS } from '../limits/limits';
import { aFeed, aHeldObserver } from '../made-up.testing';
import { createFirstDrawing } from './first-drawing';

const anyone: Session = { role: 'viewer', stacks: null, name: null, signIn: 'users' };
const hello = (session: Session): Hello => ({
  protocol: 1,
  epoch: 'e',
  build: '',
  now: 1,
  source: { kind: 'live', endpoint: 'unix:///docker.sock' },
  session,
});
const aSwarm = (tasks: number) =>
  aCluster({
    nodes: [aNode('a', { hostname: 'one' }), aNode('b', { hostname: 'two' })],
    tasks: Array.from({ length: tasks }, (_, i) =>
      aTask(`t${i}`, { node: nodeId(i % 3 === 0 ? 'a' : 'b'), state: i === 0 ? 'failed' : 'running' }),
    ),
  });

/** With a clock that a test moves. */
function aDrawing(tasks: number) {
  const observer = aHeldObserver(aSwarm(tasks));
  const time = { now: 0 };
  return { observer, time, drawing: createFirstDrawing(observer, hello, () => time.now) };
}

it('is made once for a picture, however many open a page', () => {
  const { drawing, time } = aDrawing(3);
  const first = drawing.for(anyone, 'tiles');
  time.now = 50_000;
  expect(drawing.for(anyone, 'tiles')).toBe(first);
  // Time alone makes a failure history.
  time.now = 60_000;
  expect(drawing.for(anyone, 'tiles')).not.toBe(first);
});

it('is made about once a second while the swarm changes', () => {
  const { drawing, time, observer } = aDrawing(3);
  const first = drawing.for(anyone, 'tiles');
  observer.show(aSwarm(4));
  time.now = 999;
  expect(drawing.for(anyone, 'tiles')).toBe(first);
  time.now = 1_000;
  const second = drawing.for(anyone, 'tiles');
  expect(second && 'snapshot' in second && openSnapshot(second.snapshot).cluster.tasks.size).toBe(4);
});

it('holds nothing of a person but the role, and is the same for all who have it', () => {
  const { drawing } = aDrawing(3);
  const ann: Session = { ...anyone, role: 'operator', name: 'ann', stacks: [] };
  const drawn = drawing.for(ann, 'tiles');
  expect(drawing.for({ ...ann, name: 'bob', stacks: null }, 'tiles')).toBe(drawn);
  expect(drawn?.hello.session).toEqual({ role: 'operator', stacks: null, name: null, signIn: 'open' });
  expect(JSON.stringify(drawn)).not.toContain('ann');
  expect(drawing.for(anyone, 'tiles')?.hello.session).toEqual(anyone);
});

it('is not for who may not watch, nor of what is not live', () => {
  const { drawing, observer } = aDrawing(3);
  expect(drawing.for({ ...anyone, role: null }, null)).toBeNull();
  observer.say(aFeed({ state: 'failed' }));
  expect(drawing.for(anyone, null)).toBeNull();
});

it('tells what more tasks than HTML can carry come to, and no task', () => {
  const { drawing } = aDrawing(LIMITS.drawnTasks + 1);
  const drawn = drawing.for(anyone, 'chips');
  expect(drawn).toEqual({
    hello: hello(anyone),
    density: 'chips',
    totals: { nodes: 2, tasks: 300, running: 300, revision: 1 },
    outline: [
      { id: 'a', name: 'one', state: 'ready', availability: 'active', running: 100 },
      { id: 'b', name: 'two', state: 'ready', availability: 'active', running: 200 },
    ],
  });
});

it('is shown as that browser showed it last', () => {
  const { drawing } = aDrawing(3);
  expect(drawing.for(anyone, null)?.density).toBe('tiles');
  expect(drawing.for(anyone, 'chips')?.density).toBe('chips');
  const bars = drawing.for(anyone, 'bars');
  expect(bars && 'totals' in bars && bars.totals.tasks).toBe(2);
});
