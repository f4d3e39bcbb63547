// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a compose file has its own
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Json, object, text } from '@/lib/base/json';
import { quote } from '@/lib/compose/quote';
import { type Demo, startDemo } from '@/lib/demo/start-demo';
import type { StackName } from '@/lib/swarm/objects/ids';
import { clis } from '../cli/made-up/clis.testing';
import type { Write } from '../cli/relay';
import { runStackDeploy } from '../cli/stack-deploy';
import { FIELDS, madeUpStack } from '../export/made-up-stack.testing';
import { isKey } from '../export/plain';
import { ask } from '../wire/ask';
import { createWire } from '../wire/dockerode-wire';
import { negotiate } from '../wire/negotiate';
import { readObjects } from '../wire/read-objects';
import { TIME_LIMITS, type Wire } from '../wire/wire';
import { exportStack } from './export-stack';
import { planStack } from './plan-stack';

/**
 * What the docker CLI deploys is exported to a file that deploys to the same: the specs stay as they are to the last
 * field, also one that says nothing, so no task is replaced; and the plan says so.
 */

const versions = clis.map((cli) => ({
  cli,
  major: Number(/version (\d+)/.exec(execFileSync(cli, ['--version'], { encoding: 'utf8' }))?.[1]),
}));

/** A real swarm's manager in place of the demo; e2e/lab/contract.spec.ts names one. */
const lab = process.env.LAB_DOCKER_HOST;

const shop = 'shop' as StackName;
const signal = new AbortController().signal;
let folder: string;
let demo: Demo | null = null;
let wire: Wire;
/** Of the engine: it keeps no field that is younger. */
let engine: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'swarmscope-test-'));
  if (!lab) demo = await startDemo({ socketPath: join(folder, 'demo'), calm: true });
  wire = createWire({ host: lab ?? `unix://${demo?.socketPath}` }, TIME_LIMITS);
  await negotiate(wire, signal);
  const { text: answer } = await ask(wire, { method: 'GET', path: '/version' }, signal);
  engine = demo ? Number.POSITIVE_INFINITY : Number.parseInt(text(object(JSON.parse(answer)).Version), 10);
  await make('/secrets/create', { Name: 'key', Data: 'YQ==' });
  await make('/secrets/create', {
    Name: 'shop_pass',
    Labels: { 'com.docker.stack.namespace': 'shop' },
    Data: 'YQ==',
  });
  await make('/configs/create', { Name: 'site', Data: 'YQ==' });
  await make('/networks/create', { Name: 'outside', Driver: 'overlay', Attachable: true });
  await make('/networks/create', { Name: 'data', Driver: 'overlay' });
});
afterAll(async () => {
  wire.reset();
  await demo?.close();
  rmSync(folder, { recursive: true });
});

const make = (path: string, body: object) =>
  ask(wire, { method: 'POST', path, body: JSON.stringify(body) }, signal);

const LABEL = { label: { 'com.docker.stack.namespace=shop': true } };
const services = () => readObjects(wire, '/services', LABEL, signal);
const specs = async () =>
  new Map((await services()).map(({ Spec }) => [text(object(Spec).Name), object(Spec)]));

/** As by hand, with nobody between the file and the CLI. */
async function deploy(cli: string, compose: string): Promise<void> {
  const deployment = { stack: shop, compose, values: {}, prune: true };
  const send = ({ method, path, query, body }: Write) =>
    wire.send({ method, path, query, ...(body && { body }) }, signal);
  const result = await runStackDeploy(wire, cli, deployment, send, signal);
  expect(result, `${result.complaint}\n${compose}`).toMatchObject({ code: 0 });
}

async function clear(): Promise<void> {
  for (const { ID } of await services())
    await ask(wire, { method: 'DELETE', path: `/services/${ID}` }, signal);
  const isEmpty = async () => {
    const left = await readObjects(wire, '/networks', LABEL, signal);
    for (const { Id } of left) await wire.send({ method: 'DELETE', path: `/networks/${Id}` }, signal);
    return left.length === 0;
  };
  await vi.waitUntil(isEmpty, { timeout: 30_000 });
}

/** JSON that YAML reads alike, too. */
const asciiJson = (value: Json): string =>
  JSON.stringify(value).replace(/[^ -~]/gu, (character) => (quote(character) ?? '').slice(1, -1));

/** No service that names no mode runs a task: a lab has none of these images. */
function atRest(compose: Json): Json {
  const quiet = (service: Json) => {
    const deploy = object(service.deploy);
    return deploy.mode ? service : { ...service, deploy: { replicas: 0, ...deploy } };
  };
  const all = Object.entries(object(compose.services));
  return { ...compose, services: Object.fromEntries(all.map(([name, one]) => [name, quiet(object(one))])) };
}

/** Deploys, exports, plans the export and deploys it. */
async function goRound(cli: string, compose: Json) {
  await clear();
  await deploy(cli, asciiJson(compose));
  const before = await specs();
  const exported = await exportStack(wire, { kind: 'export-stack', stack: shop, withValues: true }, signal);
  const asked = {
    kind: 'plan-stack',
    stack: shop,
    compose: exported.compose,
    values: {},
    prune: true,
  } as const;
  const plan = await planStack(wire, asked, signal, cli);
  const planned = plan.state === 'planned' ? plan.objects : [];
  await deploy(cli, exported.compose);
  return { ...exported, plan, planned, before, after: await specs() };
}

describe.skipIf(clis.length === 0)('deployed, exported and deployed again is unchanged', () => {
  describe.each(versions)('$cli', ({ cli, major }) => {
    let round: Awaited<ReturnType<typeof goRound>>;
    let known: number;
    beforeAll(async () => {
      known = Math.min(major, engine);
      round = await goRound(cli, lab ? atRest(madeUpStack(known)) : madeUpStack(known));
    }, 180_000);

    it('has a plan', () => expect(round.plan).toMatchObject({ state: 'planned' }));
    it.each(Object.keys(FIELDS).map((field, i) => [field, `shop_field-${i}`]))('%s', (field, name) => {
      if (known < (FIELDS[field]?.since ?? 0)) return expect(round.before.has(name)).toBe(false);
      expect(round.after.get(name)).toEqual(round.before.get(name));
      expect(round.planned.find((one) => one.name === name)).toMatchObject({ change: 'keep' });
      expect(round.unsaid.filter((one) => one.name === name)).toEqual([]);
    });
    it('the networks', () => {
      const networks = round.planned.filter(({ object: kind }) => kind === 'network');
      expect(networks.map(({ change, name }) => `${change} ${name}`).sort()).toEqual(
        ['0777', 'back', 'data', 'default', 'made', 'null', 'y'].map((key) => `keep shop_${key}`),
      );
      expect(round.compose).toContain(`  made:
    driver: overlay
    driver_opts:
      com.docker.network.driver.mtu: "1400"
      encrypted: ""
    ipam:
      config:
        - subnet: 10.99.1.0/24
    attachable: true
    internal: true
    labels:
      a: $$b
`);
      // Swarm chose the subnet of the others, as tasks tell.
      if (!lab) expect(round.compose.match(/ipam:/g)).toHaveLength(1);
    });
  });

  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc
      .array(
        fc.constantFrom(
          ...[
            '$',
            '{',
            '}',
            '${A}',
            '$$',
            '\n',
            '\r',
            '\t',
            ' ',
            '#',
            ':',
            '- ',
            '"',
            "'",
            '\\',
            '%',
            '@',
            '!',
            '&',
            '*',
          ],
          ...[
            '{{',
            '}}',
            '|',
            '>',
            '?',
            ',',
            '[',
            ']',
            '~',
            'yes',
            'null',
            '0777',
            '1e3',
            '<<',
            '=',
            '---',
            '\u2028',
            '\u0085',
          ],
          ...['\ufeff', '\u200b', 'é', '日本', '🙂', 'a', '0', '.', '_', '-', 'x'.repeat(300)],
          ...['0X', '0o', '1', '+', '2001-1-1', '.inf', 'N'],
        ),
        { maxLength: 6 },
      )
      .map((pieces) => pieces.join('')),
  );
  // Docker keeps no NUL and no half of a surrogate pair; `$` is written twice in a value, and as it is in a key.
  const text1 = nasty.map((one) => one.replace(/\0|\p{Surrogate}/gu, ''));
  const value = text1.map((one) => one.replaceAll('$', '$$$$'));
  const key = text1.filter((one) => isKey(one) && one !== '<<' && !one.includes('='));
  const map = fc.dictionary(key, value, { maxKeys: 4 });
  const duration = fc.integer({ min: 1, max: 10 ** 9 }).map((ns) => `${ns}us`);
  const service = fc.record(
    {
      image: fc.constant('nginx'),
      command: fc.array(value, { minLength: 1, maxLength: 4 }),
      entrypoint: fc.array(value, { minLength: 1, maxLength: 4 }),
      environment: map,
      labels: map,
      hostname: value,
      user: value,
      working_dir: value,
      stop_signal: value,
      stop_grace_period: duration,
      init: fc.boolean(),
      healthcheck: fc.record({ test: fc.array(value, { minLength: 1, maxLength: 3 }), interval: duration }),
      sysctls: map,
      logging: fc.record({ driver: value, options: map }, { requiredKeys: [] }),
      networks: fc.dictionary(
        fc.constantFrom('default', 'back', 'host', 'y'),
        fc.record({ aliases: fc.uniqueArray(value, { maxLength: 3 }) }),
        { minKeys: 1, maxKeys: 3 },
      ),
      deploy: fc.record(
        {
          labels: map,
          replicas: fc.nat({ max: 3 }),
          resources: fc.record({
            limits: fc.record(
              {
                cpus: fc.integer({ min: 1, max: 10_000 }).map((n) => String(n / 1000)),
                memory: fc.integer({ min: 4_194_304, max: 2 ** 50 }).map(String),
                pids: fc.nat(),
              },
              { requiredKeys: [] },
            ),
          }),
          update_config: fc.record(
            {
              delay: duration,
              max_failure_ratio: fc.float({ min: 0, max: 1, noNaN: true }),
              parallelism: fc.nat(),
            },
            { requiredKeys: [] },
          ),
          restart_policy: fc.record(
            { delay: duration, max_attempts: fc.nat(), window: duration },
            { requiredKeys: [] },
          ),
        },
        { requiredKeys: [] },
      ),
      volumes: fc.array(
        fc.record({ type: fc.constant('volume'), source: fc.constantFrom('v', 'made'), target: value }),
        { minLength: 1, maxLength: 2 },
      ),
    },
    { requiredKeys: ['image'] },
  );
  const stack = fc.record({
    services: fc.array(service, { minLength: 4, maxLength: 8 }),
    made: fc.record({
      name: value.filter((one) => one !== ''),
      driver: value,
      driver_opts: map,
      labels: map,
    }),
  });

  it.skipIf(lab).each(versions)(
    'whatever is in it: $cli',
    async ({ cli }) => {
      await fc.assert(
        fc.asyncProperty(stack, async ({ services: made, made: volume }) => {
          const compose = {
            version: '3.9',
            services: Object.fromEntries(made.map((one, i) => [`made-${i}`, one])),
            networks: { back: {}, y: {}, host: { external: true, name: 'host' } },
            volumes: { v: {}, made: volume },
          };
          const round = await goRound(cli, compose);
          expect(round.plan, JSON.stringify(round.plan)).toMatchObject({ state: 'planned' });
          const changes = round.planned.filter(({ object: kind }) => kind === 'service');
          expect(changes.map(({ change, differs }) => `${change} ${differs}`)).toEqual(
            made.map(() => 'keep '),
          );
          expect(round.after).toEqual(round.before);
          expect(round.unsaid).toEqual([]);
        }),
        { numRuns: 3 },
      );
    },
    300_000,
  );
});
