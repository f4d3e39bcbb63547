import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ServiceId, StackName } from '@/lib/swarm/objects/ids';
import type { Action } from '@/lib/swarm/operations/action';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { createDockerEngine } from '../dockerode-engine';
import type { Engine } from '../engine';
import { serviceRecord } from '../made-up-records.testing';
import { type Answer, cut, hang, json, raw, type StandIn, says, startStandIn } from '../stand-in.testing';

const SERVICE = serviceRecord().ID;
const PATH = `/services/${SERVICE}`;
const { signal } = new AbortController();

let docker: StandIn;
let engine: Engine;
beforeEach(async () => {
  docker = await startStandIn();
  engine = createDockerEngine(docker.address);
});
afterEach(async () => {
  engine.close();
  await docker.close();
});

const act = (action: Action) => engine.act(action, signal);
const scale = (replicas: number): Action => ({
  kind: 'scale-service',
  service: SERVICE as ServiceId,
  replicas,
});
const removeService: Action = { kind: 'remove-service', service: SERVICE as ServiceId };
const removeStack: Action = { kind: 'remove-stack', stack: 'shop' as StackName };
const asked = (what: string) => docker.asked.filter((line) => line === what).length;

/** Answers one by one, the last for good. */
const inTurn = (...answers: Answer[]): Answer => {
  let i = 0;
  return (...args) => answers[Math.min(i++, answers.length - 1)]?.(...args);
};

/** A service as a manager keeps it: a write under another version than the present one is refused. */
function keepService(replicas: number) {
  const kept = { index: 730, replicas, bodies: [] as string[] };
  docker.on(PATH, (...args) =>
    json({
      ...serviceRecord(),
      Version: { Index: kept.index },
      Spec: { ...serviceRecord().Spec, Mode: { Replicated: { Replicas: kept.replicas } } },
    })(...args),
  );
  const write: Answer = (request, response, url) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (url.searchParams.get('version') !== String(kept.index))
        return says(500, 'rpc error: code = Unknown desc = update out of sequence')(request, response, url);
      const body = Buffer.concat(chunks).toString();
      kept.bodies.push(body);
      kept.replicas = JSON.parse(body).Mode.Replicated.Replicas;
      kept.index += 1;
      json({ Warnings: ['image could not be accessed'] })(request, response, url);
    });
  };
  docker.on(`${PATH}/update`, write);
  return { kept, write };
}

describe('scaling', () => {
  test('[A2] sends the spec back unchanged but for the count, and tells the count before', async () => {
    const { kept } = keepService(3);
    expect(await act(scale(6))).toEqual({
      ok: true,
      action: 'scale-service',
      steps: [],
      previousReplicas: 3,
      warnings: ['image could not be accessed'],
    });
    const { Spec } = serviceRecord();
    expect(kept.bodies).toEqual([JSON.stringify({ ...Spec, Mode: { Replicated: { Replicas: 6 } } })]);
  });

  test('[A3] reads again when someone else was faster, and keeps what they did', async () => {
    const { kept, write } = keepService(3);
    const faster: Answer = (...args) => {
      kept.index += 5;
      kept.replicas = 4;
      write(...args);
    };
    docker.on(`${PATH}/update`, inTurn(faster, faster, write));
    expect(await act(scale(6))).toMatchObject({ ok: true, previousReplicas: 4 });
    expect(asked(`GET ${PATH}`)).toBe(3);
    expect(kept.bodies).toHaveLength(1);
  });

  test('[A3] gives up after five tries, with nothing done', async () => {
    const { kept } = keepService(3);
    docker.on(`${PATH}/update`, says(500, 'rpc error: update out of sequence'));
    expect(await act(scale(6))).toMatchObject({
      ok: false,
      kind: 'conflict',
      message: expect.stringMatching('out of sequence'),
    });
    expect(asked(`POST ${PATH}/update`)).toBe(5);
    expect(kept.bodies).toHaveLength(0);
  });

  test('to the count that it has writes nothing: an update would run a job again', async () => {
    const { kept } = keepService(3);
    expect(await act(scale(3))).toMatchObject({ ok: true, previousReplicas: 3 });
    expect(kept.bodies).toHaveLength(0);
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e15, '6' as unknown as number])(
    'to %s never reaches Docker',
    async (count) => {
      expect(await act(scale(count))).toMatchObject({ ok: false, kind: 'invalid' });
      expect(docker.asked).toEqual([]);
    },
  );

  test('a global service says why not', async () => {
    docker.on(PATH, json({ ...serviceRecord(), Spec: { Name: 'agent', Mode: { Global: {} } } }));
    expect(await act(scale(2))).toMatchObject({ ok: false, kind: 'not-scalable' });
    expect(asked(`POST ${PATH}/update`)).toBe(0);
  });

  test('what was removed before, or meanwhile, is gone', async () => {
    docker.on(PATH, says(404, 'service not found'));
    expect(await act(scale(2))).toMatchObject({ ok: false, kind: 'gone', message: 'service not found' });
    keepService(3);
    docker.on(`${PATH}/update`, says(404, 'service not found'));
    expect(await act(scale(2))).toMatchObject({ ok: false, kind: 'gone' });
  });

  test.each([
    ['refused', says(400, 'invalid spec')],
    ['no-changes', raw(403, 'text/html', '<h1>Forbidden</h1>')],
    ['unavailable', says(500, 'The swarm does not have a leader.')],
    ['unavailable', raw(503, 'text/html', '<h1>No backend</h1>')],
    ['lost', raw(504, 'text/html', '<h1>Gateway Time-out</h1>')],
  ] as const)('Docker’s no is %s', async (kind, answer) => {
    const { kept } = keepService(3);
    docker.on(`${PATH}/update`, answer);
    expect(await act(scale(6))).toMatchObject({ ok: false, kind });
    expect(kept.bodies).toHaveLength(0);
  });

  test('garbage for a service is no service', async () => {
    docker.on(PATH, raw(200, 'text/html', '<h1>hello</h1>'));
    expect(await act(scale(6))).toMatchObject({
      ok: false,
      kind: 'unavailable',
      message: expect.stringMatching('not a service'),
    });
  });

  test('a write whose answer is lost is looked up, and not done twice', async () => {
    const { kept, write } = keepService(3);
    const lost: Answer = (request, response, url) => {
      response.end = () => response.destroy();
      write(request, response, url);
    };
    docker.on(`${PATH}/update`, inTurn(lost, write));
    expect(await act(scale(6))).toMatchObject({ ok: true, previousReplicas: 3 });
    expect(kept.bodies).toHaveLength(1);
  });

  test('a write that never arrived is done again', async () => {
    const { kept, write } = keepService(3);
    docker.on(
      `${PATH}/update`,
      inTurn((request) => request.socket.destroy(), hang, write),
    );
    engine.close();
    engine = createDockerEngine(docker.address, { ping: 1_000, small: 1_000, list: 1_000 });
    expect(await act(scale(6))).toMatchObject({ ok: true, previousReplicas: 3 });
    expect(kept.bodies).toHaveLength(1);
  });

  test('a write in doubt with Docker away is lost, and says so', async () => {
    keepService(3);
    docker.on(`${PATH}/update`, (request) => {
      request.socket.destroy();
      void docker.stop();
    });
    expect(await act(scale(6))).toMatchObject({ ok: false, kind: 'lost' });
  });

  test('with Docker away from the start nothing was done', async () => {
    await docker.stop();
    expect(await act(scale(6))).toMatchObject({ ok: false, kind: 'unavailable' });
  });

  test('cut short by the server’s own end never throws', async () => {
    keepService(3);
    docker.on(`${PATH}/update`, hang);
    const stop = new AbortController();
    const outcome = engine.act(scale(6), stop.signal);
    while (asked(`POST ${PATH}/update`) === 0) await new Promise(setImmediate);
    stop.abort();
    expect(await outcome).toMatchObject({ ok: false, kind: 'lost' });
  });
});

describe('removing a service', () => {
  const onDelete = (answer: Answer) =>
    docker.on(PATH, (request, ...rest) =>
      (request.method === 'DELETE' ? answer : json(serviceRecord()))(request, ...rest),
    );

  test('names it', async () => {
    onDelete(raw(200, 'text/plain', ''));
    expect(await act(removeService)).toEqual({
      ok: true,
      action: 'remove-service',
      steps: [{ object: 'service', name: 'shop_web', done: true, message: '' }],
      undo: { kind: 'bring-back', stack: 'shop', removal: expect.stringMatching(/^shop_web\.[\w-]{16}$/) },
      warnings: [],
    });
  });
  test('that is not there is gone', async () => {
    docker.on(PATH, says(404, 'service not found'));
    expect(await act(removeService)).toMatchObject({ ok: false, kind: 'gone' });
    onDelete(says(404, 'service not found'));
    expect(await act(removeService)).toMatchObject({ ok: false, kind: 'gone' });
  });
  test('is done when the answer was lost and it is not there any more', async () => {
    onDelete(inTurn(cut, says(404, 'service not found')));
    expect(await act(removeService)).toMatchObject({ ok: true });
  });
  test('that Docker refuses says so', async () => {
    onDelete(says(500, 'disk full'));
    expect(await act(removeService)).toMatchObject({ ok: false, kind: 'refused', message: 'disk full' });
  });
  test('with the connection broken for good is lost, and may be brought back', async () => {
    onDelete((request) => request.socket.destroy());
    const outcome = await act(removeService);
    expect(outcome).toMatchObject({ ok: false, kind: 'lost', undo: { kind: 'bring-back', stack: 'shop' } });
    // It had not gone.
    docker.on('/services/create', says(409, 'name conflicts with an existing object'));
    docker.on('/services', json([serviceRecord()]));
    expect(outcome.undo && (await act(outcome.undo))).toMatchObject({ ok: true });
  });
});

describe('removing a stack', () => {
  const named = (ID: string) => ({ ID, Version: { Index: 1 }, Spec: { Name: `shop_${ID}` } });
  const removed: string[] = [];
  const onRemoval = (path: string, answer: Answer = raw(200, 'text/plain', '')) =>
    docker.on(path, (request, ...rest) => {
      if (request.method === 'GET') return json({ ID: path, Spec: {} })(request, ...rest);
      removed.push(path);
      answer(request, ...rest);
    });

  beforeEach(() => {
    removed.length = 0;
    docker.on('/services', json([named('web'), named('api')]));
    docker.on('/secrets', json([named('key')]));
    docker.on('/configs', json([named('conf')]));
    docker.on('/networks', json([{ Id: 'net', Name: 'shop_net' }]));
    for (const path of ['/services/web', '/services/api', '/secrets/key', '/configs/conf', '/networks/net'])
      onRemoval(path);
  });

  test('goes in the CLI’s order', async () => {
    expect(await act(removeStack)).toEqual({
      ok: true,
      action: 'remove-stack',
      steps: [
        { object: 'service', name: 'shop_api', done: true, message: '' },
        { object: 'service', name: 'shop_web', done: true, message: '' },
        { object: 'secret', name: 'shop_key', done: true, message: '' },
        { object: 'config', name: 'shop_conf', done: true, message: '' },
        { object: 'network', name: 'shop_net', done: true, message: '' },
      ],
      warnings: [],
    });
    expect(removed).toEqual([
      '/services/api',
      '/services/web',
      '/secrets/key',
      '/configs/conf',
      '/networks/net',
    ]);
  });

  test('asks for the stack’s label alone', async () => {
    const filters: unknown[] = [];
    docker.on('/services', (request, response, url) => {
      filters.push(JSON.parse(url.searchParams.get('filters') ?? ''));
      json([])(request, response, url);
    });
    await act(removeStack);
    expect(filters).toEqual([{ label: { 'com.docker.stack.namespace=shop': true } }]);
  });

  test('waits for a network that a stopping task still holds', async () => {
    const inUse = says(400, 'rpc error: network net is in use by task t1');
    onRemoval('/networks/net', inTurn(inUse, inUse, raw(204, 'text/plain', '')));
    expect(await act(removeStack)).toMatchObject({ ok: true });
    expect(removed.filter((path) => path === '/networks/net')).toHaveLength(3);
  });

  test('tells what could not be removed, and removes the rest', async () => {
    onRemoval('/secrets/key', says(400, 'secret is in use by service other'));
    const outcome = await act(removeStack);
    expect(outcome).toMatchObject({
      ok: false,
      kind: 'partial',
      message: 'secret is in use by service other',
    });
    expect(outcome.steps.filter((step) => !step.done).map((step) => step.name)).toEqual(['shop_key']);
    expect(removed).toHaveLength(5);
  });

  test('tells of a section that a proxy keeps back', async () => {
    docker.on('/secrets', raw(403, 'text/html', '<h1>Forbidden</h1>'));
    const outcome = await act(removeStack);
    expect(outcome).toMatchObject({ ok: false, kind: 'partial' });
    expect(outcome.steps.at(-1)).toEqual({
      object: 'secret',
      name: 'shop',
      done: false,
      message: 'GET /secrets needs SECRETS=1: 403 Forbidden',
    });
    expect(removed).toHaveLength(4);
  });

  test('that someone else is removing too is done all the same', async () => {
    onRemoval('/services/web', says(404, 'not found'));
    expect(await act(removeStack)).toMatchObject({ ok: true });
  });

  test('of which nothing is there is gone', async () => {
    for (const path of ['/services', '/secrets', '/configs', '/networks']) docker.on(path, json([]));
    expect(await act(removeStack)).toMatchObject({ ok: false, kind: 'gone' });
  });

  test('that a proxy before Docker lets nobody remove says so, whatever else it keeps back', async () => {
    for (const path of ['/services/web', '/services/api', '/secrets/key', '/configs/conf', '/networks/net'])
      onRemoval(path, raw(403, 'text/html', 'Forbidden'));
    expect(await act(removeStack)).toMatchObject({ ok: false, kind: 'no-changes' });
    docker.on('/secrets', raw(403, 'text/html', 'Forbidden'));
    expect(await act(removeStack)).toMatchObject({ ok: false, kind: 'no-changes' });
  });

  test('cut off half-way says what was done and what not', async () => {
    onRemoval('/services/web', (request) => {
      request.socket.destroy();
      void docker.stop();
    });
    const outcome = await act(removeStack);
    expect(outcome).toMatchObject({ ok: false, kind: 'lost' });
    expect(outcome.steps.map((step) => step.done)).toEqual([true, false, false, false, false]);
  });

  test('with Docker away from the start nothing was done', async () => {
    await docker.stop();
    expect(await act(removeStack)).toMatchObject({ ok: false, kind: 'unavailable', steps: [] });
  });
});

const LABELS = { 'com.docker.stack.namespace': 'shop' };

describe('[A9] what a removal keeps', () => {
  const removed: string[] = [];
  /** A swarm of these members alone, by their paths. */
  const holds = (members: Readonly<Record<string, object>>) => {
    removed.length = 0;
    for (const kind of ['service', 'secret', 'config', 'network']) {
      const ofKind = Object.entries(members).filter(([path]) => path.startsWith(`/${kind}s/`));
      docker.on(`/${kind}s`, json(ofKind.map(([, record]) => record)));
      for (const [path, record] of ofKind)
        docker.on(path, (request, ...rest) => {
          if (request.method === 'DELETE') removed.push(path);
          (request.method === 'GET' ? json(record) : raw(204, 'text/plain', ''))(request, ...rest);
        });
    }
  };
  const web = { '/services/web': { ID: 'web', Spec: { Name: 'shop_web', Labels: LABELS } } };
  const net = { '/networks/net': { Id: 'net', Name: 'shop_net', Labels: LABELS } };
  const config = (id: string, Data = 'YQ==') => ({
    [`/configs/${id}`]: { ID: id, Spec: { Name: `shop_${id}`, Labels: LABELS, Data } },
  });
  const onRemoval = (path: string, answer: Answer) => {
    const record = { ...web, ...net }[path];
    docker.on(path, (request, ...rest) =>
      (request.method === 'GET' && record ? json(record) : answer)(request, ...rest),
    );
  };
  const backOf = (outcome: Outcome): Action => outcome.undo ?? expect.unreachable(JSON.stringify(outcome));

  test('of one that was done in part, what went', async () => {
    holds({ ...web, ...config('conf'), ...net });
    onRemoval('/networks/net', says(403, 'network net is held by another stack'));
    const outcome = await act(removeStack);
    expect(outcome).toMatchObject({ ok: false, kind: 'partial' });
    docker.on('/services/create', json({ ID: 'web2' }));
    docker.on('/configs/create', json({ ID: 'conf2' }));
    expect(await act(backOf(outcome))).toMatchObject({
      ok: true,
      steps: [{ name: 'shop_conf' }, { name: 'shop_web' }],
    });
    expect(asked('POST /networks/create')).toBe(0);
  });

  test('of one that was done in several removals, all that went, under one name', async () => {
    holds({ ...web, ...config('conf'), ...net });
    onRemoval('/networks/net', says(403, 'network net is held by another stack'));
    const first = backOf(await act(removeStack));
    holds(net);
    onRemoval('/networks/net', says(403, 'network net is held by another stack'));
    expect(backOf(await act(removeStack))).toEqual(first);
    holds({ ...net, ...config('conf', 'Yg==') });
    const last = await act(removeStack);
    expect(last).toMatchObject({ ok: true, undo: first });
    for (const kind of ['service', 'config', 'network'])
      docker.on(`/${kind}s/create`, json({ ID: `${kind}2` }));
    expect((await act(first)).steps.map(({ name }) => name)).toEqual(['shop_net', 'shop_conf', 'shop_web']);
    // One that went wholly is kept by itself.
    holds(web);
    expect(backOf(await act(removeStack))).not.toEqual(first);
    expect(backOf(await act(removeStack))).not.toEqual(first);
  });

  test('of one whose rest others have removed meanwhile, what went', async () => {
    holds({ ...web, ...net });
    onRemoval('/networks/net', says(403, 'network net is held by another stack'));
    const first = backOf(await act(removeStack));
    holds({});
    expect(await act(removeStack)).toMatchObject({ ok: false, kind: 'gone', undo: first });
  });

  test('of one that was cut off, what went and what may have gone', async () => {
    holds({ ...web, ...config('conf'), ...net });
    docker.on('/configs/conf', (request, ...rest) =>
      (request.method === 'GET' ? json(config('conf')['/configs/conf']) : cut)(request, ...rest),
    );
    const outcome = await act(removeStack);
    expect(outcome).toMatchObject({ ok: false, kind: 'lost' });
    docker.on('/services/create', json({ ID: 'web2' }));
    docker.on('/configs/create', json({ ID: 'conf2' }));
    expect((await act(backOf(outcome))).steps.map(({ name }) => name)).toEqual(['shop_conf', 'shop_web']);
  });

  test('of one that did nothing, nothing', async () => {
    holds(web);
    onRemoval('/services/web', says(500, 'disk full'));
    const outcome = await act(removeStack);
    expect(outcome).toMatchObject({ ok: false, kind: 'refused' });
    expect(outcome).not.toHaveProperty('undo');
  });

  test('nothing where a secret goes, too, and then nothing is read', async () => {
    holds({ ...web, ...config('conf'), '/secrets/key': { ID: 'key', Spec: { Name: 'shop_key' } } });
    const outcome = await act(removeStack);
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome).not.toHaveProperty('undo');
    expect(removed).toHaveLength(3);
    expect(docker.asked.filter((line) => /^GET \/\w+\//.test(line))).toEqual([]);
  });

  test('nothing where it is too much, and then no more is read', async () => {
    const Data = 'A'.repeat(1_300_000);
    const names = Array.from({ length: 12 }, (_, i) => `c${i + 10}`);
    holds(Object.assign({}, ...names.map((name) => config(name, Data))));
    const outcome = await act(removeStack);
    expect(outcome).toMatchObject({ ok: true });
    expect(outcome).not.toHaveProperty('undo');
    expect(removed).toHaveLength(12);
    expect(docker.asked.filter((line) => line.startsWith('GET /configs/c'))).toHaveLength(7);
  });
});

describe('[A9] bringing back a stack', () => {
  const members = {
    '/services/web': {
      ID: 'web',
      Spec: { Name: 'shop_web', TaskTemplate: { Networks: [{ Target: 'net' }] } },
    },
    '/networks/net': { Id: 'net', Name: 'shop_net', IPAM: { Config: [{ Subnet: '10.0.1.0/24' }] } },
  };
  const bodies: Record<string, string[]> = {};
  const onCreation = (kind: string, answer: Answer) =>
    docker.on(`/${kind}s/create`, async (request, ...rest) => {
      bodies[kind] = [...(bodies[kind] ?? []), Buffer.concat(await request.toArray()).toString()];
      answer(request, ...rest);
    });

  async function removedStack(): Promise<Action> {
    const outcome = await act(removeStack);
    if (!outcome.ok || !outcome.undo) throw new Error('nothing to bring back');
    return outcome.undo;
  }

  beforeEach(() => {
    for (const kind of Object.keys(bodies)) delete bodies[kind];
    docker.on('/services', json([{ ...members['/services/web'], Version: { Index: 1 } }]));
    docker.on('/networks', json([members['/networks/net']]));
    for (const kind of ['secret', 'config']) docker.on(`/${kind}s`, json([]));
    for (const [path, record] of Object.entries(members))
      docker.on(path, (request, ...rest) =>
        (request.method === 'GET' ? json(record) : raw(204, 'text/plain', ''))(request, ...rest),
      );
    onCreation('network', json({ Id: 'net2' }));
    onCreation('service', json({ ID: 'web2' }));
  });

  test('names the new network, in another subnet where its own was given away', async () => {
    const back = await removedStack();
    expect(await act(back)).toMatchObject({ ok: true, steps: [{ name: 'shop_net' }, { name: 'shop_web' }] });
    expect(bodies.service).toEqual(['{"Name":"shop_web","TaskTemplate":{"Networks":[{"Target":"net2"}]}}']);
    expect(bodies.network?.[0]).toContain('shop_net');
    expect(bodies.network?.[0]).not.toContain('10.0.1.0');
  });

  test('keeps its subnet while that is free', async () => {
    const back = await removedStack();
    docker.on('/networks', json([]));
    await act(back);
    expect(bodies.network?.[0]).toContain('10.0.1.0/24');
  });

  test('tells what Docker refuses, and tries that alone again', async () => {
    const back = await removedStack();
    onCreation('service', says(409, 'name conflicts with an existing object'));
    expect(await act(back)).toMatchObject({
      ok: false,
      kind: 'partial',
      steps: [
        { name: 'shop_net', done: true },
        { name: 'shop_web', done: false, message: 'name conflicts with an existing object' },
      ],
    });
    onCreation('service', json({ ID: 'web2' }));
    expect(await act(back)).toMatchObject({ ok: true, steps: [{ name: 'shop_web' }] });
    expect(bodies.network).toHaveLength(1);
    expect(bodies.service?.at(-1)).toContain('net2');
  });

  test('waits for a network’s name that the manager still keeps', async () => {
    const back = await removedStack();
    const taken = says(409, 'network with name shop_net already exists');
    onCreation('network', inTurn(taken, taken, json({ Id: 'net2' })));
    expect(await act(back)).toMatchObject({ ok: true });
    expect(bodies.network).toHaveLength(3);
  });

  const taken = (kind: string, name: string) => says(409, `${kind} with name ${name} already exists`);

  test('goes on with what an attempt made whose answer was lost', async () => {
    const config = { Name: 'shop_conf', Labels: LABELS, Data: 'YQ==' };
    const web = {
      Name: 'shop_web',
      Labels: LABELS,
      TaskTemplate: { Networks: [{ Target: 'net' }], Configs: [{ ConfigID: 'conf' }] },
    };
    const net = { ...members['/networks/net'], Labels: LABELS, Options: { encrypted: '' } };
    for (const [path, record] of Object.entries({
      '/networks/net': net,
      '/configs/conf': { ID: 'conf', Spec: config },
      '/services/web': { ID: 'web', Spec: web },
    }))
      docker.on(path, (request, ...rest) =>
        (request.method === 'GET' ? json(record) : raw(204, 'text/plain', ''))(request, ...rest),
      );
    docker.on('/configs', json([{ ID: 'conf', Spec: config }]));
    const back = await removedStack();

    onCreation('network', (request) => request.socket.destroy());
    expect(await act(back)).toMatchObject({ ok: false, kind: 'lost' });
    onCreation('network', taken('network', 'shop_net'));
    const vxlan = { 'com.docker.network.driver.overlay.vxlanid_list': '4097' };
    const net2 = { ...net, Id: 'net2', IPAM: {}, Options: { ...net.Options, ...vxlan } };
    // A manager may still keep its part of the old one.
    docker.on('/networks', json([net, net2]));
    onCreation('config', (request) => request.socket.destroy());
    expect(await act(back)).toMatchObject({ ok: false, kind: 'lost', steps: [{ done: true }, {}, {}] });
    onCreation('config', taken('config', 'shop_conf'));
    docker.on('/configs', json([{ ID: 'conf2', Spec: config }]));
    onCreation('service', (request) => request.socket.destroy());
    expect(await act(back)).toMatchObject({ ok: false, kind: 'lost', steps: [{ done: true }, {}] });
    const made = bodies.service?.[0] ?? '';
    expect(made).toContain('"net2"');
    expect(made).toContain('"conf2"');
    onCreation('service', says(409, 'name conflicts with an existing object'));
    docker.on('/services', json([{ ID: 'web2', Spec: JSON.parse(made) }]));
    expect(await act(back)).toMatchObject({ ok: true, steps: [{ name: 'shop_web', done: true }] });
    expect(bodies.network).toHaveLength(2);
  });

  test.each([
    ['another stack’s', { Labels: { 'com.docker.stack.namespace': 'other' } }],
    ['nobody’s', { Labels: {} }],
    ['with other contents', { TaskTemplate: { Networks: [] } }],
    ['of another name', { Name: 'shop_web2' }],
  ])('takes no service of its name that is %s for its own', async (_, other) => {
    const spec = { ...members['/services/web'].Spec, Labels: LABELS };
    docker.on('/services/web', (request, ...rest) =>
      (request.method === 'GET' ? json({ ID: 'web', Spec: spec }) : raw(204, 'text/plain', ''))(
        request,
        ...rest,
      ),
    );
    docker.on('/networks', json([]));
    const back = await removedStack();
    onCreation('service', says(409, 'name conflicts with an existing object'));
    docker.on('/services', json([{ ID: 'web2', Spec: { ...spec, ...other } }]));
    const outcome = await act(back);
    expect(outcome).toMatchObject({ ok: false, steps: [{ name: 'shop_web', done: false }] });
  });

  test('asks for each once: where no answer came it is in doubt', async () => {
    const back = await removedStack();
    onCreation('network', (request) => request.socket.destroy());
    expect(await act(back)).toMatchObject({ ok: false, kind: 'lost' });
    expect(bodies.network).toHaveLength(1);
    expect(bodies.service).toBeUndefined();
  });
});
