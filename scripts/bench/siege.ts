import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { delay } from '@/lib/base/time';
import { hashPassword } from '@/lib/server/access/password-hash';
import { ROOT } from '../repo.mjs';
import { measureBrowsers } from './browsers';
import { type Effort, sizeOf } from './budget';
import { residentBytes } from './processes';
import { cells, markdown } from './report';
import { startRig } from './rig';
import type { Probed, ProberOrders } from './siege/prober';
import type { Orders } from './siege/strangers';
import { type Measured, measured } from './statistics';
import { atTheEnd } from './teardown';

const BROWSERS = 100;
const STRANGERS = 200;
/** So that no one event loop holds them all. */
const PROCESSES = 2;
const CHANGES_PER_SECOND = 20;
const TASKS = 3_000;
/** After the siege, until memory must be back. */
const REST_MS = 30_000;

/** What is told of the siege, and what is asked of it. */
const ROWS = {
  attacks: ['attacks', null, 0],
  connected: ['browsers that watch', null, 0],
  dropped: ['dropped', 0, 0],
  behind: ['without the latest picture at the end', 0, 0],
  ended: ['the server ended', 0, 0],
  serviceMs: ['a service changes → received, ms, p50', null, 0],
  lateServiceMs: ['… p95', 500, 0],
  healthMs: ['/healthz answers, ms, p95', 100, 0],
  worstHealthMs: ['… at the worst', null, 0],
  brokenPages: ['pages that were not the page', 0, 0],
  idleMB: ['server’s resident memory with its browsers, before, MB', null, 0],
  peak: ['… at the most, times that', 2, 2],
  rest: ['… 30 s afterwards, times that', 1.25, 2],
  logKB: ['log and audit log, kB', 1_000, 0],
} satisfies Record<string, readonly [name: string, aim: number | null, digits: number]>;

export type SiegeFigures = Readonly<Record<keyof typeof ROWS, Measured>>;

/** What a hundred browsers notice while two hundred strangers do their worst to the server, and what it costs. */
export async function measureSiege({ siegeSeconds }: Effort): Promise<SiegeFigures> {
  const rig = await startRig(sizeOf(TASKS), CHANGES_PER_SECOND);
  const folder = mkdtempSync(join(tmpdir(), 'swarmscope-siege-'));
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
  const [users, audit] = [join(folder, 'users'), join(folder, 'audit.log')];
  const roles = ['viewer', 'operator', 'admin'];
  const lines = roles.map(
    async (role) => `a-${role}:${role}:*:${await hashPassword(`${role} of the bench`)}\n`,
  );
  writeFileSync(users, (await Promise.all(lines)).join(''), { mode: 0o600 });
  const server = await rig.startServer({
    ...{ VIEW: 'open', ADMIN_PASSWORD: 'of the bench alone' },
    ...{ USERS_FILE: users, AUDIT_LOG: audit },
  });
  await server.ask('rest');
  const { port, host } = new URL(server.url);
  const memory = () => residentBytes(server.pid);

  let peakBytes = 0;
  let attacks = 0;
  let probed: Probed = { healthMs: [], brokenPages: 0 };
  const besieged = async () => {
    const looking = setInterval(() => {
      peakBytes = Math.max(peakBytes, memory());
    }, 50);
    const target = { port: Number(port), host, seconds: siegeSeconds };
    const each = STRANGERS / PROCESSES;
    const strangers = Array.from({ length: PROCESSES }, (_, n) =>
      run('strangers.ts', { ...target, first: 2 + n * each, count: each }),
    );
    probed = JSON.parse(await run('prober.ts', target));
    for (const told of strangers) attacks += Number(await told);
    clearInterval(looking);
  };
  let restBytes = 0;
  const found = await measureBrowsers({
    url: server.url.replace('localhost', '127.0.0.1'),
    browsers: BROWSERS,
    during: besieged,
    async afterwards() {
      await delay(REST_MS);
      restBytes = memory();
    },
    residentBytes: async () => memory(),
  });
  const times = (bytes: number) => measured([bytes / found.bytesConnected]);
  const delays = found.serviceDelays.length > 0 ? found.serviceDelays : [Number.POSITIVE_INFINITY];
  return {
    attacks: measured([attacks]),
    connected: measured([found.connected]),
    dropped: measured([found.dropped]),
    behind: measured([found.behind]),
    ended: measured([memory() > 0 ? 0 : 1]),
    serviceMs: measured(delays),
    lateServiceMs: measured(delays, 0.95),
    healthMs: measured(probed.healthMs, 0.95),
    worstHealthMs: measured(probed.healthMs, 1),
    brokenPages: measured([probed.brokenPages]),
    idleMB: measured([found.bytesConnected / 1e6]),
    peak: times(peakBytes),
    rest: times(restBytes),
    logKB: measured([(server.printedBytes() + statSync(audit).size) / 1e3]),
  };
}

/** A program in a process of its own, which ends by itself, or with this one. Resolves with what it wrote. */
async function run(program: string, orders: Orders | ProberOrders): Promise<string> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(ROOT, 'scripts/bench/siege', program), JSON.stringify(orders)],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  atTheEnd(() => child.kill('SIGKILL'));
  let told = '';
  child.stdout?.on('data', (piece: Buffer) => {
    told += piece.toString();
  });
  const late = setTimeout(() => child.kill('SIGKILL'), (orders.seconds + 30) * 1_000);
  await once(child, 'close');
  clearTimeout(late);
  return told;
}

export function siegeTable(figures: SiegeFigures): string {
  const rows = Object.entries(ROWS).map(([key, [name, aim, digits]]) => [
    name,
    // The keys are those of the rows.
    ...cells(figures[key as keyof SiegeFigures], aim, digits),
  ]);
  return `${markdown([['', 'measured', 'aim'], ['---', '---', '---'], ...rows])}
${STRANGERS} strangers, each with an address of its own and none signed in, beside ${BROWSERS} browsers (socket.io clients), at ${TASKS.toLocaleString('en')} tasks with ${CHANGES_PER_SECOND} changes a second.
`;
}
