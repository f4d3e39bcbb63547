import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { systemClock } from '@/lib/base/time';
import { startDemo } from '@/lib/demo/start-demo';
import { findCli } from '@/lib/docker/cli/find-cli';
import { createDockerEngine } from '@/lib/docker/dockerode-engine';
import { TIME_LIMITS } from '@/lib/docker/wire';
import { createObserver } from '@/lib/observer/create-observer';
import { openAuditLog } from './audit-log';
import { type Config, dockerAddress, readConfig } from './config';
import { createLogger } from './logger';
import { preparePages } from './pages';
import { startServer } from './server';
import { explainStartFailure, say, welcome } from './start-words';
import { stopOnSignal } from './stop-on-signal';

/** Puts the parts together. The order: listen first, so that a taken port disturbs nothing that runs. */
async function main(config: Config, dev: boolean): Promise<void> {
  const log = createLogger(config.logLevel);
  const audit = openAuditLog(config.auditLog);
  const engine = createDockerEngine(dockerAddress(config.source), TIME_LIMITS, () =>
    findCli(config.dockerCli, process.env.PATH ?? ''),
  );
  const observer = createObserver({ engine, minPollMs: config.minPollMs });
  const source = { kind: config.source.kind, endpoint: engine.endpoint };
  const distDir = process.env.NEXT_DIST_DIR || '.next';
  const pages = await preparePages({
    dir: process.cwd(),
    distDir,
    dev,
    port: config.port,
    root: config.root,
  });
  const announceLink = (link: string) => say(`  next sign-in  ${link}`);
  const server = await startServer({
    config,
    source,
    engine,
    observer,
    pages,
    dev,
    audit,
    log,
    clock: systemClock,
    announceLink,
  });
  const demo = config.source.kind === 'demo' ? await startDemo(config.source) : null;
  observer.start();
  for (const line of welcome(server, source)) say(line);

  stopOnSignal(async () => {
    await server.close();
    await observer.stop();
    engine.close();
    await Promise.all([demo?.close(), pages.close()]);
    audit.close();
  });
}

const { values } = parseArgs({ options: { dev: { type: 'boolean', default: false } } });
const config = readConfig(process.env, {
  readText: (path) => readFileSync(path, 'utf8'),
  exists: existsSync,
});
if (config.ok) {
  main(config.value, values.dev).catch((cause: unknown) => {
    for (const line of explainStartFailure(cause, config.value)) process.stderr.write(`${line}\n`);
    process.exit(1);
  });
} else {
  for (const mistake of config.error) process.stderr.write(`${mistake}\n`);
  process.exit(1);
}
