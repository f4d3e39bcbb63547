import type { NodeId, ServiceId, StackName, TaskId } from '@/lib/swarm/objects/ids';
import { PAGES, type PageName, type Pages } from './pages';

type OfThing = { [P in PageName]: Pages[P]['path'] extends `${string}[${string}` ? P : never }[PageName];

/** What the page of a thing is of. */
interface Things extends Record<OfThing, string> {
  readonly node: NodeId;
  readonly service: ServiceId;
  readonly 'edit-service': ServiceId;
  readonly stack: StackName;
  readonly task: TaskId;
}

/** How a page that is the same for everybody may be opened. */
interface Ways {
  readonly grid: { readonly q: string };
  /** The stack that it scrolls to. */
  readonly stacks: StackName;
  /** By name: what is gone has lines, too. */
  readonly activity: Readonly<Partial<Record<'stack' | 'service' | 'node', string>>>;
  readonly deploy: { readonly stack: StackName };
  /** `at`: ms since 1970. */
  readonly logs: { readonly at?: `${number}` } & (
    | { readonly service: ServiceId }
    | { readonly task: TaskId }
  );
}

type More<P extends PageName> = P extends keyof Things
  ? [of: Things[P]]
  : P extends keyof Ways
    ? [way?: Ways[P]]
    : [];

/** The address of a page, below the root: `hrefOf('service', id)`, `hrefOf('logs', { task })`, `hrefOf('nodes')`. */
export function hrefOf<P extends PageName>(page: P, ...[more]: More<P>): string {
  const { path } = PAGES[page];
  if (typeof more === 'string') {
    const text = encodeURIComponent(more);
    return path.includes('[') ? path.replace(/\[\w+\]/, text) : `${path}#${text}`;
  }
  const query = String(new URLSearchParams(more));
  return query ? `${path}?${query}` : path;
}
