import type { Reached, Subject } from '@/lib/swarm/derived/reached';
import type { Band } from '@/lib/swarm/layout/lane-layout';
import type { Neighbourhood } from '../neighbourhood';
import type { Chosen, Pointed } from './subject';

/** What pointing and choosing do. */
export interface Hands {
  readonly point: (at: Pointed | null) => void;
  readonly pickService: (name: string) => void;
  readonly pickNetwork: (name: string) => void;
}

/** What the lanes, and on a phone their list, are drawn from. */
export interface DrawingParts {
  readonly drawn: Neighbourhood;
  readonly chosen: Chosen;
  readonly subject: Subject | null;
  /** What has to do with the subject; null: there is none, and nothing fades. */
  readonly light: Reached | null;
  readonly hands: Hands;
}

/** Listeners that tell what is pointed at: by a pointer that hovers, or by a focus that keys moved. */
export const pointing = (hands: Hands, at: Pointed) => ({
  onPointerEnter: ({ pointerType }: { readonly pointerType: string }) =>
    pointerType !== 'touch' && hands.point(at),
  onPointerLeave: () => hands.point(null),
  onFocus: ({ currentTarget }: { readonly currentTarget: Element }) =>
    currentTarget.matches(':focus-visible') && hands.point(at),
  onBlur: () => hands.point(null),
});

/** `lit`: has to do with the subject; `faded`: has not; undefined: there is no subject. */
export const shade = (isLit: boolean | null | undefined): 'lit' | 'faded' | undefined =>
  isLit === undefined || isLit === null ? undefined : isLit ? 'lit' : 'faded';

/** Of the world's line in one band: lit where it leads to something there. */
export const worldShadeOf = ({ plugs }: Pick<Band, 'plugs'>, light: Reached | null) =>
  shade(light && plugs.some(({ service }) => light.published.has(service)));
