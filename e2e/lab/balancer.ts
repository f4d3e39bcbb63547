import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServiceProcess } from '../support/service-process';
import { answers, type Server } from './http';

type Listening = Extract<Server, { port: number }>;

/** A balancer that knows nothing of HTTP, and of nobody who came before: connections go to its servers in turn. */
export type Balancer = {
  readonly url: string;
  stop(): Promise<void>;
};

/** Starts HAProxy in front of servers that answer at /healthz. */
export async function startBalancer(at: Listening, servers: readonly Listening[]): Promise<Balancer> {
  const folder = await mkdtemp(join(tmpdir(), 'swarmscope-balancer-'));
  const file = join(folder, 'haproxy.cfg');
  const lines = servers.map(
    ({ host, port }, i) => `  server replica${i + 1} ${host}:${port} check inter 500ms fall 1 rise 1`,
  );
  await writeFile(
    file,
    `defaults
  mode tcp
  timeout connect 2s
  timeout client 1h
  timeout server 1h
  retries 3
  option redispatch 1
listen swarmscope
  bind ${at.host}:${at.port}
  balance roundrobin
${lines.join('\n')}
`,
  );
  const haproxy = await startServiceProcess('haproxy', ['-db', '-f', file], () => answers(at, '/healthz'));
  return {
    url: `http://${at.host}:${at.port}`,
    async stop() {
      await haproxy.stop();
      await rm(folder, { recursive: true });
    },
  };
}
