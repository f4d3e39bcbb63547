import { describe, expect, it } from 'vitest';
import { crashService } from '../control/accidents';
import { states, testSwarm } from '../swarm.testing';

const crashing = { Command: ['sh', '-c', 'exit 7'] };
const policy = (RestartPolicy: Record<string, unknown>) => ({ RestartPolicy });

describe('restarts', () => {
  it('replace a failed task after the policy’s delay, in its slot, with the reason kept', () => {
    const { create, run, swarm, tasks } = testSwarm();
    create({ replicas: 2, template: policy({ Delay: 8e9 }) });
    run(5);
    crashService(swarm, 'web', 137, 1);
    run(6);
    expect(tasks().find(({ Status }) => Status.State === 'failed')).toMatchObject({
      Slot: 1,
      DesiredState: 'shutdown',
      Status: {
        Message: 'started',
        Err: 'task: non-zero exit (137)',
        ContainerStatus: { PID: 0, ExitCode: 137 },
      },
    });
    expect(tasks().at(-1)).toMatchObject({ Slot: 1, DesiredState: 'ready', Status: { State: 'ready' } });
    run(4);
    expect(tasks().at(-1)).toMatchObject({ Slot: 1, DesiredState: 'running', Status: { State: 'running' } });
  });

  it.each([
    ['none', crashing, 1],
    ['none', { Command: ['sh', '-c', 'exit 0'] }, 1],
    ['on-failure', { Command: ['sh', '-c', 'exit 0'] }, 1],
    ['on-failure', crashing, 3],
    ['any', { Command: ['sh', '-c', 'exit 0'] }, 3],
  ])('condition %s, %o: %i tasks in all with two attempts', (Condition, container, count) => {
    const { create, run, tasks } = testSwarm();
    create({ container, template: policy({ Condition, MaxAttempts: 2, Delay: 1e9 }) });
    run(120);
    expect(tasks()).toHaveLength(count);
    expect(tasks().every(({ DesiredState }) => DesiredState === 'shutdown')).toBe(true);
  });

  it('count attempts within the window only', () => {
    const { create, run, tasks } = testSwarm();
    const Command = ['sh', '-c', 'sleep 30; exit 1'];
    create({ container: { Command }, template: policy({ MaxAttempts: 1, Window: 10e9, Delay: 1e9 }) });
    run(300);
    expect(tasks().at(-1)?.DesiredState).toBe('running');
  });

  it('an exhausted slot stays empty until the spec changes', () => {
    const { create, run, update, tasks, wanted } = testSwarm();
    create({ container: crashing, template: policy({ MaxAttempts: 1, Delay: 0 }) });
    run(60);
    expect(wanted()).toEqual([]);
    update('web', (spec) => ({ ...spec, Labels: { a: 'b' } }));
    run(60);
    expect(tasks()).toHaveLength(2);
    update('web', (spec) => ({
      ...spec,
      TaskTemplate: { ...spec.TaskTemplate, ContainerSpec: { Image: spec.TaskTemplate.ContainerSpec.Image } },
    }));
    run(60);
    expect(states(wanted())).toEqual(['running']);
  });

  it('a missing image is rejected, and tried again', () => {
    const { create, run, tasks } = testSwarm();
    create({ container: { Image: 'registry:5000/example/echo:missing' } });
    run(8);
    expect(tasks()[0]?.Status).toMatchObject({
      State: 'rejected',
      Message: 'preparing',
      Err: 'No such image: registry:5000/example/echo:missing',
    });
    expect(tasks().length).toBeGreaterThan(1);
  });

  it('keep five tasks a slot: the current one and four of its history', () => {
    const { create, run, tasks } = testSwarm();
    create({ replicas: 2, container: crashing, template: policy({ Delay: 1e9, MaxAttempts: 8 }) });
    run(300);
    expect(tasks().filter(({ Slot }) => Slot === 1)).toHaveLength(5);
    expect(tasks()).toHaveLength(10);
  });
});
