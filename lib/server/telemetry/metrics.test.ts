import { expect, it } from 'vitest';
import { aCluster, aNode, aService, aTask, serviceId, stackName } from '@/lib/swarm/made-up.testing';
import { version } from '@/package.json';
import { aFeed, aHeldObserver } from '../made-up.testing';
import { createMetrics } from './metrics';

const CLUSTER = aCluster({
  nodes: [
    aNode('n1', { hostname: 'payroll-01' }),
    aNode('n2', { state: 'down', labels: { owner: 'ada' } }),
    aNode('n3'),
  ],
  services: [aService('web', { name: 'shop_web', stack: stackName('shop') })],
  tasks: [
    aTask('t1', { service: serviceId('web') }),
    aTask('t2', { service: serviceId('web'), state: 'failed', error: 'no such image: ours' }),
  ],
});

const lines = (text: string, name: string) =>
  text.split('\n').filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`));

it('shows the picture as it is when it is read', async () => {
  let now = 5_000;
  const metrics = createMetrics(() => now);
  const observer = aHeldObserver(CLUSTER, 42);
  observer.say(aFeed({ confirmedAt: 5_000 }));
  now = 6_500;
  const text = await metrics.read({ observer, browsers: 3 });
  expect(lines(text, 'swarmscope_build_info')).toEqual([
    `swarmscope_build_info{version="${version}",node_version="${process.versions.node}"} 1`,
  ]);
  expect(lines(text, 'swarmscope_revision')).toEqual(['swarmscope_revision 42']);
  expect(lines(text, 'swarmscope_live')).toEqual(['swarmscope_live 1']);
  expect(lines(text, 'swarmscope_data_age_seconds')).toEqual(['swarmscope_data_age_seconds 1.5']);
  expect(lines(text, 'swarmscope_browsers')).toEqual(['swarmscope_browsers 3']);
  expect(lines(text, 'swarmscope_nodes')).toEqual([
    'swarmscope_nodes{state="unknown"} 0',
    'swarmscope_nodes{state="down"} 1',
    'swarmscope_nodes{state="ready"} 2',
    'swarmscope_nodes{state="disconnected"} 0',
  ]);
  expect(lines(text, 'swarmscope_tasks').filter((line) => !line.endsWith(' 0'))).toEqual([
    'swarmscope_tasks{state="running"} 1',
    'swarmscope_tasks{state="failed"} 1',
  ]);
  observer.show(aCluster({ nodes: [aNode('n1')] }));
  observer.say(aFeed({ state: 'failed', confirmedAt: 5_000 }));
  const later = await metrics.read({ observer, browsers: 0 });
  expect(lines(later, 'swarmscope_nodes')).toContain('swarmscope_nodes{state="down"} 0');
  expect(lines(later, 'swarmscope_tasks')).toContain('swarmscope_tasks{state="failed"} 0');
  expect(lines(later, 'swarmscope_live')).toEqual(['swarmscope_live 0']);
});

it('ages from the start where Docker never answered', async () => {
  let now = 5_000;
  const metrics = createMetrics(() => now);
  const observer = aHeldObserver();
  observer.say(aFeed({ state: 'connecting', confirmedAt: 0 }));
  now = 35_000;
  expect(lines(await metrics.read({ observer, browsers: 0 }), 'swarmscope_data_age_seconds')).toEqual([
    'swarmscope_data_age_seconds 30',
  ]);
});

it('counts polls and actions by what came of them, from zero on', async () => {
  const metrics = createMetrics(Date.now);
  const sight = { observer: aHeldObserver(), browsers: 0 };
  const before = await metrics.read(sight);
  expect(lines(before, 'swarmscope_polls_total')).toContain(
    'swarmscope_polls_total{kind="tasks",outcome="ok"} 0',
  );
  expect(lines(before, 'swarmscope_actions_total')).toContain(
    'swarmscope_actions_total{kind="scale-service",outcome="ok"} 0',
  );
  metrics.polled('tasks', 'ok', 0.02);
  metrics.polled('tasks', 'timeout', 30);
  metrics.acted({ ok: true, action: 'scale-service', steps: [], warnings: [] });
  metrics.acted({ ok: false, action: null, kind: 'invalid', message: 'secret words', steps: [] });
  const text = await metrics.read(sight);
  expect(lines(text, 'swarmscope_polls_total')).toEqual(
    expect.arrayContaining([
      'swarmscope_polls_total{kind="tasks",outcome="ok"} 1',
      'swarmscope_polls_total{kind="tasks",outcome="timeout"} 1',
    ]),
  );
  expect(lines(text, 'swarmscope_poll_duration_seconds_bucket')).toEqual(
    expect.arrayContaining([
      'swarmscope_poll_duration_seconds_bucket{le="0.01",kind="tasks"} 0',
      'swarmscope_poll_duration_seconds_bucket{le="0.025",kind="tasks"} 1',
      'swarmscope_poll_duration_seconds_bucket{le="+Inf",kind="tasks"} 2',
    ]),
  );
  expect(lines(text, 'swarmscope_actions_total')).toEqual(
    expect.arrayContaining([
      'swarmscope_actions_total{kind="scale-service",outcome="ok"} 1',
      'swarmscope_actions_total{kind="unreadable",outcome="invalid"} 1',
    ]),
  );
  expect(text).not.toContain('secret words');
});

it('names nothing of the swarm, and tells of the process', async () => {
  const metrics = createMetrics(Date.now);
  const text = await metrics.read({ observer: aHeldObserver(CLUSTER), browsers: 0 });
  expect(text).not.toMatch(/payroll|shop|ada|no such image|"n1"|"web"/);
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
});
