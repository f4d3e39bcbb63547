import type { Measured } from './statistics';

/** A made-up swarm that is measured. */
export interface Size {
  readonly nodes: number;
  readonly tasks: number;
}

export const SIZES: readonly Size[] = [
  { nodes: 4, tasks: 12 },
  { nodes: 100, tasks: 3_000 },
  { nodes: 1_000, tasks: 30_000 },
];

/** The size with so many tasks. */
export function sizeOf(tasks: number): Size {
  const size = SIZES.find((each) => each.tasks === tasks);
  if (!size) throw new Error(`there is no swarm of ${tasks} tasks`);
  return size;
}

interface Row {
  readonly name: string;
  /** At most this, one for each size; null where nothing is asked. */
  readonly aims: readonly (number | null)[];
  /** Behind the point. */
  readonly digits: number;
}

const row = (name: string, aims: readonly (number | null)[], digits = 0): Row => ({ name, aims, digits });
const NO_AIM = [null, null, null];
/** Of a view, at any size. */
const EACH_SECOND = [1_000, 1_000, 1_000];
const EACH_PAGE = [5_000, 5_000, 5_000];

/** What is measured at every size, in the order in which it is told. */
export const BUDGET = {
  paintedMs: row('all tiles painted, ms', [300, 600, 1_200]),
  copyMs: row('a copy of its HTML without scripts, ms', NO_AIM),
  copyTiles: row('… tiles in that copy', NO_AIM),
  timesCopy: row('all tiles painted, times the copy', [1.3, null, null], 2),
  clickMs: row('a click on scale answers, ms', [900, null, null]),
  takenMs: row('… until then: the page takes the click', NO_AIM),
  nodesMs: row('/nodes: first rows, ms', EACH_SECOND),
  nodesElements: row('… elements of the page', EACH_PAGE),
  servicesMs: row('/services: first rows, ms', EACH_SECOND),
  servicesElements: row('… elements of the page', EACH_PAGE),
  stacksMs: row('/stacks: first rows, ms', EACH_SECOND),
  stacksElements: row('… elements of the page', EACH_PAGE),
  networksMs: row('/networks: first rows, ms', EACH_SECOND),
  networksElements: row('… elements of the page', EACH_PAGE),
  activityMs: row('/activity: first rows, ms', EACH_SECOND),
  activityElements: row('… elements of the page', EACH_PAGE),
  pageCores: row('idle page, cores', [0.01, 0.01, 0.02], 3),
  bytesPerSecond: row('idle traffic of a browser, bytes/s', [100, 100, 100]),
  serverCores: row('idle server, cores', [0.03, 0.06, 0.15], 3),
  serverMB: row('server’s resident memory, idle, MB', [130, 180, 400]),
  scaleMs: row('scale in Docker → tile, ms, p50', [250, 300, 600]),
  placeMs: row('… on its node', NO_AIM),
  failureMs: row('a task fails by itself → on screen, ms, p95', [1_200, 4_000, 30_000]),
  frameMs: row('frame with 20 changes/s, ms, p99', [20, 33, 33]),
  logFrameMs: row('frame while 10,000 lines of logs a second come, ms, p99', [33, 33, 33]),
  idleBlockMs: row('longest block of the server’s event loop, ms: idle', [20, 30, 50]),
  churnBlockMs: row('… with 20 changes/s', [20, 30, 50]),
  logBlockMs: row('… with 10,000 lines of logs a second', [20, 30, 50]),
  startBlockMs: row('… from the first question to Docker to the first picture', [20, 30, 50]),
  bootBlockMs: row('… before that, while Node.js loads the program', NO_AIM),
  bootProcessorMs: row('… and what it uses of the processors in that time, ms', [1_500, 1_500, 1_500]),
  heapMB: row('browser’s heap after a collection, MB', [40, 60, 150], 1),
  fullHeapMB: row('… before it', NO_AIM, 1),
  firstKB: row('the first answer, kB', NO_AIM),
  pictureKB: row('data on the wire for the first picture, beside that, kB', [null, null, 500]),
  requestsAlone: row('requests to Docker a minute, with one browser', NO_AIM),
  requestsTogether: row('… with five', NO_AIM),
} satisfies Record<string, Row>;

export type Figure = keyof typeof BUDGET;

/** What a measurement found, of the rows above. */
export type Figures = { readonly [K in Figure]?: Measured };

/** How thoroughly to measure. */
export interface Effort {
  /** Of a page, after one that warms up; of the server. */
  readonly loads: number;
  /** To let things come to rest, before `windows` of `windowMs` each. */
  readonly settleMs: number;
  readonly windows: number;
  readonly windowMs: number;
  /** Scalings, of three tasks each. */
  readonly scalings: number;
  readonly failures: number;
  readonly soakMinutes: number;
  /** Of changes that many browsers receive. */
  readonly crowdSeconds: number;
  /** Of strangers at their worst. */
  readonly siegeSeconds: number;
}

export const FULL: Effort = {
  loads: 5,
  settleMs: 10_000,
  windows: 5,
  windowMs: 12_000,
  scalings: 10,
  failures: 40,
  soakMinutes: 6,
  crowdSeconds: 30,
  siegeSeconds: 60,
};
export const QUICK: Effort = {
  loads: 2,
  settleMs: 5_000,
  windows: 2,
  windowMs: 6_000,
  scalings: 4,
  failures: 10,
  soakMinutes: 1,
  crowdSeconds: 10,
  siegeSeconds: 10,
};
