import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '@/lib/demo/start-demo';
import type { PayloadId, StackName } from '@/lib/swarm/objects/ids';
import type { Action, ActionOf } from '@/lib/swarm/operations/action';
import { findCli } from '../cli/find-cli';
import { createDockerEngine } from '../dockerode-engine';
import type { Engine } from '../engine';
import { TIME_LIMITS } from '../wire/wire';

const cli = findCli(null, process.env.PATH ?? '');
const { signal } = new AbortController();
const stack = 'shop' as StackName;

let folder: string;
let demo: Demo;
let engine: Engine;
let path: string | null = cli;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'swarmscope-test-'));
  const socketPath = join(folder, 'demo');
  demo = await startDemo({ socketPath, calm: true });
  engine = createDockerEngine({ host: `unix://${socketPath}` }, TIME_LIMITS, () => path);
  await engine.connect(signal);
});
afterAll(async () => {
  engine.close();
  await demo.close();
  rmSync(folder, { recursive: true });
});

const act = (action: Action) => engine.act(action, signal);
const deploy = (compose: string, over: Partial<ActionOf<'deploy-stack'>> = {}) =>
  act({ kind: 'deploy-stack', stack, compose, values: {}, prune: false, ...over });
const replicas = async () =>
  (await engine.services(() => undefined, signal)).items
    .filter((service) => service.stack === stack)
    .map(({ name, mode }) => [name, mode.kind === 'replicated' ? mode.replicas : mode.kind])
    .sort();

const image = 'registry:5000/example/echo:latest';
const COMPOSE = `version: "3.7"
services:
  web: {image: "${image}", deploy: {replicas: 2}, environment: {TOKEN: "\${TOKEN}"}}
  agent: {image: "${image}", deploy: {mode: global}}
`;

describe.skipIf(cli === null)('deploying by the docker CLI', () => {
  it('tells each write, and the second time changes nothing', async () => {
    const first = await deploy(COMPOSE, { values: { TOKEN: 'sesame', UNUSED: 'x' } });
    expect(first).toMatchObject({ ok: true });
    expect([...first.steps].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { object: 'service', name: 'shop_agent', did: 'create', done: true, message: '' },
      { object: 'network', name: 'shop_default', did: 'create', done: true, message: '' },
      { object: 'service', name: 'shop_web', did: 'create', done: true, message: '' },
    ]);
    const values = { TOKEN: 'sesame' };
    const plan = await engine.query(
      { kind: 'plan-stack', stack, compose: COMPOSE, values, prune: false },
      signal,
    );
    expect(plan.state === 'planned' && plan.objects.map(({ change }) => change)).toEqual([
      'keep',
      'keep',
      'keep',
    ]);
  });

  it('stops and starts, remembering replicas, and the way back is its undo', async () => {
    const stopped = await act({ kind: 'stop-stack', stack });
    expect(stopped).toMatchObject({ ok: true, undo: { kind: 'start-stack', stack } });
    expect(await replicas()).toEqual([
      ['shop_agent', 'global'],
      ['shop_web', 0],
    ]);
    expect(await act({ kind: 'stop-stack', stack })).toMatchObject({ ok: true, steps: [] });
    expect(await act({ kind: 'start-stack', stack })).toMatchObject({ ok: true });
    expect(await replicas()).toEqual([
      ['shop_agent', 'global'],
      ['shop_web', 2],
    ]);
  });

  it('says what was done before Docker refused, and quotes the file to nobody but who asked', async () => {
    const outcome = await deploy(
      `${COMPOSE}  zbad: {image: "${image}", deploy: {resources: {limits: {memory: 1024b}}}}\n`,
      {
        values: { TOKEN: 'sesame' },
      },
    );
    expect(outcome).toMatchObject({ ok: false });
    if (outcome.ok) return;
    expect(outcome.message).toBe('docker stack deploy: exit 1');
    expect(outcome.quoted).toMatch(/invalid memory value/);
    expect(outcome.steps.find(({ name }) => name === 'shop_zbad')).toMatchObject({
      done: false,
      did: 'create',
    });
    expect(outcome.kind).toBe(outcome.steps.some(({ done }) => done) ? 'partial' : 'refused');
  });

  it('reaches no file beside the CLI', async () => {
    const file = `${COMPOSE}secrets:\n  passwd: {file: /etc/passwd}\n`;
    expect(await deploy(file, { values: { TOKEN: 'x' } })).toMatchObject({
      ok: false,
      kind: 'invalid',
      steps: [],
    });
  });

  it('does nothing with an error in the file, or without a CLI', async () => {
    expect(await deploy(COMPOSE)).toMatchObject({ ok: false, kind: 'invalid' });
    path = null;
    expect(await deploy(COMPOSE, { values: { TOKEN: 'x' } })).toMatchObject({ ok: false, kind: 'no-cli' });
    path = '/nowhere/docker';
    expect(await deploy(COMPOSE, { values: { TOKEN: 'x' } })).toMatchObject({ ok: false, kind: 'no-cli' });
    path = cli;
  });
});

describe('networks, secrets and configs', () => {
  it('a network is created once, and removed unless a service is on it', async () => {
    const create = {
      kind: 'create-network',
      name: 'mine',
      attachable: true,
      encrypted: true,
      internal: false,
      subnet: '10.9.0.0/24',
    } as const;
    expect(await act(create)).toMatchObject({ ok: true });
    expect(await act(create)).toMatchObject({ ok: false, kind: 'refused', message: /already exists/ });
    const { items } = await engine.networks(signal);
    const mine = items.find(({ name }) => name === 'mine');
    expect(mine).toMatchObject({
      attachable: true,
      encrypted: true,
      internal: false,
      subnets: ['10.9.0.0/24'],
    });
    expect(mine && (await act({ kind: 'remove-network', network: mine.id }))).toMatchObject({ ok: true });
    expect(mine && (await act({ kind: 'remove-network', network: mine.id }))).toMatchObject({ kind: 'gone' });
    const ch03 = items.find(({ name }) => name === 'ch03');
    expect(ch03 && (await act({ kind: 'remove-network', network: ch03.id }))).toMatchObject({
      kind: 'refused',
      message: /in use by service/,
    });
  });

  it('a secret’s contents go in and do not come out; a config’s do', async () => {
    const data = Buffer.from('open sesame').toString('base64');
    const labels = { team: 'shop' };
    expect(await act({ kind: 'create-secret', name: 'token', labels, data })).toMatchObject({ ok: true });
    expect(await act({ kind: 'create-config', name: 'nginx.conf', labels, data })).toMatchObject({
      ok: true,
    });
    const secrets = await engine.query({ kind: 'secrets' }, signal);
    expect(secrets).toMatchObject([{ name: 'token', labels, usedBy: [], stack: null }]);
    expect(JSON.stringify(secrets)).not.toContain(data);
    const [config] = await engine.query({ kind: 'configs' }, signal);
    const id = config?.id as PayloadId; // just created
    expect(await engine.query({ kind: 'config-contents', config: id }, signal)).toEqual({
      name: 'nginx.conf',
      bytes: 11,
      text: 'open sesame',
    });
    expect(await act({ kind: 'remove-config', id, name: 'another' })).toMatchObject({
      ok: false,
      kind: 'gone',
    });
    expect(await act({ kind: 'remove-config', id, name: 'nginx.conf' })).toMatchObject({ ok: true });
  });

  it('a service’s addresses', async () => {
    const { items } = await engine.services(() => undefined, signal);
    const api = items.find(({ name }) => name === 'echo_api');
    expect(api && (await engine.query({ kind: 'service-addresses', service: api.id }, signal))).toMatchObject(
      {
        mode: 'vip',
        networks: [{ vip: expect.stringMatching(/^10\.0\.\d+\.\d+$/), aliases: ['api'] }],
      },
    );
  });
});
