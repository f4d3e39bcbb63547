import { describe, expect, it } from 'vitest';
import { isRunning } from '../objects/task';
import { testSwarm } from '../swarm.testing';
import { crashMany, stopNode } from './accidents';

describe('a new leader', () => {
  it('knows no node at first, and every one that lives after a heartbeat', () => {
    const { swarm, store, create, run } = testSwarm(10);
    create({ replicas: 10 });
    create({ name: 'everywhere', mode: { Global: {} } });
    run(10);
    stopNode(swarm, 'worker03');
    run(60);
    const states = () => [...store.nodes.all()].map(({ Status }) => Status.State);
    const tasks = new Map([...store.tasks.all()].map((task) => [task.ID, task.Status.State]));
    const before = [...store.nodes.all()].filter(({ ManagerStatus }) => ManagerStatus?.Leader);
    const leader = swarm.dispatcher.changeLeader();
    expect(states().filter((state) => state === 'unknown')).toHaveLength(9);
    run(5);
    expect(states().filter((state) => state === 'ready')).toHaveLength(9);
    expect(states().filter((state) => state === 'down')).toHaveLength(1);
    const after = [...store.nodes.all()].filter(({ ManagerStatus }) => ManagerStatus?.Leader);
    expect(after.map(({ Description }) => Description.Hostname)).toEqual([leader]);
    expect(after).not.toEqual(before);
    expect(new Map([...store.tasks.all()].map((task) => [task.ID, task.Status.State]))).toEqual(tasks);
  });

  it('does not hear from a node that stops before its first heartbeat', () => {
    const { swarm, run, node } = testSwarm(7);
    swarm.dispatcher.changeLeader();
    stopNode(swarm, 'worker01');
    run(6);
    expect(node('worker01').Status.State).toBe('unknown');
    run(10);
    expect(node('worker01').Status.State).toBe('down');
  });

  it('needs another manager', () => {
    expect(testSwarm(4).swarm.dispatcher.changeLeader()).toBeNull();
  });
});

it('a storm takes as many tasks as asked, evenly, and they come back', () => {
  const { swarm, store, create, run, wanted } = testSwarm();
  create({ replicas: 30 });
  create({ name: 'api', replicas: 10 });
  run(10);
  expect(crashMany(swarm, 20)).toBe(20);
  const failed = [...store.tasks.all()].filter(({ Status }) => Status.State === 'failed');
  expect(failed).toHaveLength(20);
  expect(new Set(failed.map(({ ServiceID }) => ServiceID)).size).toBe(2);
  run(20);
  expect(wanted().filter(isRunning)).toHaveLength(30);
  expect(crashMany(swarm, 1_000)).toBe(40);
});
