import type { CDPSession, Cookie, Page } from 'playwright';
import { PICTURE_PATH } from '@/lib/protocol/hello';
import { installFrameEnd } from './frame-end';
import { installProbe } from './page-probe';
import type { Rig } from './rig';

/** A page in a context of its own, 1920 × 1080: nothing is cached, and nobody signed in unless cookies say so. */
export interface BlankPage {
  readonly page: Page;
  readonly session: CDPSession;
  close(): Promise<void>;
}

export async function blankPage({ browser }: Rig, cookies: readonly Cookie[] = []): Promise<BlankPage> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  await context.addCookies(cookies);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await installFrameEnd(page);
  return { page, session, close: () => context.close() };
}

/** A page of the grid. */
export interface OpenPage extends BlankPage {
  readonly traffic: Traffic;
  /** ms from the start of the navigation to the frame that showed every task. */
  readonly paintedMs: number;
}

/** Opens the grid, and resolves when every task is painted: `tasks` of them (null: however many). */
export async function openPage(rig: Rig, url: string, tasks: number | null): Promise<OpenPage> {
  const blank = await blankPage(rig);
  const { page, session } = blank;
  const painted = await installProbe(page, session, { kind: 'tasks', tasks });
  const traffic = await countTraffic(session);
  await page.goto(url, { waitUntil: 'commit' });
  return { ...blank, traffic, paintedMs: (await painted()).ms };
}

/** What went over the network for a page, bytes. */
export interface Traffic {
  /** Of it, the answer to the navigation, which may hold the picture; known when it has come to its end. */
  readonly first: Promise<number>;
  /** Of it, the picture that scripts ask for and what followed over the socket. */
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
  let firstIs: (bytes: number) => void = () => {};
  const first = new Promise<number>((resolve) => {
    firstIs = resolve;
  });
  const traffic = { first, data: 0, all: 0 };
  const documents = new Set<string>();
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
  session.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    if (type === 'Document') documents.add(requestId);
    if (new URL(request.url).pathname === PICTURE_PATH) pictures.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    add(encodedDataLength, pictures.has(requestId));
    if (documents.has(requestId)) firstIs(encodedDataLength);
  });
  await session.send('Network.enable');
  return traffic;
}
