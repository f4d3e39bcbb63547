import { closeSync, existsSync, readFileSync } from 'node:fs';
import { systemClock } from '@/lib/base/time';
import { startDemo } from '@/lib/demo/start-demo';
import { findCli } from '@/lib/docker/cli/find-cli';
import { createDockerEngine } from '@/lib/docker/dockerode-engine';
import { addressMistakes } from '@/lib/docker/wire/address-mistakes';
import { filesOf } from '@/lib/docker/wire/connection';
import { TIME_LIMITS } from '@/lib/docker/wire/wire';
import { createObserver } from '@/lib/observer/create-observer';
import { openAuditFile, openToAppend } from './access/audit-log';
import { countRefusals } from './access/count-refusals';
import { readArguments } from './config/arguments';
import { type Config, dockerAddress, readConfig } from './config/config';
import { preparePages } from './next/pages';
import { startServer } from './server';
import { dropPrivileges } from './start/drop-privileges';
import { EXIT_CODE, type ExitCode } from './start/exit-code';
import { reopenOnSignal } from './start/reopen-on-signal';
import { explainStartFailure, say, welcome } from './start/start-words';
import { stopOnSignal } from './start/stop-on-signal';
import { createLogger } from './telemetry/logger';
import { createMetrics } from './telemetry/metrics';
import { reportFeed } from './telemetry/report-feed';
import { timedEngine } from './telemetry/timed-engine';
import { VERSION } from './telemetry/version';

/** With its own a socket takes 32 connections in a turn of the event loop. */
const ACCEPTORS = 31;

/** Puts the parts together. The order: listen first, so that a taken port disturbs nothing that runs. */
async function main(config: Config, dev: boolean): Promise<void> {
  const logger = createLogger(config.logLevel);
  const audit = countRefusals(openAuditFile(config.auditLog));
  // All that the settings name is read or open by now, whoever's it is; nothing is listened on or connected to yet.
  const live = config.source.kind === 'live' ? filesOf(config.source.address) : [];
  const runsAs = dropPrivileges(config.runAs, live);
  const engine = createDockerEngine(dockerAddress(config.source), TIME_LIMITS, () =>
    findCli(config.dockerCli, process.env.PATH ?? ''),
  );
  const metrics = createMetrics(systemClock);
  const observer = createObserver({
    engine: timedEngine(engine, metrics.polled),
    minPollMs: config.minPollMs,
  });
  const endLog = reportFeed(observer, logger, systemClock);
  const { publishedHost } = config;
  const source = { kind: config.source.kind, endpoint: engine.endpoint, publishedHost };
  const distDir = process.env.NEXT_DIST_DIR || '.next';
  const pages = await preparePages({
    dir: process.cwd(),
    distDir,
    dev,
    port: config.port,
    root: config.root,
    isDemo: config.source.kind === 'demo',
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
    metrics,
    logger,
    clock: systemClock,
    acceptors: ACCEPTORS,
    announceLink,
  });
  const demo = config.source.kind === 'demo' ? await startDemo(config.source) : null;
  observer.start();
  logger.info({ version: VERSION, node: process.versions.node, ...source, view: config.view }, 'started');
  for (const line of welcome(server, source)) say(line);
  if (runsAs !== null) say(`  runs as       ${runsAs}`);

  if (config.auditLog !== null) reopenOnSignal(audit, logger);
  stopOnSignal(async () => {
    logger.info('stopping');
    endLog();
    await server.close();
    await observer.stop();
    engine.close();
    await Promise.all([demo?.close(), pages.close()]);
    audit.close();
  });
}

function start(dev: boolean): void {
  const config = readConfig(process.env, {
    readText: (path) => readFileSync(path, 'utf8'),
    exists: existsSync,
    checkAppend: (path) => closeSync(openToAppend(path)),
    addressMistakes,
  });
  if (!config.ok) end(EXIT_CODE.config, config.error);
  main(config.value, dev).catch((cause: unknown) => {
    const { exitCode, lines } = explainStartFailure(cause, config.value);
    end(exitCode, lines);
  });
}

function end(code: ExitCode, lines: readonly string[]): never {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(code);
}

const asked = readArguments(process.argv.slice(2));
if (!asked.ok) end(EXIT_CODE.usage, [asked.error]);
else if (asked.value.version) say(`swarmscope ${VERSION}`);
else start(asked.value.dev);
