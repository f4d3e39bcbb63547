import type { Catalogue } from './catalogue';

export type Section = keyof Catalogue;

/** The sections that only the routes that name them carry: `/` is drawn sooner without them. */
export const ROUTE_SECTIONS = [
  'logs',
  'nodes',
  'services',
  'deploy',
  'networks',
  'secrets',
] as const satisfies readonly Section[];

export type RouteSection = (typeof ROUTE_SECTIONS)[number];

/** `catalogue` without what only some routes need, or only the sections that are named. */
export function pickSections<C extends object>(catalogue: C, sections?: readonly (keyof C)[]): Partial<C> {
  const later: readonly PropertyKey[] = ROUTE_SECTIONS;
  const entries = Object.entries(catalogue).filter(([name]) =>
    sections ? sections.includes(name as keyof C) : !later.includes(name),
  );
  // Entries of the same object.
  return Object.fromEntries(entries) as Partial<C>;
}
