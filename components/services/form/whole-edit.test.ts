import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeDefinition } from '@/lib/docker/spec/decode-definition';
import { applyChanges } from '@/lib/docker/spec/spec-changes';
import { parseAction } from '@/lib/protocol/parse-action';
import { TakenPorts } from '@/lib/swarm/derived/taken-ports';
import { formChanges } from './form-changes';
import { readForm } from './read-form';
import { formOf, NEW_ROW, type ServiceForm } from './service-form';

/** An edit's whole way: from Docker's spec into the form, out of it, over the wire, and into the spec. */

/** As others may have made it, with what no form shows and what no form would take. */
const odd = fc.constantFrom(
  ' ',
  '-',
  '{{.Service.Name}}-data',
  'C:\\data',
  '\\\\.\\pipe\\x',
  'a b',
  'Ü',
  '$X',
  "'",
);
const hidden = fc.constant({ Hidden: { Deep: [1, { ID: 'x' }] } });
const big = fc.constantFrom(0, 1, 999_999, 1_234_567, 86_400_000_000_000_000);
const kind = fc.constantFrom('volume', 'bind', 'tmpfs', 'npipe', 'cluster', 'image', 'new');
const mount = fc
  .tuple(kind, odd, odd, fc.constantFrom({}, { ReadOnly: true }, { ReadOnly: false }), hidden)
  .map(([Type, Source, Target, more, VolumeOptions]) => ({ Type, Source, Target, ...more, VolumeOptions }));
const port = fc
  .tuple(
    fc.constantFrom(80, 81, 82, 443, 9000),
    fc.constantFrom(0, 80, 81, 82, 9000),
    fc.constantFrom('tcp', 'udp', 'new'),
    fc.string(),
  )
  .map(([TargetPort, PublishedPort, Protocol, Name]) => ({ Name, Protocol, TargetPort, PublishedPort }));
const resource = fc.oneof(
  hidden,
  fc
    .tuple(fc.constantFrom('GPU', ' GPU', '', 'a=b', '__proto__'), fc.constantFrom(-1, 0, 2, 2 ** 63), hidden)
    .map(([Kind, Value, more]) => ({ DiscreteResourceSpec: { Kind, Value, ...more } })),
  fc
    .tuple(fc.constantFrom('GPU', 'ssd'), odd, hidden)
    .map(([Kind, Value, more]) => ({ NamedResourceSpec: { Kind, Value, ...more } })),
);
const network = fc.record({ Target: fc.constantFrom('net1', 'net2'), Aliases: fc.array(odd) });
const amounts = fc.record({
  NanoCPUs: big,
  MemoryBytes: big,
  Pids: big,
  GenericResources: fc.array(resource),
});
const specs = fc
  .record({
    Name: fc.constantFrom('web', 'a name that Docker took long ago'),
    Labels: fc.dictionary(odd, odd),
    TaskTemplate: fc.record(
      {
        ContainerSpec: fc.record(
          {
            Image: fc.constantFrom('nginx:1', 'Odd Image', 'sha256:00'),
            Command: fc.array(odd),
            Args: fc.array(odd),
            Env: fc.array(fc.constantFrom('A=1', 'B', 'A=2', ' C =3', '=D', 'E F=4')),
            Mounts: fc.array(mount),
            Hidden: hidden,
          },
          { requiredKeys: ['Image'] },
        ),
        Resources: fc.record({ Limits: amounts, Reservations: amounts }, { requiredKeys: [] }),
        Placement: fc.record({ Constraints: fc.array(odd), Preferences: fc.array(hidden) }),
        Networks: fc.uniqueArray(network, { selector: ({ Target }) => Target }),
        Hidden: hidden,
      },
      { requiredKeys: ['ContainerSpec'] },
    ),
    Mode: fc.oneof(
      fc.record({ Replicated: fc.record({ Replicas: fc.nat(200_000) }) }),
      fc.record({
        ReplicatedJob: fc.record({ MaxConcurrent: fc.nat(9), TotalCompletions: fc.nat(1_000_000) }),
      }),
      fc.constant({ Global: {} }),
    ),
    UpdateConfig: fc.record({
      Parallelism: fc.nat(200_000),
      Delay: big,
      Monitor: big,
      FailureAction: fc.constantFrom('pause', 'rollback', 'new'),
      MaxFailureRatio: fc.constantFrom(0, 0.123456789),
      Order: fc.constantFrom('stop-first', 'start-first', 'new'),
    }),
    EndpointSpec: fc.record({ Mode: fc.constant('vip'), Ports: fc.array(fc.oneof(port, hidden)) }),
    Hidden: hidden,
  })
  // As JSON has it: a spec is text.
  .map((spec) => JSON.parse(JSON.stringify(spec)));

const publishedPorts = new TakenPorts();
publishedPorts.add({ protocol: 'tcp', target: 1, published: 9000, mode: 'ingress' });
const around = { names: new Set(['a name that docker took long ago']), publishedPorts };

/** The spec that Docker is sent after this change in the form. */
function sentAfter(spec: unknown, change: (form: ServiceForm) => Partial<ServiceForm>): unknown {
  const text = JSON.stringify(spec);
  const opened = decodeDefinition(spec, 'e');
  const form = formOf(opened);
  const read = readForm({ ...form, ...change(form) }, around, opened);
  expect([...read.mistakes]).toEqual([]);
  const changes = formChanges(read, opened);
  const action = parseAction({ kind: 'edit-service', service: 's1', edition: 'e', changes });
  if (!action.ok || action.value.kind !== 'edit-service') throw new Error(JSON.stringify(action));
  return JSON.parse(applyChanges(text, action.value.changes));
}

/** The same spec with the value at a path set, and objects on the way. */
function withAt(spec: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return typeof value === 'function' ? value(spec) : value;
  const record = (spec ?? {}) as Record<string, unknown>; // a part of a spec, which is an object
  return { ...record, [key]: withAt(record[key], rest, value) };
}
const CONTAINER = ['TaskTemplate', 'ContainerSpec'];
const GENERIC = ['TaskTemplate', 'Resources', 'Reservations', 'GenericResources'];
const PORTS = ['EndpointSpec', 'Ports'];
/** Changes the row that `is` finds. */
const changeRow =
  <L extends 'ports' | 'generic'>(
    list: L,
    is: (row: ServiceForm[L][number]) => boolean,
    change: Partial<ServiceForm[L][number]>,
  ) =>
  (form: ServiceForm): Partial<ServiceForm> => ({
    [list]: form[list].map((row: ServiceForm[L][number]) => (is(row) ? { ...row, ...change } : row)),
  });
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const first = (change: object) => (list: unknown) =>
  listed(list).map((item, i) => (i === 0 ? { ...Object(item), ...change } : item));
const added = (item: unknown) => (list: unknown) => [...listed(list), item];

describe('[A2] an edit of any service', () => {
  test('that touches nothing finds no mistake, and changes nothing', () => {
    fc.assert(fc.property(specs, (spec) => void expect(sentAfter(spec, () => ({}))).toEqual(spec)));
  });

  const CHANGES: readonly [string, Partial<ServiceForm>, readonly string[], unknown][] = [
    ['image', { image: 'nginx:2' }, [...CONTAINER, 'Image'], 'nginx:2'],
    ['command', { command: 'sh -c "a b"' }, [...CONTAINER, 'Command'], ['sh', '-c', 'a b']],
    ['args', { args: 'x' }, [...CONTAINER, 'Args'], ['x']],
    ['CPU limit', { limitCpu: '0.5' }, ['TaskTemplate', 'Resources', 'Limits', 'NanoCPUs'], 5e8],
    [
      'memory limit',
      { limitMemory: '64m' },
      ['TaskTemplate', 'Resources', 'Limits', 'MemoryBytes'],
      67_108_864,
    ],
    ['reserved CPUs', { reserveCpu: '7' }, ['TaskTemplate', 'Resources', 'Reservations', 'NanoCPUs'], 7e9],
    [
      'reserved memory',
      { reserveMemory: '64m' },
      ['TaskTemplate', 'Resources', 'Reservations', 'MemoryBytes'],
      67_108_864,
    ],
    ['parallelism', { parallelism: '7' }, ['UpdateConfig', 'Parallelism'], 7],
    ['delay', { delay: '7s' }, ['UpdateConfig', 'Delay'], 7e9],
    ['monitor', { monitor: '7s' }, ['UpdateConfig', 'Monitor'], 7e9],
    ['ratio', { maxFailureRatio: '0.7' }, ['UpdateConfig', 'MaxFailureRatio'], 0.7],
    ['failure action', { failureAction: 'continue' }, ['UpdateConfig', 'FailureAction'], 'continue'],
  ];
  test.each(CHANGES)('that changes the %s changes that alone', (_, change, path, value) => {
    fc.assert(
      fc.property(
        specs,
        (spec) => void expect(sentAfter(spec, () => change)).toEqual(withAt(spec, path, value)),
      ),
    );
  });

  test('that adds a row leaves the others as they are', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        const volume = { ...NEW_ROW.mounts, key: 'new1', source: 'data', target: '/new' };
        expect(sentAfter(spec, ({ mounts }) => ({ mounts: [...mounts, volume] }))).toEqual(
          withAt(spec, [...CONTAINER, 'Mounts'], added({ Type: 'volume', Source: 'data', Target: '/new' })),
        );
        const constraint = { key: 'new1', text: 'node.role==worker' };
        expect(sentAfter(spec, ({ constraints }) => ({ constraints: [...constraints, constraint] }))).toEqual(
          withAt(spec, ['TaskTemplate', 'Placement', 'Constraints'], added('node.role==worker')),
        );
        const variable = { ...NEW_ROW.env, key: 'new1', name: 'NEW', value: 'x' };
        expect(sentAfter(spec, ({ env }) => ({ env: [...env, variable] }))).toEqual(
          withAt(spec, [...CONTAINER, 'Env'], added('NEW=x')),
        );
        const fpga = { key: 'new1', kind: 'fpga', amount: '3' };
        expect(sentAfter(spec, ({ generic }) => ({ generic: [...generic, fpga] }))).toEqual(
          withAt(spec, GENERIC, added({ DiscreteResourceSpec: { Kind: 'fpga', Value: 3 } })),
        );
        const range = { ...NEW_ROW.ports, key: 'new1', published: '7000-7001', target: '7' };
        expect(sentAfter(spec, ({ ports }) => ({ ports: [...ports, range] }))).toEqual(
          withAt(spec, PORTS, (list: unknown) => [
            ...listed(list),
            { Protocol: 'tcp', TargetPort: 7, PublishedPort: 7000, PublishMode: 'ingress' },
            { Protocol: 'tcp', TargetPort: 7, PublishedPort: 7001, PublishMode: 'ingress' },
          ]),
        );
      }),
    );
  });

  test('that changes a part of a row leaves its other parts, shown or not', () => {
    fc.assert(
      fc.property(specs, mount, fc.constantFrom('tcp', 'new'), hidden, (spec, one, Protocol, more) => {
        const withMount = withAt(spec, [...CONTAINER, 'Mounts'], (list: unknown) => [one, ...listed(list)]);
        expect(
          sentAfter(withMount, ({ mounts: [row, ...rest] }) => ({
            mounts: row ? [{ ...row, readOnly: !row.readOnly }, ...rest] : [],
          })),
        ).toEqual(
          withAt(
            withMount,
            [...CONTAINER, 'Mounts'],
            first({ ReadOnly: !('ReadOnly' in one && one.ReadOnly) }),
          ),
        );
        const withPort = withAt(spec, PORTS, (list: unknown) => [
          { Name: 'n', Protocol, TargetPort: 20_000, PublishedPort: 20_000 },
          ...listed(list),
        ]);
        expect(
          sentAfter(
            withPort,
            changeRow('ports', ({ target }) => target === '20000', { published: '12345' }),
          ),
        ).toEqual(withAt(withPort, PORTS, first({ PublishedPort: 12_345 })));
        const withFpga = withAt(spec, GENERIC, (list: unknown) => [
          { DiscreteResourceSpec: { Kind: 'fpga', Value: 1, ...more } },
          ...listed(list),
        ]);
        expect(
          sentAfter(
            withFpga,
            changeRow('generic', ({ kind }) => kind === 'fpga', { amount: '5' }),
          ),
        ).toEqual(
          withAt(withFpga, GENERIC, first({ DiscreteResourceSpec: { Kind: 'fpga', Value: 5, ...more } })),
        );
      }),
    );
  });

  test('that changes a range changes the ports that differ, and nothing else of them', () => {
    const range = fc.shuffledSubarray(
      Array.from({ length: 9 }, (_, i) => 20_000 + i),
      { minLength: 9 },
    );
    fc.assert(
      fc.property(specs, range, fc.integer({ min: 1, max: 9 }), (spec, all, count) => {
        const element = (n: number, over = {}) => ({
          ...{ Name: `n${n}`, Protocol: 'udp', TargetPort: n, PublishedPort: n, Hidden: [n] },
          ...over,
        });
        const made = (n: number) => ({
          ...{ Protocol: 'udp', TargetPort: n, PublishedPort: n, PublishMode: 'ingress' },
        });
        const withRange = (of: (n: number) => object | null, ...more: object[]) =>
          withAt(spec, PORTS, (list: unknown) => [
            ...all.map(of).filter((one) => one !== null),
            ...listed(list),
            ...more,
          ]);
        const sent = (published: string, target = published) =>
          sentAfter(
            withRange((n) => element(n)),
            changeRow('ports', (row) => row.target === '20000-20008', { published, target }),
          );
        expect(sent(`20000-${20_000 + count}`)).toEqual(
          count === 9
            ? withRange((n) => element(n), made(20_009))
            : withRange((n) => (n <= 20_000 + count ? element(n) : null)),
        );
        expect(sent('30000-30008', '20000-20008')).toEqual(
          withRange((n) => element(n, { PublishedPort: n + 10_000 })),
        );
        expect(sent('20001-20009')).toEqual(
          withRange((n) =>
            n > 20_000 ? element(n) : element(n, { TargetPort: 20_009, PublishedPort: 20_009 }),
          ),
        );
      }),
    );
  });

  test('that takes a row away takes it alone', () => {
    fc.assert(
      fc.property(specs, mount, (spec, one) => {
        const withMount = withAt(spec, [...CONTAINER, 'Mounts'], (list: unknown) => [one, ...listed(list)]);
        expect(sentAfter(withMount, ({ mounts }) => ({ mounts: mounts.slice(1) }))).toEqual(
          withAt(withMount, [...CONTAINER, 'Mounts'], (list: unknown) => listed(list).slice(1)),
        );
      }),
    );
  });

  test('a job’s number at once is not its total', () => {
    const spec = {
      Mode: { ReplicatedJob: { MaxConcurrent: 2 } },
      TaskTemplate: { ContainerSpec: { Image: 'a' } },
    };
    expect(sentAfter(spec, () => ({ concurrent: '5' }))).toMatchObject({
      Mode: { ReplicatedJob: { MaxConcurrent: 5, TotalCompletions: 2 } },
    });
  });

  test('networks that older engines keep beside the template stay there', () => {
    const spec = {
      Mode: { Global: {} },
      Networks: [{ Target: 'net1', Aliases: ['a'] }],
      TaskTemplate: { ContainerSpec: { Image: 'a' }, Networks: [] },
    };
    expect(sentAfter(spec, ({ networks }) => ({ networks: [...networks, 'net2' as never] }))).toEqual({
      ...spec,
      Networks: [{ Target: 'net1', Aliases: ['a'] }, { Target: 'net2' }],
    });
  });
});
