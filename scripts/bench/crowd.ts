import { delay } from '@/lib/base/time';
import { measureBrowsers } from './browsers';
import { type Effort, sizeOf } from './budget';
import { cells, markdown } from './report';
import { startRig } from './rig';
import { type Measured, measured } from './statistics';

const BROWSERS = 1_000;
const CHANGES_PER_SECOND = 20;

/** What is told of so many browsers, and what is asked of it. */
const ROWS = {
  connected: ['browsers that got their picture', null],
  dropped: ['dropped', 0],
  behind: ['without the latest picture 2 s after the last change', 0],
  connectMs: ['all have their picture after, ms', null],
  serviceMs: ['a service changes → received, ms, p50', null],
  lateServiceMs: ['… p95', 250],
  lateTaskMs: ['a task changes, of which Docker tells nobody → received, ms, p95', null],
  kilobytes: ['server’s memory for each, kB', 60],
  kilobytesAfter: ['… after the changes', null],
} satisfies Record<string, readonly [name: string, aim: number | null]>;

export type CrowdFigures = Readonly<Record<keyof typeof ROWS, Measured>>;

/** How changes reach 1,000 browsers on one server, and what they cost it. */
export async function measureCrowd({ crowdSeconds }: Effort): Promise<CrowdFigures> {
  const rig = await startRig(sizeOf(3_000), CHANGES_PER_SECOND);
  const server = await rig.startServer();
  await server.ask('rest');
  const found = await measureBrowsers({
    url: server.url.replace('localhost', '127.0.0.1'),
    browsers: BROWSERS,
    during: () => delay(crowdSeconds * 1_000),
    residentBytes: async () => (await server.ask('read')).residentBytes,
  });
  const each = (bytes: number) => measured([(bytes - found.bytesBefore) / found.connected / 1e3]);
  return {
    connected: measured([found.connected]),
    dropped: measured([found.dropped]),
    behind: measured([found.behind]),
    connectMs: measured([found.connectMs]),
    serviceMs: measured(found.serviceDelays),
    lateServiceMs: measured(found.serviceDelays, 0.95),
    lateTaskMs: measured(found.taskDelays, 0.95),
    kilobytes: each(found.bytesConnected),
    kilobytesAfter: each(found.bytesAfter),
  };
}

export function crowdTable(figures: CrowdFigures): string {
  const rows = Object.entries(ROWS).map(([key, [name, aim]]) => [
    name,
    // The keys are those of the rows.
    ...cells(figures[key as keyof CrowdFigures], aim, 0),
  ]);
  return `${markdown([['', 'measured', 'aim'], ['---', '---', '---'], ...rows])}
${BROWSERS.toLocaleString('en')} socket.io clients in one process, at 3,000 tasks with ${CHANGES_PER_SECOND} changes a second.
`;
}
