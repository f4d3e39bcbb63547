import { completionKeys, completionValues, opens } from './completion-table';
import { contextAt } from './yaml-context';

/** What the swarm has, by name, for who names it in a file. */
export interface SwarmNames {
  readonly networks: readonly string[];
  readonly secrets: readonly string[];
  readonly configs: readonly string[];
  readonly images: readonly string[];
  /** Such as `node.labels.zone == a`. */
  readonly constraints: readonly string[];
}

/** One way to go on. */
export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'value';
  /** It is the swarm's, not the file's. */
  readonly isOfSwarm: boolean;
  /** What is written in place of what was typed of it. */
  readonly insert: string;
  /** What the file must say elsewhere for it. */
  readonly more: { readonly at: number; readonly insert: string } | null;
}

export interface Completions {
  /** Where what was typed of it begins, in characters. */
  readonly from: number;
  readonly options: readonly Completion[];
}

/** What a section of the file is called where a service names its objects, and in the swarm. */
const SHARED = ['networks', 'secrets', 'configs'] as const;
type Shared = (typeof SHARED)[number];

/** How the compose file can go on at `position`; null where nobody knows. Takes time in proportion to the lines before. */
export function completeCompose(text: string, position: number, swarm: SwarmNames): Completions | null {
  const context = contextAt(text, position);
  if (!context) return null;
  const { from, path, place, column } = context;
  const value = (label: string, isOfSwarm = false, more: Completion['more'] = null): Completion => ({
    label,
    kind: 'value',
    isOfSwarm,
    insert: label,
    more,
  });

  if (place === 'key') {
    const [section] = path;
    const shared = path.length === 1 ? SHARED.find((one) => one === section) : undefined;
    const indent = ' '.repeat(column + 2);
    const keys = completionKeys(path).map((label): Completion => {
      const end = { map: `:\n${indent}`, list: `:\n${indent}- `, scalar: ': ' }[opens(path, label)];
      return {
        label,
        kind: 'key',
        isOfSwarm: false,
        insert: label + (context.isFlow ? ': ' : end),
        more: null,
      };
    });
    const known = shared && !context.isFlow ? swarm[shared] : [];
    const there = new Set(shared ? (definedIn(text, shared)?.names ?? []) : []);
    const external = known
      .filter((name) => !there.has(name))
      .map(
        (label): Completion => ({
          label,
          kind: 'key',
          isOfSwarm: true,
          insert: `${label}:\n${indent}external: true`,
          more: null,
        }),
      );
    // An entry of a list may be a name or a map.
    const options = [...(context.mayBeItem ? values() : []), ...keys, ...external];
    return options.length > 0 ? { from, options } : null;
  }
  const options = values();
  return options.length > 0 ? { from, options } : null;

  function values(): Completion[] {
    const shared = sharedOf(path);
    if (shared) {
      const defined = definedIn(text, shared);
      const names = new Set(defined?.names);
      const others = swarm[shared].filter((name) => !names.has(name));
      return [
        ...[...names].map((name) => value(name)),
        ...others.map((name) => value(name, true, defineExternal(text, shared, name))),
      ];
    }
    const at = path.join(' ');
    if (/^services \S+ image$/.test(at)) return swarm.images.map((name) => value(name, true));
    const constraints = /^services \S+ deploy placement constraints -$/.test(at) ? swarm.constraints : [];
    return [
      ...completionValues(path).map((label) => value(label)),
      ...constraints.map((name) => value(name, true)),
    ];
  }
}

/** A service's entry that names a network, secret or config. */
function sharedOf(path: readonly string[]): Shared | undefined {
  const [services, , section, item, key] = path;
  if (services !== 'services' || item !== '-') return undefined;
  const shared = SHARED.find((one) => one === section);
  return path.length === 4 || (path.length === 5 && key === 'source' && shared !== 'networks')
    ? shared
    : undefined;
}

interface Section {
  readonly names: readonly string[];
  /** Where the line after its head begins; null where it is not written as lines of its own. */
  readonly after: number | null;
  /** Its names' indent. */
  readonly indent: string;
}

/** What a section of the file defines, as it is written in lines; null where the file has no such section. */
function definedIn(text: string, section: string): Section | null {
  const head = new RegExp(`^${section}:[ \\t]*(.*)$`, 'm').exec(text);
  if (!head) return null;
  const end = head.index + head[0].length;
  const rest = (head[1] ?? '').replace(/(^|\s)#.*/, '');
  if (rest.trim() !== '') return { names: flowNames(rest), after: null, indent: '' };
  const lines = text.slice(end + 1).split('\n');
  const own = lines.findIndex((line) => /^[^\s#]/.test(line));
  const body = own < 0 ? lines : lines.slice(0, own);
  const indent = body.map((line) => /^( +)[\w."'-]/.exec(line)?.[1]).find((found) => found) ?? '  ';
  const names = body.flatMap((line) => {
    const [, found, name] = /^( +)["']?([\w.-]+)["']?:/.exec(line) ?? [];
    return found === indent && name ? [name] : [];
  });
  return { names, after: text.length > end ? end + 1 : null, indent };
}

/** The keys of `{a: {…}, b: }`. */
const flowNames = (map: string): string[] =>
  map
    .replace(/^\s*\{|\}\s*$/g, '')
    .replace(/\{[^{}]*\}/g, '')
    .split(',')
    .flatMap((part) => /^\s*["']?([\w.-]+)/.exec(part)?.[1] ?? []);

/** Says of a network, secret or config of the swarm that it is there already; null where one must say it oneself. */
function defineExternal(text: string, section: string, name: string): Completion['more'] {
  const defined = definedIn(text, section);
  if (!defined) {
    const gap = text.endsWith('\n') ? '' : '\n';
    return { at: text.length, insert: `${gap}\n${section}:\n  ${name}:\n    external: true\n` };
  }
  const { after, indent } = defined;
  return after === null ? null : { at: after, insert: `${indent}${name}:\n${indent}  external: true\n` };
}
