import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../start-demo';
import type { DockerEvent } from '../store/docker-event';
import { IMAGE, specOf } from '../swarm.testing';

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads Docker's JSON as it comes
  json: any;
}

const folder = mkdtempSync(join(tmpdir(), 'demo-api-'));
const socketPath = join(folder, 'docker.sock');
let demo: Demo;

beforeAll(async () => {
  demo = await startDemo({ socketPath, calm: true });
});
afterAll(async () => {
  await demo.close();
  rmSync(folder, { recursive: true });
});

function call(method: string, path: string, body?: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, method, path }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const all = Buffer.concat(chunks);
        const isStream = path.startsWith('/events') && response.statusCode === 200;
        const isJson = response.headers['content-type'] === 'application/json' && !isStream;
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: all,
          json: isJson ? JSON.parse(all.toString()) : undefined,
        });
      });
    });
    sent.on('error', reject);
    sent.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body));
  });
}
/** What comes for as long as somebody reads it. */
const open = (path: string) =>
  new Promise<IncomingMessage>((resolve, reject) =>
    request({ socketPath, path }, resolve).on('error', reject).end(),
  );
const get = (path: string) => call('GET', path);
const filtered = (path: string, filters: unknown) =>
  get(`${path}?filters=${encodeURIComponent(JSON.stringify(filters))}`);
const create = (asked: Parameters<typeof specOf>[0]) => call('POST', '/services/create', specOf(asked));

describe('the version before the path', () => {
  it('is told by ping', async () => {
    for (const method of ['GET', 'HEAD']) {
      const { status, headers, body } = await call(method, '/_ping');
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        'api-version': '1.47',
        'docker-experimental': 'false',
        swarm: 'active/manager',
      });
      expect(body.toString()).toBe(method === 'GET' ? 'OK' : '');
    }
  });
  it.each(['/nodes', '/v1.24/nodes', '/v1.41/nodes', '/v1.47/nodes'])('%s is answered', async (path) => {
    expect((await get(path)).json).toHaveLength(4);
  });
  it.each([
    ['/v1.99/nodes', 'client version 1.99 is too new. Maximum supported API version is 1.47'],
    [
      '/v1.9/nodes',
      'client version 1.9 is too old. Minimum supported API version is 1.24, please upgrade your client to a newer version',
    ],
  ])('%s is refused', async (path, message) => {
    expect(await get(path)).toMatchObject({ status: 400, json: { message } });
  });
});

describe('what bad input gets', () => {
  it.each([
    ['GET', '/nope', undefined, 404, 'page not found'],
    ['PUT', '/services/echo_api', undefined, 404, 'page not found'],
    ['GET', '/services/%E0%A4%A', undefined, 400, 'invalid URL escape "%E0%A4%A"'],
    ['GET', '/services/nope', undefined, 404, 'service nope not found'],
    ['GET', '/services/echo', undefined, 404, 'service echo not found'],
    ['GET', '/tasks/nope', undefined, 404, 'task nope not found'],
    ['GET', '/nodes/nope', undefined, 404, 'node nope not found'],
    ['GET', '/networks/nope', undefined, 404, 'network nope not found'],
    ['DELETE', '/secrets/nope', undefined, 404, 'secret nope not found'],
    ['GET', '/tasks?filters=zzz', undefined, 500, /^invalid filter/],
    ['GET', '/tasks?filters={"foo":["x"]}', undefined, 400, "Invalid filter 'foo'"],
    ['GET', '/tasks?filters={"desired-state":["x"]}', undefined, 500, "Invalid desired-state filter: 'x'"],
    ['GET', '/tasks?filters={"service":["nope"]}', undefined, 404, 'service nope not found'],
    ['GET', '/nodes?filters={"role":["x"]}', undefined, 500, "Invalid role filter: 'x'"],
    ['GET', '/events?since=yesterday', undefined, 400, /yesterday/],
    ['GET', '/services/echo_api/logs', undefined, 400, 'Bad parameters: you must choose at least one stream'],
    ['POST', '/services/create', '{bad', 400, /JSON/],
    ['POST', '/services/create', '', 400, 'got EOF while reading request body'],
    ['POST', '/services/create', '[]', 400, /^json: cannot unmarshal array into Go value/],
    ['POST', '/services/create', '{}', 400, 'mismatched Runtime and *Spec fields'],
    ['POST', '/services/echo_api/update', '{}', 400, /^invalid service version ''/],
    [
      'POST',
      '/nodes/worker01/update?version=1',
      '{"Role":"worker","Availability":"asleep"}',
      400,
      'invalid Availability: "asleep"',
    ],
    [
      'POST',
      '/networks/create',
      '{"Name":"ch03","Driver":"overlay"}',
      409,
      'network with name ch03 already exists',
    ],
    ['POST', '/networks/create', '{"Name":""}', 400, 'network name cannot be empty'],
    ['DELETE', '/networks/bridge', undefined, 403, 'bridge is a pre-defined network and cannot be removed'],
    ['DELETE', '/nodes/worker01', undefined, 400, /is not down and can't be removed$/],
    ['POST', '/secrets/create', '{"Name":"","Data":"YQ=="}', 400, /name must be provided$/],
    [
      'GET',
      '/distribution/registry:5000/a:missing/json',
      undefined,
      404,
      'manifest unknown: manifest unknown',
    ],
  ] as const)('%s %s %s: %i %s', async (method, path, body, status, message) => {
    const answer = await call(method, encodeURI(path).replaceAll('%25', '%'), body);
    expect(answer.status).toBe(status);
    if (typeof message === 'string') expect(answer.json).toEqual({ message });
    else expect(answer.json.message).toMatch(message);
  });

  const replicas = (Replicas: unknown) => ({ mode: { Replicated: { Replicas } } });
  const uint64 = (what: string) =>
    `json: cannot unmarshal ${what} into Go struct field ReplicatedService.Mode.Replicated.Replicas of type uint64`;
  it.each([
    [{ name: '' }, 400, 'rpc error: code = InvalidArgument desc = name must be provided'],
    [
      { name: 'a b' },
      400,
      'rpc error: code = InvalidArgument desc = name must be valid as a DNS name component',
    ],
    [
      { name: '<b>&"' },
      400,
      'rpc error: code = InvalidArgument desc = name must be valid as a DNS name component',
    ],
    [
      { name: 'a'.repeat(64) },
      400,
      'rpc error: code = InvalidArgument desc = name must be 63 characters or fewer',
    ],
    [replicas(-1), 400, uint64('number -1')],
    [replicas(1.5), 400, uint64('number 1.5')],
    [replicas('3'), 400, uint64('string')],
    [replicas(1e300), 400, uint64('number 1e+300')],
    [
      replicas(1_000_000),
      400,
      'rpc error: code = InvalidArgument desc = the demo swarm runs at most 10000 tasks of one service',
    ],
    [{ template: { Resources: { Reservations: { MemoryBytes: 'x' } } } }, 400, /MemoryBytes of type int64$/],
    [{ template: { Placement: { Platforms: 'x' } } }, 400, /Platforms of type \[\]swarm$/],
    [{ template: { Placement: { Preferences: [null] } } }, 400, /cannot unmarshal/],
    [{ template: { Networks: [7] } }, 400, /cannot unmarshal number 7/],
    [{ container: { Labels: { a: 1 } } }, 400, /map|string/],
    [{ mode: { Replicated: {}, Global: {} } }, 400, 'must specify only one service mode'],
    [
      { container: { Image: '' } },
      400,
      'rpc error: code = InvalidArgument desc = ContainerSpec: image reference must be provided',
    ],
    [
      { container: { Image: 'UPPER' } },
      400,
      'rpc error: code = InvalidArgument desc = ContainerSpec: "UPPER" is not a valid repository/tag',
    ],
    [
      { template: { Placement: { Constraints: ['nonsense'] } } },
      500,
      'rpc error: code = Unknown desc = constraint expected one operator from ==, !=',
    ],
    [{ template: { Networks: [{ Target: 'nonet' }] } }, 500, 'network nonet not found'],
    [
      { template: { Resources: { Reservations: { MemoryBytes: 1 } } } },
      400,
      'rpc error: code = InvalidArgument desc = invalid memory value 1: Must be at least 4MiB',
    ],
    [
      { template: { RestartPolicy: { Condition: 'sometimes' } } },
      400,
      'invalid RestartCondition: "sometimes"',
    ],
    [{ spec: { UpdateConfig: { FailureAction: 'boo' } } }, 400, 'unrecognized update failure action boo'],
    [
      { spec: { EndpointSpec: { Ports: [{ TargetPort: 1, PublishedPort: 9000 }] } } },
      400,
      /^rpc error: code = InvalidArgument desc = port '9000' is already in use by service 'visualizer_app' \([a-z0-9]{25}\) as an ingress port$/,
    ],
    [
      { container: { Secrets: [{ SecretID: 'zz', SecretName: 'zz' }] } },
      400,
      'rpc error: code = InvalidArgument desc = secret not found: zz',
    ],
    [
      { name: 'echo_api' },
      409,
      'rpc error: code = AlreadyExists desc = name conflicts with an existing object: service echo_api already exists',
    ],
  ])('a service with %j: %i %s', async (asked, status, message) => {
    const answer = await create({ name: 'bad', ...asked });
    expect(answer.status).toBe(status);
    if (typeof message === 'string') expect(answer.json).toEqual({ message });
    else expect(answer.json.message).toMatch(message);
  });

  it('an update that comes too late, changes the mode or the name', async () => {
    const { json: service } = await get('/services/visualizer_app');
    const update = (version: number, change: object) =>
      call('POST', `/services/${service.ID}/update?version=${version}`, { ...service.Spec, ...change });
    const now = service.Version.Index;
    expect(await update(1, {})).toMatchObject({
      status: 500,
      json: { message: 'rpc error: code = Unknown desc = update out of sequence' },
    });
    expect(await update(now, { Mode: { Replicated: { Replicas: 3 } } })).toMatchObject({
      status: 501,
      json: { message: 'rpc error: code = Unimplemented desc = service mode change is not allowed' },
    });
    expect(await update(now, { Name: 'other' })).toMatchObject({
      status: 501,
      json: { message: 'rpc error: code = Unimplemented desc = renaming services is not supported' },
    });
  });
});

describe('filters', () => {
  const names = async (path: string, filters: unknown) =>
    (await filtered(path, filters)).json.map(
      // biome-ignore lint/suspicious/noExplicitAny: a test reads Docker's JSON as it comes
      ({ Spec, Description, Name }: any) => Name ?? Description?.Hostname ?? Spec.Name,
    );

  it.each([
    ['/nodes', { role: ['manager'] }, ['manager']],
    ['/nodes', { name: { worker0: true } }, ['worker01', 'worker02', 'worker03']],
    ['/nodes', { 'node.label': ['disk=ssd'] }, []],
    ['/nodes', { membership: ['accepted'], name: ['manager', 'worker01'] }, ['manager', 'worker01']],
    ['/services', { mode: ['global'] }, ['visualizer_app']],
    ['/services', { name: ['echo'] }, ['echo_api', 'echo_nginx']],
    ['/services', { label: ['com.docker.stack.namespace=echo'] }, ['echo_api', 'echo_nginx']],
    ['/services', { label: ['com.docker.stack.namespace'], name: ['vis'] }, ['visualizer_app']],
    ['/networks', { driver: ['overlay'] }, ['ch03', 'ingress', 'visualizer_default']],
    ['/networks', { scope: ['local'], type: ['custom'] }, ['docker_gwbridge']],
    ['/networks', { label: ['com.docker.stack.namespace=visualizer'] }, ['visualizer_default']],
  ])('%s %j', async (path, filters, wanted) => {
    expect((await names(path, filters)).sort()).toEqual(wanted);
  });

  it.each([
    [{ service: ['echo_api'] }, 3],
    [{ service: ['echo_api', 'echo_nginx'] }, 6],
    [{ service: ['echo_api'], 'desired-state': ['shutdown'] }, 0],
    [{ node: ['manager'] }, 1],
    [{ node: ['manager'], runtime: {} }, 1],
    [{ runtime: ['plugin'] }, 0],
    [{ name: ['echo_api.2'] }, 1],
    [{ label: ['com.docker.stack.namespace=echo'] }, 6],
    [{ id: ['nope'] }, 0],
    [{ 'desired-state': ['running', 'ready'] }, 7],
    [{ '_up-to-date': ['true'], service: ['echo_api'] }, 3],
  ])('/tasks %j: %i', async (filters, count) => {
    expect((await filtered('/tasks', filters)).json).toHaveLength(count);
  });

  it('/tasks by the beginning of an id', async () => {
    const { json } = await get('/tasks');
    const { ID } = json[3];
    expect((await filtered('/tasks', { id: [ID.slice(0, 12)] })).json).toEqual([json[3]]);
    expect((await get(`/tasks/${ID.slice(0, 12)}`)).json).toEqual(json[3]);
  });
});

describe('objects', () => {
  it('have Docker’s keys in Docker’s order, and nothing of ours', async () => {
    const { json: tasks } = await get('/tasks');
    expect(Object.keys(tasks[0])).toEqual(
      [
        'ID',
        'Version',
        'CreatedAt',
        'UpdatedAt',
        'Labels',
        'Spec',
        'ServiceID',
        'Slot',
        'NodeID',
        'Status',
        'DesiredState',
        'NetworksAttachments',
      ].filter((key) => key !== 'Slot' || tasks[0].Slot),
    );
    const { body } = await get('/tasks');
    expect(body.toString()).toMatch(/^\[\{"ID":"[a-z0-9]{25}","Version":\{"Index":\d+\},"CreatedAt":"/);
    const { json: services } = await get('/services?status=true');
    expect(Object.keys(services[0])).toEqual([
      'ID',
      'Version',
      'CreatedAt',
      'UpdatedAt',
      'Spec',
      'Endpoint',
      'ServiceStatus',
    ]);
  });

  it('give a service back as it was asked for, so that it can be sent again unchanged', async () => {
    const asked = {
      name: 'round',
      container: {
        Image: IMAGE,
        Env: ['A=b'],
        Mounts: [{ Type: 'bind', Source: '/a', Target: '/b' }],
        Hosts: ['1.2.3.4 a'],
      },
      template: { LogDriver: { Name: 'none' }, RestartPolicy: { Condition: 'on-failure', MaxAttempts: 2 } },
    };
    await create(asked);
    const { json: before } = await get('/services/round');
    expect(before.Spec.TaskTemplate.ContainerSpec).toMatchObject(asked.container);
    expect(before.Spec.TaskTemplate).toMatchObject(asked.template);
    await call('POST', `/services/round/update?version=${before.Version.Index}`, before.Spec);
    const { json: after } = await get('/services/round');
    expect(after.Spec).toEqual(before.Spec);
    await call('DELETE', '/services/round');
  });
});

describe('events', () => {
  it('come as they happen, with what changed, and never for tasks', async () => {
    const stream = await open(`/events?filters=${encodeURIComponent('{"scope":["swarm"]}')}`);
    const { json: node } = await get('/nodes/worker01');
    await call('POST', `/nodes/worker01/update?version=${node.Version.Index}`, {
      ...node.Spec,
      Availability: 'pause',
    });
    const { json: paused } = await get('/nodes/worker01');
    await call('POST', `/nodes/worker01/update?version=${paused.Version.Index}`, node.Spec);
    await create({ name: 'short' });
    await call('DELETE', '/services/short');
    const heard: DockerEvent[] = [];
    for await (const line of createInterface(stream)) {
      const event: DockerEvent = JSON.parse(line);
      heard.push(event);
      if (event.Action === 'remove') break;
    }
    stream.destroy();
    expect(heard.map(({ Type, Action }) => `${Type} ${Action}`)).toEqual([
      'node update',
      'node update',
      'service create',
      'service remove',
    ]);
    expect(heard[0]).toMatchObject({
      Actor: { Attributes: { name: 'worker01', 'availability.old': 'active', 'availability.new': 'pause' } },
      scope: 'swarm',
    });
  });

  it('are kept for those who ask since when, and narrowed by object', async () => {
    const since = ((Date.now() - 1) / 1000).toFixed(3);
    await create({ name: 'one' });
    await create({ name: 'two' });
    const path = `/events?since=${since}&until=${(Date.now() / 1000 + 0.01).toFixed(3)}`;
    const { body } = await get(`${path}&filters=${encodeURIComponent('{"service":["two"]}')}`);
    const events = body
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.map(({ Action, Actor }) => `${Action} ${Actor.Attributes.name}`)).toEqual(['create two']);
    for (const name of ['one', 'two']) await call('DELETE', `/services/${name}`);
  });
});

describe('logs', () => {
  const frames = (body: Buffer) => {
    const found: { stream: number; text: string }[] = [];
    for (let at = 0; at < body.length; ) {
      const length = body.readUInt32BE(at + 4);
      found.push({ stream: body.readUInt8(at), text: body.toString('utf8', at + 8, at + 8 + length) });
      at += 8 + length;
    }
    return found;
  };

  it('come in frames, from all of a service’s tasks, in order of time', async () => {
    const { body } = await get('/services/echo_api/logs?stdout=1&stderr=1&timestamps=1&details=1&tail=5');
    const lines = frames(body);
    expect(lines).toHaveLength(15);
    const shape =
      /^(\S+Z) com\.docker\.swarm\.node\.id=[a-z0-9]{25},com\.docker\.swarm\.service\.id=[a-z0-9]{25},com\.docker\.swarm\.task\.id=[a-z0-9]{25} .+\n$/;
    const times = lines.map(({ stream, text }) => {
      expect([1, 2]).toContain(stream);
      return shape.exec(text)?.[1]?.slice(0, 23) ?? 'none';
    });
    expect(times).toEqual([...times].sort());
  });

  it.each([
    [{ Name: 'none' }, false],
    [{ Name: 'gelf', Options: { 'cache-disabled': 'true' } }, false],
    [{ Name: 'gelf' }, true],
    [{ Name: 'local', Options: { 'cache-disabled': 'true' } }, true],
  ])('of the driver %j are there: %s', async (LogDriver, expected) => {
    await create({ name: 'driven', template: { LogDriver } });
    const hasStarted = async () => {
      const { json } = await get('/tasks?filters={"service":{"driven":true}}');
      return json.some(({ Status }: { Status: { State: string } }) => Status.State === 'running');
    };
    await expect.poll(hasStarted, { timeout: 15_000 }).toBe(true);
    const { body } = await get('/services/driven/logs?stdout=1');
    expect(body.length > 0).toBe(expected);
    await call('DELETE', '/services/driven');
  });

  it('say at the end that a lost node’s are missing', async () => {
    expect((await call('POST', '/demo/nodes/worker02/stop')).status).toBe(204);
    const { body } = await get('/services/echo_api/logs?stdout=1&tail=1');
    expect(frames(body).at(-1)).toMatchObject({
      stream: 3,
      text: expect.stringContaining('incomplete log stream'),
    });
    expect((await call('POST', '/demo/nodes/worker02/start')).status).toBe(204);
    expect((await call('POST', '/demo/nodes/manager/stop')).status).toBe(409);
  });

  it('come as a flood when told to, and none is missing', async () => {
    expect((await call('POST', '/demo/services/echo_api/flood?lines=9000&seconds=1')).status).toBe(204);
    await expect
      .poll(async () => {
        const { body } = await get('/services/echo_api/logs?stdout=1');
        const slots = frames(body).flatMap(({ text }) => /^flood (\d+) of slot 2:/.exec(text)?.[1] ?? []);
        expect(slots).toEqual(slots.map((_, i) => String(i)));
        return slots.length;
      })
      .toBe(3_001);
  });

  it('can be followed until the client goes', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const sent = request(
        { socketPath, path: '/services/echo_api/logs?stdout=1&follow=1&tail=0' },
        (response) => {
          response.once('data', (chunk: Buffer) => {
            sent.destroy();
            resolve(frames(chunk)[0]?.text ?? '');
          });
        },
      );
      sent.on('error', reject);
      sent.end();
    });
    expect(text).toMatch(/GET .* HTTP|WARN|flood/);
  });
});

describe('a task', () => {
  it('fails by itself when told to, without an event, and is replaced', async () => {
    const [task] = (await filtered('/tasks', { service: ['echo_api'], 'desired-state': ['running'] })).json;
    expect((await call('POST', `/demo/tasks/${task.ID}/fail`)).status).toBe(204);
    expect((await get(`/tasks/${task.ID}`)).json).toMatchObject({
      DesiredState: 'shutdown',
      Status: { State: 'failed', Err: 'task: non-zero exit (1)' },
    });
    const { json } = await filtered('/tasks', { service: ['echo_api'], 'desired-state': ['ready'] });
    expect(json).toMatchObject([{ Slot: task.Slot }]);
    expect((await call('POST', `/demo/tasks/${task.ID}/fail`)).status).toBe(409);
    expect((await call('POST', '/demo/tasks/nope/fail')).status).toBe(404);
  });
});

describe('the socket', () => {
  it('is not taken from a demo that still answers', async () => {
    await expect(startDemo({ socketPath, calm: true })).rejects.toThrow(/EADDRINUSE/);
    expect((await get('/_ping')).status).toBe(200);
  });
  it('does not replace a file that is none', async () => {
    const path = join(folder, 'notes.txt');
    writeFileSync(path, 'mine');
    await expect(startDemo({ socketPath: path, calm: true })).rejects.toThrow(/EADDRINUSE/);
  });
});
