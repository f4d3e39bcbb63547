import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { networkRecord, nodeRecord, serviceRecord, taskRecord } from '../made-up-records.testing';
import { genericResources } from '../parts/decode-parts';
import { decodeEvent } from './decode-event';
import { decodeNetwork } from './decode-network';
import { decodeNode } from './decode-node';
import { decodeService } from './decode-service';
import { decodeTask, isBareAttachment } from './decode-task';

const KINDS = [
  { name: 'node', decode: decodeNode, record: nodeRecord },
  { name: 'service', decode: decodeService, record: serviceRecord },
  { name: 'task', decode: decodeTask, record: taskRecord },
  { name: 'network', decode: decodeNetwork, record: networkRecord },
] as const;

describe.each(KINDS)('decoding a $name', ({ decode, record }) => {
  test('[W6] no JSON makes it throw', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void decode(value)));
  });

  test('[W6] a record with anything in place of any part never throws, and is read the same each time', () => {
    const places = pathsOf(record());
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (path, value) => {
        const spoilt = withValue(record(), path, value);
        expect(decode(spoilt)).toEqual(decode(spoilt));
      }),
      { numRuns: 500 },
    );
  });

  test('[W10] a value in a field that is not on the list never leaves', () => {
    const marker = 'hunter2';
    const decoded = JSON.stringify(decode(record(marker)));
    expect(JSON.stringify(record(marker))).toContain(marker);
    expect(decoded).not.toContain(marker);
  });

  test('[W10] a field that is new to us never leaves', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(record()).filter(isNoLabels), []), (path) => {
        const extended = withValue(record(), [...path, 'FieldOfTomorrow'], 'hunter2');
        expect(JSON.stringify(decode(extended))).not.toContain('hunter2');
      }),
    );
  });
});

test('[W10] a node is these fields', () => {
  expect(decodeNode(nodeRecord())).toEqual({
    id: 'tmnn6hf40077g72x8biokha5s',
    version: 9,
    hostname: 'manager',
    sharesHostname: false,
    role: 'manager',
    availability: 'drain',
    state: 'ready',
    message: 'heartbeat',
    address: '10.77.0.1',
    manager: { leader: true, reachability: 'reachable', address: '10.77.0.1:2377' },
    engine: '20.10.24',
    os: 'linux',
    arch: 'x86_64',
    capacity: {
      nanoCpus: 2e9,
      memoryBytes: 4e9,
      generic: [{ kind: 'NVIDIA-GPU', amount: 2, names: ['GPU-1', 'GPU-2'] }],
    },
    labels: { zone: 'a' },
    engineLabels: { disk: 'ssd' },
    clockOffset: 0,
    createdAt: Date.parse('2026-11-22T08:52:23.270Z'),
  });
});

test('[W10] a service is these fields', () => {
  expect(decodeService(serviceRecord())).toEqual({
    id: 'h186wtmbtiydlge1k74z2xm9n',
    version: 730,
    name: 'shop_web',
    stack: 'shop',
    mark: { hue: 0, pattern: 0, monogram: '' },
    mode: { kind: 'replicated', replicas: 3 },
    image: { name: 'registry:5000/example/echo:latest', digest: 'sha256:3b1a' },
    ports: [{ protocol: 'tcp', target: 80, published: 30_000, mode: 'ingress' }],
    constraints: ['node.role==worker'],
    maxPerNode: 0,
    networks: ['pym1sll15xiqdxmakzgxiae9n'],
    reservations: {
      nanoCpus: 5e8,
      memoryBytes: 10_485_760,
      generic: [{ kind: 'NVIDIA-GPU', amount: 1 }],
    },
    limits: { nanoCpus: 0, memoryBytes: 67_108_864 },
    update: {
      state: 'completed',
      message: 'update completed',
      startedAt: Date.parse('2026-11-22T09:08:30Z'),
      completedAt: Date.parse('2026-11-22T09:08:40Z'),
    },
    updateConfig: {
      parallelism: 2,
      delay: 10_000,
      monitor: 5_000,
      failureAction: 'rollback',
      maxFailureRatio: 0.25,
      order: 'start-first',
    },
    hasPrevious: true,
    template: expect.stringMatching(/^.{12}$/),
    iteration: null,
    createdAt: Date.parse('2026-11-22T09:08:28.177Z'),
    updatedAt: Date.parse('2026-11-22T09:08:28.323Z'),
  });
});

test('[W10] a task is these fields', () => {
  expect(decodeTask(taskRecord())).toEqual({
    id: 'ifdjcuetcje11tufmgpsm6jma',
    version: 743,
    service: 'h186wtmbtiydlge1k74z2xm9n',
    runtime: 'container',
    node: 'tmnn6hf40077g72x8biokha5s',
    slot: 1,
    state: 'failed',
    desiredState: 'shutdown',
    since: Date.parse('2026-11-22T09:08:30.975Z'),
    createdAt: Date.parse('2026-11-22T09:08:28.324Z'),
    madeAt: Date.parse('2026-11-22T09:08:28.324Z'),
    message: 'started',
    error: 'task: non-zero exit (137)',
    exitCode: 137,
    container: '06c8653c655d',
    image: { name: 'registry:5000/example/echo:latest', digest: 'sha256:3b1a' },
    template: decodeService(serviceRecord())?.template,
    iteration: null,
    reservations: {
      nanoCpus: 5e8,
      memoryBytes: 10_485_760,
      generic: [{ kind: 'NVIDIA-GPU', amount: 1 }],
    },
    attachments: [{ network: 'pym1sll15xiqdxmakzgxiae9n', addresses: ['10.0.1.3/24'] }],
    ports: [{ protocol: 'tcp', target: 80, published: 8090, mode: 'host' }],
    assigned: [{ kind: 'NVIDIA-GPU', amount: 1, names: ['GPU-2'] }],
    stamp: Date.parse('2026-11-22T09:08:30.975Z'),
    logDriver: { name: 'gelf', isCacheOff: false },
    history: [{ state: 'failed', at: Date.parse('2026-11-22T09:08:30.975Z') }],
  });
});

test('[W10] a network is these fields', () => {
  expect(decodeNetwork(networkRecord())).toEqual({
    id: 'pym1sll15xiqdxmakzgxiae9n',
    name: 'shop_back',
    driver: 'overlay',
    stack: 'shop',
    subnets: ['10.0.1.0/24'],
    attachable: true,
    ingress: false,
    predefined: false,
    internal: false,
    encrypted: true,
    createdAt: Date.parse('2026-11-22T08:53:14.285Z'),
  });
});

describe('generic resources', () => {
  const discrete = (Kind?: string, Value?: number) => ({ DiscreteResourceSpec: { Kind, Value } });
  const named = (Kind: string, Value: string) => ({ NamedResourceSpec: { Kind, Value } });

  test('are told apart by their whole names, in one order, however Docker lists them', () => {
    const all = [
      named('GPU', 'b'),
      discrete('gpu', 3),
      discrete('my gpu', 1),
      named('GPU', 'a'),
      discrete('__proto__', 2),
      // Go leaves out a value of 0.
      discrete('SSD'),
    ];
    const read = [
      { kind: 'GPU', amount: 2, names: ['b', 'a'] },
      { kind: 'SSD', amount: 0 },
      { kind: '__proto__', amount: 2 },
      { kind: 'gpu', amount: 3 },
      { kind: 'my gpu', amount: 1 },
    ];
    expect(genericResources(all)).toEqual(read);
    expect(genericResources([...all].reverse())).toMatchObject(
      read.map(({ kind, amount }) => ({ kind, amount })),
    );
  });

  test('that are none are left out', () => {
    for (const value of [null, {}, 'GPU', [null, 1, 'GPU', {}, [], { NamedResourceSpec: null }]])
      expect(genericResources(value)).toEqual([]);
  });

  test('of a task are what it asks for, or what it was given where that is more', () => {
    const task = (Value: number, ...given: object[]) => ({
      ...taskRecord(),
      Spec: { Resources: { Reservations: { GenericResources: [discrete('GPU', Value)] } } },
      GenericResources: given,
    });
    const reserved = (record: object) => decodeTask(record)?.reservations.generic;
    expect(reserved(task(1))).toEqual([{ kind: 'GPU', amount: 1 }]);
    expect(reserved(task(1, named('GPU', 'a')))).toEqual([{ kind: 'GPU', amount: 1 }]);
    // Swarm gives all that are left to a task that asks for 0 of those with names.
    expect(reserved(task(0, named('GPU', 'a'), named('GPU', 'b')))).toEqual([{ kind: 'GPU', amount: 2 }]);
  });
});

test('a node that never reported has no hostname and no capacity', () => {
  const bare = { ID: 'n1', Version: { Index: 1 }, Spec: {}, Status: { State: 'unknown' } };
  expect(decodeNode(bare)).toMatchObject({ hostname: '', state: 'unknown', manager: null, labels: {} });
});

test.each([
  [{ ContainerSpec: {} }, 'container'],
  [{ PluginSpec: { Remote: 'vieux/sshfs' } }, 'plugin'],
  [{ NetworkAttachmentSpec: { ContainerID: 'c' } }, 'attachment'],
  [{}, 'container'],
] as const)('a task of %o is run as %s', (Spec, runtime) => {
  expect(decodeTask({ ...taskRecord(), Spec })?.runtime).toBe(runtime);
});

test('a task may have no container, node, slot and service', () => {
  const bare = { ID: 't1', Version: { Index: 1 }, DesiredState: 'running', Status: { State: 'pending' } };
  expect(decodeTask(bare)).toMatchObject({
    container: null,
    node: null,
    slot: null,
    service: null,
    exitCode: null,
    image: { name: '', digest: null },
  });
});

test('the exit code of a container that runs, or never was, is not known', () => {
  const status = (State: string, ContainerStatus: object) => ({
    ...taskRecord(),
    Status: { State, ContainerStatus },
  });
  expect(decodeTask(status('running', { ContainerID: 'c', ExitCode: 0 }))?.exitCode).toBeNull();
  expect(decodeTask(status('rejected', { ContainerID: '', ExitCode: 0 }))?.exitCode).toBeNull();
  expect(decodeTask(status('complete', { ContainerID: 'c', ExitCode: 0 }))?.exitCode).toBe(0);
});

test('a log driver is told by its name and whether a copy is kept, and by no other option', () => {
  const driver = (LogDriver: unknown) =>
    decodeTask({ ...taskRecord(), Spec: { ...taskRecord().Spec, LogDriver } })?.logDriver;
  expect(driver(undefined)).toEqual({ name: '', isCacheOff: false });
  expect(driver({ Name: 'none' })).toEqual({ name: 'none', isCacheOff: false });
  const Options = { 'splunk-token': 'secret', 'cache-disabled': 'TRUE' };
  expect(driver({ Name: 'splunk', Options })).toEqual({ name: 'splunk', isCacheOff: true });
  expect(driver({ Name: 7, Options: { 'cache-disabled': 'no' } })).toEqual({ name: '', isCacheOff: false });
});

test('names with HTML, quotes, RTL and 4-byte characters pass unchanged', () => {
  const name = '<img src=x onerror=alert(1)> "q" \u202e\u05d0 \u{1f433}';
  const record = serviceRecord();
  const service = decodeService({ ...record, Spec: { ...record.Spec, Name: name } });
  expect(service?.name).toBe(name);
});

test('labels named after parts of every object stay labels', () => {
  const record = JSON.parse(
    '{"ID":"n1","Version":{"Index":1},"Spec":{"Labels":{"__proto__":"a","constructor":"b"}}}',
  );
  expect(Object.entries(decodeNode(record)?.labels ?? {})).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ]);
});

test.each([
  [{ Global: {} }, { kind: 'global' }],
  [{ GlobalJob: {} }, { kind: 'global-job' }],
  [{ Replicated: {} }, { kind: 'replicated', replicas: 0 }],
  [
    { ReplicatedJob: { MaxConcurrent: 2, TotalCompletions: 6 } },
    { kind: 'replicated-job', completions: 6, concurrent: 2 },
  ],
  [{ ReplicatedJob: { MaxConcurrent: 2 } }, { kind: 'replicated-job', completions: 2, concurrent: 2 }],
])('mode %j', (Mode, mode) => {
  const record = serviceRecord();
  expect(decodeService({ ...record, Spec: { ...record.Spec, Mode } })?.mode).toEqual(mode);
});

test('a service of no known mode is not read', () => {
  const record = serviceRecord();
  expect(decodeService({ ...record, Spec: { ...record.Spec, Mode: { Cyclic: {} } } })).toBeNull();
});

test('the first run of a job has index 0, which Docker leaves out', () => {
  expect(decodeTask({ ...taskRecord(), JobIteration: {} })?.iteration).toBe(0);
  expect(decodeTask({ ...taskRecord(), JobIteration: { Index: 9 } })?.iteration).toBe(9);
  expect(decodeService({ ...serviceRecord(), JobStatus: { JobIteration: {} } })?.iteration).toBe(0);
});

test('the fingerprint tells specs apart, but not constraints, for which Swarm replaces no task that meets them', () => {
  const service = serviceRecord();
  const edited = (part: object) =>
    decodeService({
      ...service,
      Spec: { ...service.Spec, TaskTemplate: { ...service.Spec.TaskTemplate, ...part } },
    })?.template;
  const plain = decodeService(service)?.template;
  expect(edited({ ForceUpdate: 1 })).not.toBe(plain);
  expect(
    edited({ Placement: { ...service.Spec.TaskTemplate.Placement, Constraints: ['node.labels.a==b'] } }),
  ).toBe(plain);
});

test('a network attachment of no service is told apart', () => {
  const record = { ...taskRecord(), Spec: { NetworkAttachmentSpec: { ContainerID: 'c' } } };
  expect(isBareAttachment(record)).toBe(true);
  expect(isBareAttachment(taskRecord())).toBe(false);
});

describe('events', () => {
  const swarm = { Type: 'service', Action: 'update', scope: 'swarm', Actor: { ID: 's1', Attributes: {} } };

  test('no JSON makes it throw', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void decodeEvent(value)));
  });
  test('a swarm event names its object', () => {
    expect(decodeEvent(swarm)).toEqual({ type: 'service', action: 'update', id: 's1' });
  });
  test('a local network is no news of the swarm', () => {
    expect(decodeEvent({ ...swarm, Type: 'network', scope: 'local' })).toBeNull();
  });
  test('a container event names its task; other containers are no news', () => {
    const container = (Attributes: object) => ({
      Type: 'container',
      Action: 'die',
      scope: 'local',
      Actor: { ID: 'c1', Attributes },
    });
    const ofTask = container({ 'com.docker.swarm.task.id': 't1' });
    expect(decodeEvent(ofTask)).toEqual({ type: 'container', action: 'die', id: 't1' });
    expect(decodeEvent(container({}))).toBeNull();
  });
});

/** A node's labels leave the server, whatever they are called. */
const isNoLabels = (path: Path): boolean => !path.includes('Labels');

type Path = readonly (string | number)[];

/** The path of every part of a JSON value, the whole left out. */
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return path.length ? [path] : [];
  const inner = Object.entries(value).flatMap(([key, part]) =>
    pathsOf(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length ? [path, ...inner] : inner;
}

/** A copy with another value at `path`; parts on the way that cannot hold it are replaced by records. */
function withValue(whole: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(whole) && typeof key === 'number')
    return whole.map((item, i) => (i === key ? withValue(item, rest, value) : item));
  const record = typeof whole === 'object' && whole !== null ? { ...whole } : {};
  return { ...record, [key]: withValue(Reflect.get(record, key), rest, value) };
}

test('a job whose status is missing is in its first run; a time of the year 1 is unknown', () => {
  const record = { ...serviceRecord(), CreatedAt: '0001-01-01T00:00:00Z' };
  const job = { ...record, Spec: { ...record.Spec, Mode: { GlobalJob: {} } } };
  expect(decodeService(job)).toMatchObject({ iteration: 0, createdAt: 0 });
  expect(decodeService(record)).toMatchObject({ iteration: null });
});
