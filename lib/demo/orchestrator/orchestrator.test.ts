import { describe, expect, it } from 'vitest';
import { statusOf } from '../api/service-view';
import { startNode, stopNode } from '../control/accidents';
import { removeNode } from '../control/nodes';
import { removeService } from '../control/services';
import { isRunning } from '../objects/task';
import type { TaskState } from '../objects/wire';
import { states, testSwarm } from '../swarm.testing';

const replicas = (Replicas: number) => ({ Replicated: { Replicas } });

describe('a replicated service', () => {
  it('takes each task through Swarm’s states, with its container and addresses', () => {
    const { create, run, store, tasks } = testSwarm();
    const seen: TaskState[] = [];
    store.subscribe(({ kind, after }) => {
      if (kind === 'task' && after && after.Status.State !== seen.at(-1)) seen.push(after.Status.State);
    });
    create({ spec: { EndpointSpec: { Ports: [{ TargetPort: 80, PublishedPort: 8000 }] } } });
    run(5);
    expect(seen).toEqual([
      'new',
      'pending',
      'assigned',
      'accepted',
      'preparing',
      'ready',
      'starting',
      'running',
    ]);
    const [task] = tasks();
    expect(task?.Status.ContainerStatus?.ContainerID).toMatch(/^[0-9a-f]{64}$/);
    expect(task?.NetworksAttachments).toMatchObject([{ Network: { Spec: { Name: 'ingress' } } }]);
    expect(task?.NetworksAttachments?.[0]?.Addresses[0]).toMatch(/^10\.0\.0\.\d+\/24$/);
  });

  it('scales without touching what runs, and asks the fullest nodes’ tasks to be removed', () => {
    const { create, run, update, tasks, hosts, wanted } = testSwarm();
    create({ replicas: 3 });
    run(5);
    const before = tasks().map(({ ID, Status }) => [ID, Status.ContainerStatus?.ContainerID]);
    update('web', (spec) => ({ ...spec, Mode: replicas(8) }));
    run(5);
    expect(
      tasks()
        .slice(0, 3)
        .map(({ ID, Status }) => [ID, Status.ContainerStatus?.ContainerID]),
    ).toEqual(before);
    expect(new Set(wanted().map(({ Slot }) => Slot)).size).toBe(8);

    update('web', (spec) => ({ ...spec, Mode: replicas(4) }));
    run(0.1);
    expect(
      tasks()
        .map(({ DesiredState }) => DesiredState)
        .sort(),
    ).toEqual([...Array(4).fill('remove'), ...Array(4).fill('running')]);
    expect(hosts()).toEqual(['manager', 'worker01', 'worker02', 'worker03']);
    run(3);
    expect(tasks()).toHaveLength(4);
  });

  it('fills a slot that was scaled away with the same number', () => {
    const { create, run, update, wanted } = testSwarm();
    create({ replicas: 3 });
    run(5);
    for (const count of [1, 3]) {
      update('web', (spec) => ({ ...spec, Mode: replicas(count) }));
      run(3);
    }
    expect(
      wanted()
        .map(({ Slot }) => Slot)
        .sort(),
    ).toEqual([1, 2, 3]);
  });

  it('goes with all its tasks when it is removed', () => {
    const { create, run, swarm, store } = testSwarm();
    create({ replicas: 3 });
    run(5);
    removeService(swarm, 'web');
    expect([...store.tasks.all()].every(({ DesiredState }) => DesiredState === 'remove')).toBe(true);
    run(3);
    expect(store.tasks.size).toBe(0);
  });
});

describe('a global service', () => {
  it('has one task on every node that may have it, and follows availability, labels and loss', () => {
    const { create, run, hosts, changeNode, swarm } = testSwarm();
    create({ mode: { Global: {} }, template: { Placement: { Constraints: ['node.labels.off!=yes'] } } });
    run(5);
    expect(hosts()).toEqual(['manager', 'worker01', 'worker02', 'worker03']);
    changeNode('worker01', { Availability: 'drain' });
    changeNode('worker02', { Labels: { off: 'yes' } });
    run(3);
    expect(hosts()).toEqual(['manager', 'worker03']);
    changeNode('worker01', { Availability: 'active' });
    changeNode('worker02', { Labels: {} });
    run(3);
    expect(hosts()).toEqual(['manager', 'worker01', 'worker02', 'worker03']);
    stopNode(swarm, 'worker03');
    run(20);
    expect(hosts()).toEqual(['manager', 'worker01', 'worker02']);
    startNode(swarm, 'worker03');
    run(5);
    expect(hosts()).toEqual(['manager', 'worker01', 'worker02', 'worker03']);
  });

  it('leaves a paused node as it is', () => {
    const { create, run, hosts, changeNode } = testSwarm();
    changeNode('worker01', { Availability: 'pause' });
    create({ mode: { Global: {} } });
    run(5);
    expect(hosts()).toEqual(['manager', 'worker02', 'worker03']);
    changeNode('worker02', { Availability: 'pause' });
    run(5);
    expect(hosts()).toEqual(['manager', 'worker02', 'worker03']);
  });
});

describe('jobs', () => {
  it('run as many at once as they may, until enough have completed', () => {
    const { create, run, service, swarm, tasks, store } = testSwarm();
    let most = 0;
    store.subscribe(() => {
      most = Math.max(most, [...store.tasks.all()].filter(isRunning).length);
    });
    create({
      mode: { ReplicatedJob: { MaxConcurrent: 2, TotalCompletions: 5 } },
      container: { Command: ['sleep', '2'] },
    });
    run(60);
    expect(states(tasks())).toEqual(Array(5).fill('complete'));
    expect(most).toBe(2);
    expect(statusOf(swarm, service().ID)).toEqual({ RunningTasks: 0, DesiredTasks: 2, CompletedTasks: 5 });
  });

  it('try a failed task again, as often as they may', () => {
    const { create, run, tasks } = testSwarm();
    create({
      mode: { ReplicatedJob: {} },
      container: { Command: ['sh', '-c', 'exit 2'] },
      template: { RestartPolicy: { Condition: 'on-failure', MaxAttempts: 2, Delay: 1e9 } },
    });
    run(60);
    expect(states(tasks())).toEqual(['failed', 'failed', 'failed']);
  });

  it('run on every node once, and again when updated', () => {
    const { create, run, update, tasks } = testSwarm();
    create({ mode: { GlobalJob: {} }, container: { Command: ['sh', '-c', 'exit 0'] } });
    run(20);
    expect(states(tasks())).toEqual(Array(4).fill('complete'));
    const first = tasks().map(({ ID }) => ID);
    update('web', (spec) => spec);
    run(20);
    expect(states(tasks())).toEqual(Array(4).fill('complete'));
    expect(tasks().some(({ ID }) => first.includes(ID))).toBe(false);
    expect(tasks()[0]?.JobIteration).toEqual({ Index: 1 });
  });
});

describe('nodes that go', () => {
  it('a drained node is emptied at once', () => {
    const { create, run, changeNode, hosts } = testSwarm();
    create({ replicas: 4 });
    run(5);
    changeNode('worker01', { Availability: 'drain' });
    run(4);
    expect(hosts()).not.toContain('worker01');
    expect(hosts()).toHaveLength(4);
  });

  it('a lost node is down after 15 s; its tasks are last seen running, and replaced', () => {
    const { create, run, swarm, node, wanted, store, tasks } = testSwarm();
    create({ replicas: 4 });
    run(5);
    const lost = node('worker01').ID;
    stopNode(swarm, 'worker01');
    run(14);
    expect(node('worker01').Status.State).toBe('ready');
    run(2);
    expect(node('worker01').Status).toMatchObject({ State: 'down', Message: 'heartbeat failure' });
    expect(store.tasksOfNode(lost)).toMatchObject([
      { Status: { State: 'running' }, DesiredState: 'shutdown' },
    ]);
    run(10);
    expect(states(wanted())).toEqual(Array(4).fill('running'));
    startNode(swarm, 'worker01');
    run(3);
    expect(node('worker01').Status).toEqual({ State: 'ready', Message: undefined, Addr: '10.77.0.2' });
    expect(store.tasksOfNode(lost)).toMatchObject([{ Status: { State: 'shutdown' } }]);
    expect(tasks()).toHaveLength(5);
  });

  it('a node back within 15 s was never down', () => {
    const { create, run, swarm, node, tasks } = testSwarm();
    create({ replicas: 4 });
    run(5);
    stopNode(swarm, 'worker01');
    run(8);
    startNode(swarm, 'worker01');
    run(20);
    expect(node('worker01').Status.State).toBe('ready');
    expect(tasks()).toHaveLength(4);
  });

  it('a removed node’s tasks are orphaned and replaced', () => {
    const { create, run, swarm, wanted, tasks } = testSwarm();
    create({ replicas: 4 });
    run(5);
    expect(() => removeNode(swarm, 'worker01', false)).toThrow(/is not down and can't be removed/);
    removeNode(swarm, 'worker01', true);
    run(10);
    expect(states(wanted())).toEqual(Array(4).fill('running'));
    expect(states(tasks())).toContain('orphaned');
  });

  it.each(['unknown', 'down'] as const)('a node that is %s is removed without force', (state) => {
    const { swarm, node } = testSwarm();
    swarm.store.commit((tx) =>
      tx.put('node', { ...node('worker01'), Status: { ...node('worker01').Status, State: state } }),
    );
    removeNode(swarm, 'worker01', false);
    expect(() => node('worker01')).toThrow();
  });

  it('a task whose node no longer meets its constraints is rejected there', () => {
    const { create, run, changeNode, tasks } = testSwarm();
    changeNode('worker01', { Labels: { disk: 'ssd' } });
    create({ template: { Placement: { Constraints: ['node.labels.disk==ssd'] } } });
    run(5);
    changeNode('worker01', { Labels: {} });
    run(10);
    expect(tasks()).toMatchObject([
      { Status: { State: 'rejected', Err: 'assigned node no longer meets constraints' } },
      { Status: { State: 'pending' } },
    ]);
  });
});
