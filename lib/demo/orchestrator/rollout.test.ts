import { describe, expect, it } from 'vitest';
import { crashService } from '../control/accidents';
import { rollBackService } from '../control/services';
import type { ServiceSpec } from '../objects/specs';
import { isRunning } from '../objects/task';
import type { Task } from '../objects/wire';
import { states, testSwarm } from '../swarm.testing';

const NEXT = 'registry:5000/example/echo:v2';

/** Six replicas that run, and how to update them. */
function running(config: Record<string, unknown>, rollback?: Record<string, unknown>) {
  const swarm = testSwarm();
  const spec = { UpdateConfig: config, ...(rollback && { RollbackConfig: rollback }) };
  swarm.create({ replicas: 6, spec });
  swarm.run(5);
  const withContainer = (container: Record<string, unknown>) => (old: ServiceSpec) => ({
    ...old,
    TaskTemplate: { ...old.TaskTemplate, ContainerSpec: { ...old.TaskTemplate.ContainerSpec, ...container } },
  });
  const isNew = (task: Task) => task.Spec.ContainerSpec.Image === NEXT;
  return {
    ...swarm,
    update: (container: Record<string, unknown> = { Image: NEXT }) =>
      swarm.update('web', withContainer(container)),
    status: () => swarm.service().UpdateStatus,
    fresh: () => swarm.tasks().filter(isNew),
    isNew,
  };
}

describe('a rolling update', () => {
  it('goes on in batches with a rest between, stopping before it starts', () => {
    const { update, run, status, fresh, store, isNew } = running({ Parallelism: 2, Delay: 10e9 });
    let fewest = 6;
    store.subscribe(() => {
      fewest = Math.min(fewest, [...store.tasks.all()].filter(isRunning).length);
    });
    update();
    expect(status()).toMatchObject({ State: 'updating', Message: 'update in progress' });
    run(5);
    expect(fresh()).toHaveLength(2);
    run(9);
    expect(fresh()).toHaveLength(4);
    run(12);
    expect(fresh()).toHaveLength(6);
    expect(fewest).toBe(4);
    expect(status()?.State).toBe('updating');
    run(20);
    expect(status()).toMatchObject({ State: 'completed', Message: 'update completed' });
    expect([...store.tasks.all()].filter(isRunning).every(isNew)).toBe(true);
  });

  it('starts before it stops, if asked to', () => {
    const { update, run, status, store, wanted, isNew } = running({ Parallelism: 1, Order: 'start-first' });
    let fewest = 6;
    store.subscribe(() => {
      fewest = Math.min(fewest, [...store.tasks.all()].filter(isRunning).length);
    });
    update();
    run(40);
    expect(fewest).toBe(6);
    expect(status()?.State).toBe('completed');
    expect(wanted().every(isNew)).toBe(true);
    expect(wanted()).toHaveLength(6);
  });

  it('with parallelism 0 does all at once', () => {
    const { update, run, fresh } = running({ Parallelism: 0 });
    update();
    run(0.5);
    expect(fresh()).toHaveLength(6);
  });

  it('leaves tasks alone that are right already: scaling is no update', () => {
    const swarm = running({ Parallelism: 1 });
    const before = swarm.tasks().map(({ ID }) => ID);
    const service = swarm.service();
    swarm.update({});
    swarm.run(20);
    expect(swarm.service().Version.Index).toBeGreaterThan(service.Version.Index);
    expect(swarm.status()).toBeUndefined();
    expect(swarm.tasks().map(({ ID }) => ID)).toEqual(before);
  });

  it('pauses on a failure, with Swarm’s message, and says no more', () => {
    const { update, run, status, tasks } = running({ Parallelism: 1, Delay: 5e9, FailureAction: 'pause' });
    update({ Image: NEXT, Command: ['sh', '-c', 'exit 1'] });
    run(10);
    const failed = tasks().find(({ Status }) => Status.State === 'failed');
    expect(status()).toMatchObject({
      State: 'paused',
      Message: `update paused due to failure or early termination of task ${failed?.ID}`,
    });
    const places = new Set(
      tasks()
        .filter(({ Status }) => Status.State === 'failed')
        .map(({ Slot }) => Slot),
    );
    run(60);
    expect(status()?.State).toBe('paused');
    expect(places.size).toBe(1);
  });

  it('goes on over failures, if asked to', () => {
    const { update, run, status, fresh } = running({ Parallelism: 3, FailureAction: 'continue' });
    update({ Image: NEXT, Command: ['sh', '-c', 'exit 1'] });
    run(60);
    expect(status()?.State).toBe('completed');
    expect(new Set(fresh().map(({ Slot }) => Slot)).size).toBe(6);
  });

  it('bears as many failures as the ratio allows', () => {
    const { update, run, status, swarm } = running({ Parallelism: 6, MaxFailureRatio: 0.2, Monitor: 20e9 });
    update();
    run(5);
    crashService(swarm, 'web', 1, 3);
    run(60);
    expect(status()?.State).toBe('completed');
  });

  it('does not blame an update for a task that fails after the monitor time', () => {
    const { update, run, status } = running({ Parallelism: 6, Monitor: 5e9, FailureAction: 'pause' });
    update({ Image: NEXT, Command: ['sh', '-c', 'sleep 12; exit 1'] });
    run(60);
    expect(status()?.State).toBe('completed');
  });

  it('rolls back on a failure, to the spec before', () => {
    const { update, run, status, service, wanted, isNew } = running({
      Parallelism: 2,
      FailureAction: 'rollback',
    });
    const before = service().Spec;
    update({ Image: NEXT, Command: ['sh', '-c', 'exit 1'] });
    run(4);
    expect(status()).toMatchObject({
      State: 'rollback_started',
      Message: expect.stringMatching(
        /^update rolled back due to failure or early termination of task [a-z0-9]{25}$/,
      ),
    });
    run(60);
    expect(status()).toMatchObject({ State: 'rollback_completed', Message: 'rollback completed' });
    expect(service().Spec).toEqual(before);
    expect(service().PreviousSpec).toBeUndefined();
    expect(states(wanted())).toEqual(Array(6).fill('running'));
    expect(wanted().some(isNew)).toBe(false);
  });

  it('a rollback that fails is paused, never rolled back itself', () => {
    const crash = ['sh', '-c', 'sleep 3; exit 1'];
    const swarm = testSwarm();
    swarm.create({ replicas: 2, container: { Command: crash } });
    swarm.run(5);
    swarm.update('web', (spec) => ({
      ...spec,
      TaskTemplate: { ...spec.TaskTemplate, ContainerSpec: { Image: NEXT } },
    }));
    swarm.run(30);
    rollBackService(swarm.swarm, 'web', swarm.service().Version.Index);
    expect(swarm.service().UpdateStatus?.Message).toBe('manually requested rollback');
    swarm.run(60);
    expect(swarm.service().UpdateStatus?.State).toBe('rollback_paused');
  });

  it('by hand goes back and, again, forth', () => {
    const { update, run, status, service, swarm } = running({ Parallelism: 0 });
    const before = service().Spec;
    update();
    run(20);
    const after = service().Spec;
    for (const spec of [before, after]) {
      rollBackService(swarm, 'web', service().Version.Index);
      run(60);
      expect(service().Spec).toEqual(spec);
      expect(status()?.State).toBe('rollback_completed');
    }
  });

  it('gives way to the next update', () => {
    const { update, run, status, wanted } = running({ Parallelism: 1, Delay: 5e9 });
    update();
    run(4);
    update({ Image: 'registry:5000/example/echo:v3' });
    run(90);
    expect(status()?.State).toBe('completed');
    expect(new Set(wanted().map(({ Spec }) => Spec.ContainerSpec.Image))).toEqual(
      new Set(['registry:5000/example/echo:v3']),
    );
  });

  it('updates a global service node by node', () => {
    const { create, run, update, wanted, service, swarm } = testSwarm();
    create({ mode: { Global: {} } });
    run(5);
    update('web', (spec) => ({ ...spec, TaskTemplate: { ...spec.TaskTemplate, ForceUpdate: 1 } }));
    run(60);
    expect(service().UpdateStatus?.State).toBe('completed');
    expect(new Set(wanted().map(({ NodeID }) => NodeID)).size).toBe(swarm.store.nodes.size);
    expect(wanted().every(({ Spec }) => Spec.ForceUpdate === 1)).toBe(true);
  });
});
