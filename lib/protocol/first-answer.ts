import type { CardDensity, Density } from '@/lib/swarm/layout/density';
import type { NodeId } from '@/lib/swarm/objects/ids';
import type { SwarmNode } from '@/lib/swarm/objects/node';
import type { Hello } from './hello';
import type { PackedSnapshot } from './picture';

/** The element of a page's HTML (JSON) that holds its `FirstAnswer`. */
export const FIRST_ANSWER_ID = 'first-answer';
/** How the grid was shown the last time in this browser: its page is drawn the same way. */
export const DENSITY_COOKIE = 'density';
/** By which Next is told which of `drawings` a page is drawn with. */
export const DRAWING_HEADER = 'x-drawing';
/** By which Next is told whether the swarm is the embedded one: 1 or 0. */
export const DEMO_HEADER = 'x-demo';

/** What a page's HTML holds beside its drawing, so that the page goes on from there. */
export interface FirstAnswer {
  readonly drawn: Drawn;
  /** This visitor's. */
  readonly hello: Hello;
}

/** What a page was drawn with: the picture, or, where that is too much for HTML, what it adds up to. */
export type Drawn = DrawnPicture | DrawnOutline;

interface DrawnPicture {
  /** Of nobody: a role, and what everybody is told. */
  readonly hello: Hello;
  readonly density: CardDensity;
  readonly snapshot: PackedSnapshot;
}

interface DrawnOutline {
  readonly hello: Hello;
  readonly density: Density;
  readonly totals: Totals;
  /** In their order. In the HTML alone: it is drawn from this, and the browser is not told it. */
  readonly outline?: readonly OutlinedNode[];
}

/** The swarm in numbers. `tasks` and `running`: as far as Docker's own states tell. */
export interface Totals {
  readonly nodes: number;
  readonly tasks: number;
  readonly running: number;
  readonly revision: number;
}

/** A node where tasks are too many to be drawn. */
export interface OutlinedNode extends Pick<SwarmNode, 'state' | 'availability'> {
  readonly id: NodeId;
  readonly name: string;
  readonly running: number;
}

declare global {
  var swarmscopeDrawings: Map<string, Drawn> | undefined;
}

/** What is being drawn with, by its name in `DRAWING_HEADER`. The server and Next's pages share no modules, but this. */
export const drawings = (): Map<string, Drawn> => {
  globalThis.swarmscopeDrawings ??= new Map();
  return globalThis.swarmscopeDrawings;
};
