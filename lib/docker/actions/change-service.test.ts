import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import type { ServiceChanges } from '@/lib/swarm/objects/service-definition';
import type { Action } from '@/lib/swarm/operations/action';
import { createDockerEngine } from '../dockerode-engine';
import type { Engine } from '../engine';
import { serviceRecord } from '../made-up-records.testing';
import { type Answer, cut, json, raw, type StandIn, says, startStandIn } from '../stand-in.testing';

const { signal } = new AbortController();
const RECORD = serviceRecord();
const service = RECORD.ID as ServiceId;
const PATH = `/services/${service}`;
const BEFORE = JSON.stringify(RECORD.Spec);
const DIGEST = `sha256:${'a'.repeat(64)}`;

let docker: StandIn;
let engine: Engine;
/** The service as a manager keeps it, in text: a write under another version than the present one is refused. */
let kept: { index: number; spec: string; previous: string | null; update: string; writes: string[] };

beforeEach(async () => {
  docker = await startStandIn();
  engine = createDockerEngine(docker.address);
  kept = { index: 7, spec: BEFORE, previous: null, update: 'updating', writes: [] };
  docker.on(PATH, (...args) => {
    const previous = kept.previous === null ? '' : `,"PreviousSpec":${kept.previous}`;
    raw(
      200,
      'application/json',
      `{"ID":"${service}","Version":{"Index":${kept.index}},"Spec":${kept.spec}${previous},"UpdateStatus":{"State":"${kept.update}"}}`,
    )(...args);
  });
  docker.on(`${PATH}/update`, write);
  docker.on(
    '/distribution/nginx:2/json',
    json({ Descriptor: { digest: DIGEST }, Platforms: [{ architecture: 'amd64', os: 'linux' }] }),
  );
});
afterEach(async () => {
  engine.close();
  await docker.close();
});

const write: Answer = (request, response, url) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (url.searchParams.get('version') !== String(kept.index))
      return says(500, 'update out of sequence')(request, response, url);
    keep(Buffer.concat(chunks).toString(), url.searchParams.get('rollback') === 'previous');
    json({ Warnings: null })(request, response, url);
  });
};
function keep(body: string, isRollback: boolean): void {
  const { spec, previous } = kept;
  kept.writes.push(isRollback ? 'rollback' : body);
  kept.spec = isRollback ? (previous ?? body) : body;
  kept.previous = spec;
  kept.index += 1;
  kept.update = 'updating';
}
/** Does what was asked, and gives no answer. */
const lost: Answer = (request, response, url) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    keep(Buffer.concat(chunks).toString(), url.searchParams.get('rollback') === 'previous');
    docker.on(`${PATH}/update`, write);
    cut(request, response, url);
  });
};

const act = (action: Action) => engine.act(action, signal);
const spec = () => JSON.parse(kept.spec);
const restart: Action = { kind: 'restart-service', service };
const rollBack: Action = { kind: 'roll-back-service', service };
const resume: Action = { kind: 'resume-update', service };

describe('restarting', () => {
  test('[A2] raises the one number', async () => {
    expect(await act(restart)).toEqual({ ok: true, action: 'restart-service', steps: [], warnings: [] });
    expect(kept.writes).toEqual([BEFORE.replace('"ForceUpdate":0', '"ForceUpdate":1')]);
  });

  test('keeps a number that JSON.parse would spoil, and puts one where there is none', async () => {
    kept.spec = BEFORE.replace('"ForceUpdate":0', '"ForceUpdate":18446744073709551613');
    await act(restart);
    expect(kept.spec).toContain('"ForceUpdate":18446744073709551614');
    kept.spec = BEFORE.replace('"ForceUpdate":0,', '');
    await act(restart);
    expect(spec().TaskTemplate.ForceUpdate).toBe(1);
  });

  test('whose answer was lost is not done twice', async () => {
    docker.on(`${PATH}/update`, lost);
    expect(await act(restart)).toMatchObject({ ok: true });
    expect(kept.writes).toHaveLength(1);
  });

  test.each(['<html>', '{}', '[]', '{"Spec":{}}'])('what answers %j is no Docker', async (body) => {
    docker.on(PATH, raw(200, 'application/json', body));
    expect(await act(restart)).toMatchObject({
      ok: false,
      kind: 'unavailable',
      message: expect.stringContaining('not a service'),
    });
  });
});

describe('rolling back', () => {
  test('asks Docker for its own earlier spec', async () => {
    kept.previous = BEFORE.replace('shop_web', 'shop_web_before');
    expect(await act(rollBack)).toMatchObject({ ok: true });
    expect(kept.writes).toEqual(['rollback']);
    expect(spec().Name).toBe('shop_web_before');
  });

  test('whose answer was lost is not undone by a second one', async () => {
    kept.previous = BEFORE.replace('shop_web', 'shop_web_before');
    docker.on(`${PATH}/update`, lost);
    expect(await act(rollBack)).toMatchObject({ ok: true });
    expect(kept.writes).toEqual(['rollback']);
  });

  test('of a service without an earlier spec is refused', async () => {
    expect(await act(rollBack)).toMatchObject({
      ok: false,
      kind: 'refused',
      message: expect.stringContaining('does not have a previous spec'),
    });
    expect(kept.writes).toEqual([]);
  });
});

describe('resuming', () => {
  test.each(['paused', 'rollback_paused'])('an update that is %s writes the same spec', async (state) => {
    kept.update = state;
    expect(await act(resume)).toMatchObject({ ok: true });
    expect(kept.writes).toEqual([BEFORE]);
  });

  test('one that goes on already writes nothing', async () => {
    expect(await act(resume)).toMatchObject({ ok: true });
    expect(kept.writes).toEqual([]);
  });
});

describe('another image', () => {
  const update = (image: string) => act({ kind: 'update-image', service, image });

  test('[A2] is pinned to the registry’s digest, with what it runs on, and all else stays', async () => {
    expect(await update('nginx:2')).toMatchObject({ ok: true, warnings: [] });
    const { TaskTemplate, ...rest } = JSON.parse(BEFORE);
    expect(spec()).toEqual({
      ...rest,
      TaskTemplate: {
        ...TaskTemplate,
        ContainerSpec: { ...TaskTemplate.ContainerSpec, Image: `nginx:2@${DIGEST}` },
        Placement: { ...TaskTemplate.Placement, Platforms: [{ Architecture: 'amd64', OS: 'linux' }] },
      },
    });
  });

  test('that no registry knows is set all the same, with the docker CLI’s warning', async () => {
    docker.on('/distribution/nginx:latest/json', says(404, 'manifest unknown'));
    expect(await update('nginx')).toMatchObject({
      ok: true,
      warnings: [expect.stringMatching(/nginx:latest could not be accessed.*manifest unknown/)],
    });
    expect(spec().TaskTemplate.ContainerSpec.Image).toBe('nginx:latest');
  });

  test('twice is written once; what is no image never', async () => {
    await update('nginx:2');
    expect(await update('nginx:2')).toMatchObject({ ok: true });
    expect(kept.writes).toHaveLength(1);
    expect(await update('Nginx; ls')).toMatchObject({ ok: false, kind: 'invalid' });
  });
});

describe('editing', () => {
  const edition = async () => (await engine.query({ kind: 'service', service }, signal)).edition;
  const edit = (opened: string, changes: ServiceChanges) =>
    act({ kind: 'edit-service', service, edition: opened, changes });
  const constraints = ['node.role==manager'];

  test('[A2] writes what was edited', async () => {
    expect(await edit(await edition(), { constraints, image: 'nginx:2' })).toMatchObject({ ok: true });
    expect(spec().TaskTemplate.Placement.Constraints).toEqual(constraints);
    expect(spec().TaskTemplate.ContainerSpec.Image).toBe(`nginx:2@${DIGEST}`);
  });

  test('nothing writes nothing', async () => {
    expect(await edit(await edition(), { constraints: ['node.role==worker'] })).toMatchObject({ ok: true });
    expect(kept.writes).toEqual([]);
  });

  test('[A3] what others have changed meanwhile is a conflict, and theirs stays', async () => {
    const opened = await edition();
    kept.spec = BEFORE.replace('"Replicas":3', '"Replicas":4');
    kept.index += 1;
    expect(await edit(opened, { constraints })).toMatchObject({ ok: false, kind: 'conflict' });
    expect(kept.writes).toEqual([]);
  });

  test('goes on where only the version moved, as it does in an update', async () => {
    const opened = await edition();
    kept.index += 3;
    expect(await edit(opened, { constraints })).toMatchObject({ ok: true });
  });

  test('whose answer was lost is no conflict with itself', async () => {
    docker.on(`${PATH}/update`, lost);
    expect(await edit(await edition(), { constraints })).toMatchObject({ ok: true });
    expect(kept.writes).toHaveLength(1);
  });
});

test('[W10] one value of the environment is told by name, and none beside it', async () => {
  kept.spec = BEFORE.replace('"PASSWORD=x"', '"PASSWORD=a=b","OTHER=c"');
  const ask = (variable: string) => engine.query({ kind: 'environment-value', service, variable }, signal);
  expect(await ask('PASSWORD')).toBe('a=b');
  expect(await ask('PASS')).toBeNull();
  expect((await engine.query({ kind: 'service', service }, signal)).env).toEqual(['PASSWORD', 'OTHER']);
});
