import { choice, type Json, list, number, object, text } from '@/lib/base/json';
import { parseTime } from '@/lib/base/time';
import type { StackName } from '@/lib/swarm/objects/ids';
import { DEFAULT_LOG_DRIVER, type LogDriver } from '@/lib/swarm/objects/log-driver';
import type { Port, PortRange } from '@/lib/swarm/objects/port';
import { joinPorts } from '@/lib/swarm/objects/port-range';
import {
  byKind,
  type GenericResource,
  type Limits,
  NO_LIMITS,
  NO_RESOURCES,
  type Resources,
} from '@/lib/swarm/objects/resources';
import { STACK_LABEL } from '@/lib/swarm/objects/stack';

/** The parts that several of Swarm's objects share. */

/** Docker's filter for what belongs to a stack. */
export const stackFilter = (stack: string) => ({ label: { [`${STACK_LABEL}=${stack}`]: true } });

/** The id where it can be one: what it names goes into paths and attributes. */
export const id = <Id extends string>(value: unknown): Id | null =>
  typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value) ? (value as Id) : null;

/** `Version.Index`, null where there is none. */
export const version = (record: { readonly Version?: unknown }): number | null => {
  const index = object(record.Version).Index;
  return typeof index === 'number' && index >= 0 ? index : null;
};

/** A job's run; Docker leaves out the index of the first, which is 0. null for what is no job's. */
export const iteration = (value: unknown): number | null => (value ? number(object(value).Index) : null);

export const time = (value: unknown): number => parseTime(text(value));

export const stack = (labels: unknown): StackName | null => {
  const name = text(object(labels)[STACK_LABEL]);
  return name ? (name as StackName) : null;
};

export const limits = (value: unknown): Limits => {
  const record = object(value);
  const nanoCpus = number(record.NanoCPUs);
  const memoryBytes = number(record.MemoryBytes);
  return nanoCpus || memoryBytes ? { nanoCpus, memoryBytes } : NO_LIMITS;
};

export const resources = (value: unknown): Resources => {
  const { nanoCpus, memoryBytes } = limits(value);
  const generic = genericResources(object(value).GenericResources);
  return nanoCpus || memoryBytes || generic.length > 0 ? { nanoCpus, memoryBytes, generic } : NO_RESOURCES;
};

/** One of each kind. Docker lists named ones one by one, and kinds in any order; it leaves out a value of 0. */
export function genericResources(value: unknown): readonly GenericResource[] {
  const byName = new Map<string, GenericResource>();
  for (const item of list(value)) {
    const { DiscreteResourceSpec, NamedResourceSpec } = object(item);
    const one = NamedResourceSpec
      ? named(object(NamedResourceSpec))
      : DiscreteResourceSpec
        ? discrete(object(DiscreteResourceSpec))
        : null;
    if (one) byName.set(one.kind, together(byName.get(one.kind), one));
  }
  return byName.size > 0 ? [...byName.values()].sort(byKind) : NO_RESOURCES.generic;
}

const discrete = ({ Kind, Value }: Json): GenericResource => ({ kind: text(Kind), amount: number(Value) });

const named = ({ Kind, Value }: Json): GenericResource => ({
  kind: text(Kind),
  amount: 1,
  names: [text(Value)],
});

function together(one: GenericResource | undefined, other: GenericResource): GenericResource {
  if (!one) return other;
  const names = [...(one.names ?? []), ...(other.names ?? [])];
  const amount = one.amount + other.amount;
  return { kind: one.kind, amount, ...(names.length > 0 && { names }) };
}

/** Of its options, which may hold tokens, only whether a copy is kept: Go's `true`. */
export function logDriver(value: unknown): LogDriver {
  const record = object(value);
  const name = text(record.Name);
  const isCacheOff = /^(?:1|t|true)$/i.test(text(object(record.Options)['cache-disabled']));
  return name || isCacheOff ? { name, isCacheOff } : DEFAULT_LOG_DRIVER;
}

/** Ports as services and tasks state them, joined. (20.10 gives a task's host ports twice.) */
export function ports(value: unknown): readonly PortRange[] {
  const byText = new Map<string, Port>();
  for (const port of portList(value)) byText.set(Object.values(port).join(), port);
  return byText.size ? joinPorts([...byText.values()]) : NO_PORTS;
}

/** Each port in Docker's order, twins too; what is no port is left out. */
export const portList = (value: unknown): readonly Port[] =>
  list(value)
    .map(onePort)
    .filter((port) => port !== null);

/** null for what is no port. */
export function onePort(value: unknown): Port | null {
  const record = object(value);
  const target = portNumber(record.TargetPort);
  if (target === 0) return null;
  return {
    protocol: choice(record.Protocol, ['tcp', 'udp', 'sctp']) ?? 'tcp',
    target,
    published: portNumber(record.PublishedPort),
    mode: record.PublishMode === 'host' ? 'host' : 'ingress',
  };
}

/** 0 for what is no number of a port. */
const portNumber = (value: unknown): number =>
  Number.isInteger(value) && number(value) > 0 && number(value) <= 65_535 ? number(value) : 0;

const NO_PORTS: readonly PortRange[] = [];
