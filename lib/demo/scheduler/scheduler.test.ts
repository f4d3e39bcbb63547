import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crashService, setGeneric } from '../control/accidents';
import { hostPorts } from '../objects/task';
import { states, testSwarm } from '../swarm.testing';

const GIB = 1024 ** 3;
const reserve = (MemoryBytes: number) => ({ Resources: { Reservations: { MemoryBytes } } });
const published = (port: number) => ({
  EndpointSpec: { Ports: [{ TargetPort: 80, PublishedPort: port, PublishMode: 'host' }] },
});

describe('the scheduler', () => {
  it('spreads a service over the nodes, and services over each other', () => {
    const { create, run, hosts, swarm } = testSwarm();
    create({ replicas: 4 });
    run(5);
    expect(hosts()).toEqual(['manager', 'worker01', 'worker02', 'worker03']);
    create({ name: 'api', replicas: 2 });
    create({ name: 'db', replicas: 2 });
    run(5);
    expect([...hosts('api'), ...hosts('db')].sort()).toEqual(['manager', 'worker01', 'worker02', 'worker03']);
    expect(swarm.store.tasks.size).toBe(8);
  });

  it('spreads over the values of a label first, if asked to', () => {
    const { create, run, hosts, changeNode } = testSwarm();
    changeNode('worker01', { Labels: { zone: 'a' } });
    changeNode('worker02', { Labels: { zone: 'b' } });
    changeNode('worker03', { Labels: { zone: 'b' } });
    const Preferences = [{ Spread: { SpreadDescriptor: 'node.labels.zone' } }];
    create({ replicas: 4, template: { Placement: { Constraints: ['node.role==worker'], Preferences } } });
    run(5);
    expect(hosts()).toEqual(['worker01', 'worker01', 'worker02', 'worker03']);
  });

  it.each([
    [
      'one constraint',
      { Placement: { Constraints: ['node.labels.disk==ssd'] } },
      {},
      'scheduling constraints not satisfied on 4 nodes',
    ],
    ['resources', reserve(9 * GIB), {}, 'insufficient resources on 4 nodes'],
    ['a platform', { Placement: { Platforms: [{ OS: 'windows' }] } }, {}, 'unsupported platform on 4 nodes'],
    [
      'resources before constraints, as the filters’ order is',
      { ...reserve(9 * GIB), Placement: { Constraints: ['node.role==worker'] } },
      {},
      'insufficient resources on 4 nodes',
    ],
  ])('says why nothing fits: %s', (_, template, spec, reason) => {
    const { create, run, tasks } = testSwarm();
    create({ template, spec });
    run(1);
    expect(tasks()).toMatchObject([
      { NodeID: undefined, Status: { State: 'pending', Err: `no suitable node (${reason})` } },
    ]);
  });

  it('counts generic resources as swarmkit does: by number, by name, and none where the kind is missing', () => {
    const { create, run, tasks, swarm, hosts } = testSwarm();
    setGeneric(swarm, 'worker01', ['GPU=GPU-1', 'GPU=GPU-2']);
    setGeneric(swarm, 'worker02', ['GPU=3', 'gpu=9']);
    const ask = (...all: [Kind: string, Value?: number][]) => ({
      Resources: {
        Reservations: {
          GenericResources: all.map(([Kind, Value]) => ({ DiscreteResourceSpec: { Kind, Value } })),
        },
      },
    });
    create({ replicas: 6, template: ask(['GPU', 1]) });
    run(5);
    expect(hosts()).toEqual(['none', 'worker01', 'worker01', 'worker02', 'worker02', 'worker02']);
    const one = { DiscreteResourceSpec: { Kind: 'GPU', Value: 1 } };
    const given = (name?: string) =>
      tasks(name)
        .map(({ GenericResources }) => JSON.stringify(GenericResources))
        .sort();
    expect(given()).toEqual(
      [
        ...['GPU-1', 'GPU-2'].map((Value) => [{ NamedResourceSpec: { Kind: 'GPU', Value } }]),
        ...[[one], [one], [one]],
        undefined,
      ]
        .map((each) => JSON.stringify(each))
        .sort(),
    );
    expect(tasks().find(({ NodeID }) => !NodeID)?.Status.Err).toBe(
      'no suitable node (insufficient resources on 4 nodes)',
    );
    // 0 of a kind that is used up, and of one that is not there, finds no node either; 0 of a number takes none of it.
    create({ name: 'zero', template: ask(['GPU']) });
    create({ name: 'none', template: ask(['fpga', 0]) });
    create({ name: 'free', template: ask(['gpu', 0]) });
    run(5);
    expect([hosts('zero'), hosts('none'), hosts('free')]).toEqual([['none'], ['none'], ['worker02']]);
    expect(given('free')).toEqual([undefined]);
    // What a task had is there again when it ends.
    setGeneric(swarm, 'worker03', ['fpga=a', 'fpga=b']);
    run(5);
    expect(hosts('none')).toEqual(['worker03']);
    expect(given('none')[0]).toContain('"b"');
    create({ name: 'late', template: ask(['fpga', 1]) });
    run(5);
    expect(hosts('late')).toEqual(['none']);
    crashService(swarm, 'none', 1);
    run(5);
    expect([...hosts('late'), ...hosts('none')]).toEqual(['worker03', 'worker03']);
    expect(given('late')[0]).not.toBe(given('none').at(-1));
  });

  it('places no task that asks for one by its name', () => {
    const { create, run, hosts, swarm } = testSwarm();
    setGeneric(swarm, 'worker01', ['GPU=GPU-1']);
    const GenericResources = [{ NamedResourceSpec: { Kind: 'GPU', Value: 'GPU-1' } }];
    create({ template: { Resources: { Reservations: { GenericResources } } } });
    run(5);
    expect(hosts()).toEqual(['none']);
  });

  it('counts nodes by their first reason, the most frequent first', () => {
    const { create, run, tasks, changeNode } = testSwarm();
    changeNode('worker01', { Availability: 'pause' });
    create({ template: reserve(9 * GIB) });
    create({
      name: 'api',
      replicas: 2,
      template: { Placement: { Constraints: ['node.role==manager'], MaxReplicas: 1 } },
    });
    run(1);
    expect(tasks()[0]?.Status.Err).toBe(
      'no suitable node (insufficient resources on 3 nodes; 1 node not available for new tasks)',
    );
    expect(tasks('api').find(({ NodeID }) => !NodeID)?.Status.Err).toBe(
      'no suitable node (scheduling constraints not satisfied on 2 nodes; 1 node not available for new tasks; max replicas per node limit exceed)',
    );
  });

  it('gives a host’s port to one task, and to the next when it is free again', () => {
    const { create, run, tasks, wanted, update } = testSwarm();
    create({ replicas: 4, spec: published(8080) });
    create({ name: 'api', spec: published(8080) });
    run(5);
    expect(tasks('api')[0]?.Status.Err).toBe('no suitable node (host-mode port already in use on 4 nodes)');
    expect(tasks()[0]?.Status.PortStatus.Ports).toMatchObject([{ PublishedPort: 8080, PublishMode: 'host' }]);
    update('web', (spec) => ({ ...spec, Mode: { Replicated: { Replicas: 3 } } }));
    run(5);
    expect(states(wanted('api'))).toEqual(['running']);
  });

  it('takes waiting tasks up when a label, room or a node comes', () => {
    const { create, run, hosts, changeNode } = testSwarm();
    create({ template: { Placement: { Constraints: ['node.labels.disk==ssd'] } } });
    run(1);
    expect(hosts()).toEqual(['none']);
    changeNode('worker02', { Labels: { disk: 'ssd' } });
    run(1);
    expect(hosts()).toEqual(['worker02']);
  });

  it('never promises more than a node has, nor a host’s port twice', () => {
    const service = fc.record({
      replicas: fc.integer({ min: 0, max: 12 }),
      memory: fc.integer({ min: 1, max: 5 }),
      port: fc.option(fc.integer({ min: 8_000, max: 8_002 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(service, { maxLength: 6 }), (services) => {
        const { create, run, store } = testSwarm();
        services.forEach(({ replicas, memory, port }, n) => {
          create({
            name: `s${n}`,
            replicas,
            template: reserve(memory * GIB),
            spec: port === undefined ? {} : published(port),
          });
        });
        run(5);
        for (const node of store.nodes.all()) {
          const tasks = store.tasksOfNode(node.ID);
          const memory = tasks.map(({ Spec }) => Spec.Resources?.Reservations?.MemoryBytes ?? 0);
          expect(memory.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(
            node.Description.Resources.MemoryBytes,
          );
          const ports = tasks.flatMap(hostPorts).map(({ PublishedPort }) => PublishedPort);
          expect(new Set(ports).size).toBe(ports.length);
        }
      }),
      { numRuns: 40 },
    );
  });
});
