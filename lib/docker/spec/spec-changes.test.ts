import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NetworkId } from '@/lib/swarm/objects/ids';
import { joinPorts } from '@/lib/swarm/objects/port-range';
import { byKind, NO_RESOURCES } from '@/lib/swarm/objects/resources';
import {
  NEW_SERVICE,
  type ServiceChanges,
  type ServiceDefinition,
  type ServiceDraft,
} from '@/lib/swarm/objects/service-definition';
import { serviceRecord } from '../made-up-records.testing';
import { decodeDefinition } from './decode-definition';
import { applyChanges, newSpec } from './spec-changes';

const spec = JSON.stringify(serviceRecord('secret').Spec);
const before = decodeDefinition(JSON.parse(spec), '');

/** What a spec says after an edit, as Docker would keep it. */
const edited = (changes: ServiceChanges) => JSON.parse(applyChanges(spec, changes));
/** Every field of a form, as the spec has it. */
const fieldsOf = (definition: ServiceDefinition): ServiceChanges =>
  Object.fromEntries(Object.entries(definition).filter(([field]) => Object.hasOwn(NEW_SERVICE, field)));

describe('[A2] an edit', () => {
  test('that changes nothing changes no byte, whatever it names', () => {
    expect(applyChanges(spec, {})).toBe(spec);
    expect(applyChanges(spec, { ...fieldsOf(before), env: { set: {}, remove: ['NOTHING'] } })).toBe(spec);
    const odd = spec.replace('"Order":"start-first"', '"Order": "start-first" , "New":18446744073709551615');
    expect(applyChanges(odd, fieldsOf(before))).toBe(odd);
  });

  test('changes its own fields, and keeps what it does not know', () => {
    const { TaskTemplate, ...rest } = JSON.parse(spec);
    expect(edited({ image: 'nginx:2', constraints: ['node.role==worker', 'node.labels.a==b'] })).toEqual({
      ...rest,
      TaskTemplate: {
        ...TaskTemplate,
        ContainerSpec: { ...TaskTemplate.ContainerSpec, Image: 'nginx:2' },
        Placement: { ...TaskTemplate.Placement, Constraints: ['node.role==worker', 'node.labels.a==b'] },
      },
    });
  });

  test('keeps the whole of list entries that stay: aliases of networks, options of mounts', () => {
    const other = 'pym1sll15xiqdxmakzgxiae9x' as NetworkId;
    const [kept] = serviceRecord('secret').Spec.TaskTemplate.Networks;
    expect(edited({ networks: [other, ...before.networks] }).TaskTemplate.Networks).toEqual([
      { Target: other },
      kept,
    ]);
    const mount = { type: 'volume', source: 'data', target: '/data', readOnly: true };
    expect(edited({ mounts: [...before.mounts, mount] }).TaskTemplate.ContainerSpec.Mounts).toEqual([
      { Type: 'bind', Source: 'secret', Target: 'secret' },
      { Type: 'volume', Source: 'data', Target: '/data', ReadOnly: true },
    ]);
    expect(edited({ mounts: [] }).TaskTemplate.ContainerSpec.Mounts).toEqual([]);
    const old = JSON.stringify({
      ...JSON.parse(spec),
      TaskTemplate: { ContainerSpec: {} },
      Networks: [kept],
    });
    expect(JSON.parse(applyChanges(old, { networks: [other] })).Networks).toEqual([{ Target: other }]);
  });

  test('of the environment keeps, replaces and removes by name, and never needs a value that it was not given', () => {
    const Env = ['A=1', 'B=x=y', 'C', 'A=2', 'Ünï=<&>'];
    const own = JSON.stringify({ ...JSON.parse(spec), TaskTemplate: { ContainerSpec: { Image: 'a', Env } } });
    const env = (set: Record<string, string>, remove: string[] = []) =>
      JSON.parse(applyChanges(own, { env: { set, remove } })).TaskTemplate.ContainerSpec.Env;
    expect(env({}, ['B'])).toEqual(['A=1', 'C', 'A=2', 'Ünï=<&>']);
    expect(env({ A: 'new', D: '' }, ['Ünï'])).toEqual(['A=new', 'B=x=y', 'C', 'D=']);
    expect(env({ toString: 'x' })).toEqual([...Env, 'toString=x']);
  });

  test('of one generic resource leaves the others to the byte', () => {
    const others =
      '{"NamedResourceSpec":{"Kind":"GPU","Value":"a","New":1}},{"DiscreteResourceSpec":{"Kind":"SSD"}}';
    const spec = (all: string) =>
      `{"TaskTemplate":{"Resources":{"Reservations":{"GenericResources":[${all}]}}},"Mode":{"Global":{}}}`;
    const { reservations: had } = decodeDefinition(JSON.parse(spec(others)), '');
    const with3 = { ...had, generic: [...had.generic, { kind: 'fpga', amount: 3 }] };
    expect(applyChanges(spec(others), { reservations: had })).toBe(spec(others));
    expect(applyChanges(spec(others), { reservations: with3 })).toBe(
      spec(`${others},{"DiscreteResourceSpec":{"Kind":"fpga","Value":3}}`),
    );
  });

  test('of ports, resources and counts', () => {
    const port = { protocol: 'udp', target: 53, published: 5353, mode: 'host' } as const;
    expect(edited({ ports: [...before.ports, port] }).EndpointSpec.Ports).toEqual([
      { Protocol: 'tcp', TargetPort: 80, PublishMode: 'ingress' },
      { Protocol: 'udp', TargetPort: 53, PublishedPort: 5353, PublishMode: 'host' },
    ]);
    // 2,001 in the CLI's order, which is none, with something that nobody here knows: what stays, stays to the byte.
    const rtp = Array.from({ length: 2_001 }, (_, i) => ({
      Name: `p${i}`,
      Protocol: 'udp',
      TargetPort: 60_000 + ((i * 997) % 2_001),
      PublishedPort: 60_000 + ((i * 997) % 2_001),
      PublishMode: 'ingress',
    }));
    const many = JSON.stringify({ ...JSON.parse(spec), EndpointSpec: { Mode: 'vip', Ports: rtp } });
    const { ports } = decodeDefinition(JSON.parse(many), '');
    const range = { protocol: 'udp', target: 60_000, published: 60_000, mode: 'ingress' } as const;
    expect(ports).toEqual([{ ...range, count: 2_001 }]);
    expect(applyChanges(many, { ports })).toBe(many);
    const fewer = JSON.parse(applyChanges(many, { ports: [{ ...range, count: 2_000 }, port] }));
    expect(fewer.EndpointSpec.Ports).toEqual([
      ...rtp.filter(({ PublishedPort }) => PublishedPort < 62_000),
      { Protocol: 'udp', TargetPort: 53, PublishedPort: 5353, PublishMode: 'host' },
    ]);
    const limits = { nanoCpus: 1e9, memoryBytes: 67_108_864 };
    expect(edited({ limits, reservations: NO_RESOURCES }).TaskTemplate.Resources).toEqual({
      Limits: { NanoCPUs: 1e9, MemoryBytes: 67_108_864 },
      Reservations: { NanoCPUs: 0, MemoryBytes: 0, GenericResources: [] },
    });
    expect(edited({ mode: { kind: 'replicated', replicas: 9 } }).Mode).toEqual({
      Replicated: { Replicas: 9 },
    });
    // Swarm changes no service's mode, and Docker says so in its own words where one tries.
    expect(edited({ mode: { kind: 'global' } }).Mode).toEqual({ Replicated: { Replicas: 3 } });
  });

  test('of the update settings, also where there were none', () => {
    const update = { ...before.update, delay: 1_500 };
    expect(edited({ update }).UpdateConfig).toEqual({
      ...JSON.parse(spec).UpdateConfig,
      Delay: 1_500_000_000,
    });
    const { UpdateConfig: _, ...none } = JSON.parse(spec);
    const bare = JSON.stringify(none);
    const now = decodeDefinition(none, '').update;
    expect(applyChanges(bare, { update: now })).toBe(bare);
    expect(JSON.parse(applyChanges(bare, { update: { ...now, order: 'start-first' } })).UpdateConfig).toEqual(
      {
        Parallelism: 1,
        Order: 'start-first',
      },
    );
  });

  test('done twice is done once', () => {
    fc.assert(
      fc.property(changes, (one) => {
        const once = applyChanges(spec, one);
        expect(applyChanges(once, one)).toBe(once);
      }),
    );
  });
});

const word = fc.string({ minLength: 1 }).filter((text) => !text.includes('='));
const whole = fc.nat({ max: 1e9 });
const changes: fc.Arbitrary<ServiceChanges> = fc.record(
  {
    image: fc.constantFrom('nginx:1', before.image),
    command: fc.array(fc.string()),
    args: fc.array(fc.string()),
    constraints: fc.array(fc.string()),
    mounts: fc.array(
      fc.record({
        type: fc.constantFrom('bind', 'tmpfs'),
        source: fc.string(),
        target: word,
        readOnly: fc.boolean(),
      }),
    ),
    ports: fc.uniqueArray(
      fc.record({
        protocol: fc.constantFrom('tcp', 'udp'),
        target: fc.integer({ min: 1, max: 65_535 }),
        published: fc.nat({ max: 65_535 }),
        mode: fc.constantFrom('ingress', 'host'),
      }),
      { selector: (port) => JSON.stringify(port) },
    ),
    limits: fc.record({ nanoCpus: whole, memoryBytes: whole }),
    reservations: fc.record({
      nanoCpus: whole,
      memoryBytes: whole,
      generic: fc
        .uniqueArray(
          fc.record({ kind: fc.oneof(word, fc.constantFrom('GPU', 'gpu', '__proto__')), amount: whole }),
          {
            selector: ({ kind }) => kind,
          },
        )
        .map((all) => all.sort(byKind)),
    }),
    update: fc.record({
      parallelism: fc.nat({ max: 9 }),
      delay: whole,
      monitor: fc.integer({ min: 1, max: 99_999 }),
      failureAction: fc.constantFrom('pause', 'continue', 'rollback'),
      maxFailureRatio: fc.constantFrom(0, 0.5, 1),
      order: fc.constantFrom('stop-first', 'start-first'),
    }),
    env: fc.record({ set: fc.dictionary(word, fc.string()), remove: fc.array(word) }),
  },
  { requiredKeys: [] },
);

describe('a new spec', () => {
  const draft: ServiceDraft = {
    ...NEW_SERVICE,
    name: 'web',
    image: 'nginx:1',
    mode: { kind: 'replicated', replicas: 2 },
    env: {},
  };

  test('says no more than was asked', () => {
    expect(JSON.parse(newSpec(draft))).toEqual({
      Name: 'web',
      TaskTemplate: { ContainerSpec: { Image: 'nginx:1' } },
      Mode: { Replicated: { Replicas: 2 } },
    });
    expect(JSON.parse(newSpec({ ...draft, mode: { kind: 'global-job' } })).Mode).toEqual({ GlobalJob: {} });
  });

  test('says all that was asked', () => {
    fc.assert(
      fc.property(changes, ({ env, ...fields }) => {
        const asked = { ...draft, ...fields, env: env?.set ?? {} } as ServiceDraft;
        const made = decodeDefinition(JSON.parse(newSpec(asked)), '');
        const { env: values, ...rest } = asked;
        expect(made).toMatchObject({ ...rest, ports: joinPorts(rest.ports) });
        expect([...made.env].sort()).toEqual(Object.keys(values).sort());
      }),
    );
  });
});
