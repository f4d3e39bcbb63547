import { groupBy } from '@/lib/base/group';

/** How the items of a list stand in a spec. */
export interface ItemKind<T> {
  /** As the definition tells of it; null for an element that it leaves out. */
  readonly decode: (element: unknown) => T | null;
  readonly encode: (item: T) => unknown;
  /** The same for items that are the same. */
  readonly key: (item: T) => string;
  /** The text of the element that was `before`, as `wanted` has it. */
  readonly rewrite: (own: string, before: T, wanted: T) => string;
  /** The item's place among those that the definition tells of, where it was there. */
  readonly was?: (item: T) => number | undefined;
}

/**
 * An element keeps its own text, with what is in it that nobody here knows, but for what is asked to be another; one
 * that the definition leaves out stays. Which element is meant an item says by its place, or by being the same.
 */
export const listEdit =
  <T>(wanted: readonly T[], kind: ItemKind<T>) =>
  (elements: readonly string[]): readonly string[] => {
    const decoded = elements.map((own) => ({ own, item: kind.decode(JSON.parse(own)) }));
    const shown = decoded.flatMap(({ own, item }) => (item === null ? [] : [{ own, item }]));
    const free = new Set(shown);
    const named = wanted.map((item) => {
      const found = shown[kind.was?.(item) ?? -1];
      return found && free.delete(found) ? found : null;
    });
    const alike = groupBy(free, ({ item }) => kind.key(item));
    const next = wanted.map((item, i) => {
      const found = named[i] ?? alike.get(kind.key(item))?.shift();
      return found ? kind.rewrite(found.own, found.item, item) : JSON.stringify(kind.encode(item));
    });
    for (const [place, { own, item }] of decoded.entries()) if (item === null) next.splice(place, 0, own);
    return next;
  };

/** Items that are told whole: nothing of another one is kept. */
export const whole = <T extends string>(
  decode: (element: unknown) => T | null,
  encode: (item: T) => unknown,
): ItemKind<T> => ({
  decode,
  encode,
  key: (item) => item,
  rewrite: (own) => own,
});
