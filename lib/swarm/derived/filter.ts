import { own } from '@/lib/base/own';
import { nodeName, type SwarmNode } from '../objects/node';
import { hasPort, portText } from '../objects/port';
import type { Service } from '../objects/service';
import type { Task } from '../objects/task';

/** One condition of a filter; all must hold. */
export type FilterToken =
  | { readonly kind: 'text' | 'service' | 'stack' | 'node' | 'state'; readonly text: string }
  | { readonly kind: 'label'; readonly key: string; readonly value: string | null };

export type Filter = readonly FilterToken[];

const NO_FILTER: Filter = [];

const FIELDS = ['service', 'stack', 'node', 'state'] as const;

let last: { readonly query: string; readonly filter: Filter } = { query: '', filter: NO_FILTER };

/**
 * Reads `web stack:echo node:worker01 state:failed label:zone=a "two words"`; any text is a filter. The same text gives
 * the same filter, so that what follows from it is worked out once.
 */
export function parseFilter(query: string): Filter {
  if (query !== last.query) last = { query, filter: readFilter(query) };
  return last.filter;
}

function readFilter(query: string): Filter {
  const words = query.match(/(?:[^\s"]+|"[^"]*"?)+/g) ?? [];
  const tokens = words.map((word) => tokenOf(word.replaceAll('"', ''))).filter((token) => token !== null);
  return tokens.length > 0 ? tokens : NO_FILTER;
}

function tokenOf(word: string): FilterToken | null {
  const colon = word.indexOf(':');
  const name = word.slice(0, Math.max(0, colon)).toLowerCase();
  const text = word.slice(colon + 1);
  if (name === 'label') {
    const [key = '', ...value] = text.split('=');
    return key === '' ? null : { kind: 'label', key, value: value.length > 0 ? value.join('=') : null };
  }
  const kind = FIELDS.find((field) => field === name);
  if (kind) return text === '' ? null : { kind, text: text.toLowerCase() };
  return word === '' ? null : { kind: 'text', text: word.toLowerCase() };
}

/** What a filter looks at: a task, and what it belongs to. `state` is as shown: `unknown` on a node that is down. */
export interface Candidate {
  readonly task: Task;
  readonly state: string;
  readonly name: string;
  readonly service: Pick<Service, 'name' | 'stack' | 'ports'> | null;
  readonly node: SwarmNode | null;
}

export const matchesTask = (filter: Filter, candidate: Candidate): boolean =>
  filter.every((token) => holds(token, candidate));

/** A node drops out only by what is asked of nodes; without matching tasks it stays, and is empty. */
export const matchesNode = (filter: Filter, node: SwarmNode): boolean =>
  filter.every((token) => (token.kind === 'node' || token.kind === 'label' ? nodeHolds(token, node) : true));

function holds(token: FilterToken, { task, state, name, service, node }: Candidate): boolean {
  switch (token.kind) {
    case 'text':
      return (
        [name, task.image.name, state].some((text) => text.toLowerCase().includes(token.text)) ||
        (service !== null && serviceTells(token.text, service)) ||
        (node !== null && textOf(node, wordsOfNode).includes(token.text)) ||
        isOfRemoved(token.text, task, node)
      );
    case 'service':
      return service
        ? service.name.toLowerCase().includes(token.text)
        : (task.service?.startsWith(token.text) ?? false);
    case 'stack':
      return service?.stack?.toLowerCase() === token.text;
    case 'state':
      return state.startsWith(token.text) || task.desiredState === token.text;
    case 'node':
      return node ? nodeHolds(token, node) : isOfRemoved(token.text, task, node);
    case 'label':
      return node !== null && nodeHolds(token, node);
  }
}

/** Of a node that is gone only the id is left. */
const isOfRemoved = (text: string, task: Task, node: SwarmNode | null): boolean =>
  node === null && task.node !== null && task.node.startsWith(text);

/** What things say of themselves in small letters, once for all of their tasks. */
const told = new WeakMap<object, string>();

function textOf<T extends object>(thing: T, wordsOf: (thing: T) => readonly (string | null)[]): string {
  const known = told.get(thing);
  if (known !== undefined) return known;
  const text = wordsOf(thing).join('\n').toLowerCase();
  told.set(thing, text);
  return text;
}

const wordsOfService = ({ stack, ports }: NonNullable<Candidate['service']>) => [
  stack,
  ...ports.map(portText),
];

const serviceTells = (text: string, service: NonNullable<Candidate['service']>): boolean =>
  textOf(service, wordsOfService).includes(text) || service.ports.some((range) => hasPort(range, text));

const wordsOfNode = (node: SwarmNode) => [
  ...placesOf(node),
  ...[node.labels, node.engineLabels].flatMap((labels) =>
    Object.entries(labels).map(([key, value]) => `${key}=${value}`),
  ),
];

/** A node by its name or an address. */
const placesOf = (node: SwarmNode) => [nodeName(node), node.address, node.manager?.address ?? ''];

function nodeHolds(token: FilterToken, node: SwarmNode): boolean {
  if (token.kind !== 'label')
    return placesOf(node).some((place) =>
      place.toLowerCase().includes(token.kind === 'node' ? token.text : ''),
    );
  const value = own(node.labels, token.key) ?? own(node.engineLabels, token.key);
  return value !== undefined && (token.value === null || token.value === value);
}
