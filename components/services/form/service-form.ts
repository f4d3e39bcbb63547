import { quote } from '@/components/actions/docker-command';
import type { NetworkId } from '@/lib/swarm/objects/ids';
import { type Port, type PortRange, publishedText, targetText } from '@/lib/swarm/objects/port';
import type { GenericResource } from '@/lib/swarm/objects/resources';
import type { ServiceMode, UpdateConfig } from '@/lib/swarm/objects/service';
import {
  NEW_SERVICE,
  type ServiceDefinition,
  type ServiceFields,
} from '@/lib/swarm/objects/service-definition';
import { writeCpus, writeDuration, writeMemory } from './amount-text';

/** One row of a list in the form; `key` tells rows apart while they are typed: see `rowKey`. */
interface Row {
  readonly key: string;
}

/** A port, or a range of them: `8080`, `60000-62000`. */
export interface PortRow extends Row {
  readonly target: string;
  readonly published: string;
  readonly protocol: Port['protocol'];
  readonly mode: Port['mode'];
}

export interface MountRow extends Row {
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}

export interface GenericRow extends Row {
  readonly kind: string;
  readonly amount: string;
}

/** kept and removed: a variable that the service has; its value is not here, and is not asked for. */
export interface VariableRow extends Row {
  readonly name: string;
  readonly value: string;
  readonly state: 'new' | 'kept' | 'replaced' | 'removed';
}

export interface TextRow extends Row {
  readonly text: string;
}

/** A form as it is typed: nothing is lost, whatever is wrong with it. */
export interface ServiceForm {
  readonly name: string;
  readonly image: string;
  readonly mode: ServiceMode['kind'];
  /** Replicas, or a job's completions. */
  readonly replicas: string;
  /** A job's tasks at once. */
  readonly concurrent: string;
  readonly command: string;
  readonly args: string;
  readonly env: readonly VariableRow[];
  readonly ports: readonly PortRow[];
  readonly networks: readonly NetworkId[];
  readonly mounts: readonly MountRow[];
  readonly constraints: readonly TextRow[];
  readonly reserveCpu: string;
  readonly reserveMemory: string;
  readonly generic: readonly GenericRow[];
  readonly limitCpu: string;
  readonly limitMemory: string;
  readonly parallelism: string;
  readonly delay: string;
  readonly monitor: string;
  readonly failureAction: UpdateConfig['failureAction'];
  readonly maxFailureRatio: string;
  readonly order: UpdateConfig['order'];
}

/** The fields that are typed as a text. */
export type TextField = {
  [F in keyof ServiceForm]: string extends ServiceForm[F] ? F : never;
}[keyof ServiceForm];

/** The fields that are lists of rows. */
export type ListField = {
  [F in keyof ServiceForm]: ServiceForm[F] extends readonly Row[] ? F : never;
}[keyof ServiceForm];

/** The key of the row of what the service has at this place of its list. */
export const rowKey = (place: number): string => `had${place}`;

/** That place; null for a row that was added. */
export function placeOf(key: string): number | null {
  const place = Number(key.slice(rowKey(0).length - 1));
  return key === rowKey(place) ? place : null;
}

/** A service in the form. */
export function formOf(service: ServiceFields & Pick<ServiceDefinition, 'name' | 'env'>): ServiceForm {
  const { mode, update, reservations, limits } = service;
  return {
    name: service.name,
    image: service.image,
    mode: mode.kind,
    replicas: countText(mode),
    concurrent: mode.kind === 'replicated-job' ? String(mode.concurrent) : '1',
    command: writeWords(service.command),
    args: writeWords(service.args),
    env: service.env.map((name, i) => ({ key: rowKey(i), name, value: '', state: 'kept' })),
    ports: service.ports.map((port, i) => ({ key: rowKey(i), ...portFields(port) })),
    networks: service.networks,
    mounts: service.mounts.map((mount, i) => ({ key: rowKey(i), ...mount })),
    constraints: service.constraints.map((text, i) => ({ key: rowKey(i), text })),
    reserveCpu: orNothing(reservations.nanoCpus, writeCpus),
    reserveMemory: orNothing(reservations.memoryBytes, writeMemory),
    generic: reservations.generic.map((one, i) => ({ key: rowKey(i), ...genericFields(one) })),
    limitCpu: orNothing(limits.nanoCpus, writeCpus),
    limitMemory: orNothing(limits.memoryBytes, writeMemory),
    parallelism: String(update.parallelism),
    delay: writeDuration(update.delay),
    monitor: writeDuration(update.monitor),
    failureAction: update.failureAction,
    maxFailureRatio: String(update.maxFailureRatio),
    order: update.order,
  };
}

const countText = (mode: ServiceMode): string => {
  if (mode.kind === 'replicated') return String(mode.replicas);
  return mode.kind === 'replicated-job' ? String(mode.completions) : '1';
};

export const writeWords = (words: readonly string[]): string => words.map(quote).join(' ');

const orNothing = (amount: number, write: (amount: number) => string): string =>
  amount === 0 ? '' : write(amount);

/** A port as a row says it. */
export const portFields = (range: PortRange): Omit<PortRow, 'key'> => ({
  target: targetText(range),
  published: publishedText(range),
  protocol: range.protocol,
  mode: range.mode,
});

/** A generic resource as a row says it: the names that each may have stand nowhere in it. */
export const genericFields = ({ kind, amount }: GenericResource): Omit<GenericRow, 'key'> => ({
  kind,
  amount: String(amount),
});

/** What can stand in a field; the same in every language. */
export const EXAMPLES = {
  image: 'registry:5000/example/echo:latest',
  target: '/data',
  constraint: 'node.role==worker',
  kind: 'NVIDIA-GPU',
} as const;

/** What new rows begin with. */
export const NEW_ROW: { readonly [F in ListField]: Omit<ServiceForm[F][number], 'key'> } = {
  ports: { target: '', published: '', protocol: 'tcp', mode: 'ingress' },
  env: { name: '', value: '', state: 'new' },
  mounts: { type: 'volume', source: '', target: '', readOnly: false },
  constraints: { text: '' },
  generic: { kind: '', amount: '1' },
};

export const EMPTY_FORM = formOf({ ...NEW_SERVICE, name: '', env: [] });
