import type { Catalogue } from './catalogue';

export type Section = keyof Catalogue;

/** The sections that every page carries. Others come with the routes that name them: `/` is drawn sooner without. */
export const COMMON_SECTIONS = [
  'frame',
  'swarm',
  'grid',
  'view',
  'action',
  'reason',
  'problem',
  'activity',
  'palette',
  'nodeOffers',
] as const satisfies readonly Section[];

export type RouteSection = Exclude<Section, (typeof COMMON_SECTIONS)[number]>;

/** Of `words` those at dotted keys, each a message or a branch of them. */
export function pickWords<W extends object>(words: W, keys: readonly string[], above = ''): Partial<W> {
  const picked = Object.entries(words).flatMap(([name, branch]) => {
    const key = above + name;
    if (keys.includes(key)) return [[name, branch]];
    const isAbove = keys.some((each) => each.startsWith(`${key}.`));
    return isAbove ? [[name, pickWords(branch, keys, `${key}.`)]] : [];
  });
  // Entries of the same object.
  return Object.fromEntries(picked) as Partial<W>;
}
