import type { CDPSession, Page } from 'playwright';
import { PICTURE_PATH } from '@/lib/protocol/hello';
import { installProbe } from './page-probe';
import type { Rig } from './rig';

/** A page of the grid, at 1920 × 1080, in a context of its own: nothing is cached. */
export interface OpenPage {
  readonly page: Page;
  readonly session: CDPSession;
  readonly traffic: Traffic;
  /** ms from the start of the navigation to the frame that showed every task. */
  readonly paintedMs: number;
  close(): Promise<void>;
}

/** Opens the grid, and resolves when every task is painted: `tasks` of them (null: however many). */
export async function openPage({ browser }: Rig, url: string, tasks: number | null): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const painted = await installProbe(page, session, tasks);
  const traffic = await countTraffic(session);
  await page.goto(url, { waitUntil: 'commit' });
  return { page, session, traffic, paintedMs: await painted(), close: () => context.close() };
}

/** What went over the network for a page, bytes. */
export interface Traffic {
  /** Of it, the picture and what followed over the socket. */
  readonly data: number;
  readonly all: number;
}

/** The head of a frame: two bytes, four more for a mask from the browser, two or eight more past 125 or 65,535 bytes. */
const frameBytes = (payload: string, isBinary: boolean, isMasked: boolean): number => {
  const length = Buffer.byteLength(payload, isBinary ? 'base64' : 'utf8');
  return 2 + (isMasked ? 4 : 0) + (length > 65_535 ? 8 : length > 125 ? 2 : 0) + length;
};

/** Counts from now on; a frame that was compressed on its way counts as what it was before. */
async function countTraffic(session: CDPSession): Promise<Traffic> {
  const traffic = { data: 0, all: 0 };
  const pictures = new Set<string>();
  const add = (bytes: number, isData: boolean) => {
    traffic.all += bytes;
    if (isData) traffic.data += bytes;
  };
  session.on('Network.webSocketFrameReceived', ({ response }) =>
    add(frameBytes(response.payloadData, response.opcode === 2, false), true),
  );
  session.on('Network.webSocketFrameSent', ({ response }) =>
    add(frameBytes(response.payloadData, response.opcode === 2, true), true),
  );
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (new URL(request.url).pathname === PICTURE_PATH) pictures.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    add(encodedDataLength, pictures.has(requestId)),
  );
  await session.send('Network.enable');
  return traffic;
}
