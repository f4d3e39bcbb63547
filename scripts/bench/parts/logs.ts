import { delay } from '@/lib/base/time';
import type { Effort, Figures } from '../budget';
import { busyWindows } from '../busy-windows';
import { openPage } from '../page';
import type { Rig } from '../rig';

const LINES_PER_SECOND = 10_000;
const PASSWORD = 'of the bench alone';

/** What a page of logs costs that follows 10,000 lines a second: its frames, and the server's event loop. */
export async function measureLogs(rig: Rig, effort: Effort): Promise<Figures> {
  const server = await rig.startServer({ ADMIN_PASSWORD: PASSWORD });
  const { page, close } = await openPage(rig, server.url, null);
  const signedIn = await page.request.post(`${server.url}/api/sign-in`, {
    data: { name: 'admin', password: PASSWORD },
    headers: { Origin: server.url },
  });
  if (!signedIn.ok()) throw new Error(`the bench could not sign in: ${await signedIn.text()}`);
  const { ID } = await rig.docker.get<{ ID: string }>('/services/echo_api');
  await page.goto(`${server.url}/logs?service=${ID}`);
  await page.locator('[data-slot=log-phase][data-phase=live]').waitFor();
  const seconds = Math.ceil((effort.settleMs + effort.windows * effort.windowMs) / 1_000) + 5;
  await rig.docker.post(`/demo/services/${ID}/flood?lines=${LINES_PER_SECOND}&seconds=${seconds}`, null);
  await delay(effort.settleMs);
  const { frames, blocks } = await busyWindows(page, server, effort);
  await close();
  await server.stop();
  return { logFrameMs: frames, logBlockMs: blocks };
}
