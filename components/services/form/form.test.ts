import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { decodeDefinition } from '@/lib/docker/spec/decode-definition';
import { TakenPorts } from '@/lib/swarm/derived/taken-ports';
import type { NetworkId } from '@/lib/swarm/objects/ids';
import type { GenericResource } from '@/lib/swarm/objects/resources';
import type { ServiceDefinition } from '@/lib/swarm/objects/service-definition';
import { formChanges } from './form-changes';
import type { Mistake } from './mistakes';
import { readForm } from './read-form';
import { changedByOthers, rebaseForm } from './rebase-form';
import { createCommand, updateCommand } from './service-command';
import { EMPTY_FORM, formOf, type ServiceForm } from './service-form';

const NET = 'pym1sll15xiqdxmakzgxiae9n' as NetworkId;
const publishedPorts = new TakenPorts();
publishedPorts.add({ protocol: 'tcp', target: 80, published: 9000, mode: 'ingress' });
const around = { names: new Set(['taken']), publishedPorts };
const service: ServiceDefinition = {
  ...decodeDefinition({ Mode: { Global: {} } }, 'one'),
  name: 'web',
  mode: { kind: 'replicated', replicas: 3 },
  image: `nginx:1@sha256:${'a'.repeat(64)}`,
  args: ['sh', '-c', "echo 'a b'"],
  env: ['TOKEN', 'MODE'],
  ports: [{ protocol: 'tcp', target: 80, published: 8080, mode: 'ingress' }],
  networks: [NET],
  mounts: [{ type: 'bind', source: '/srv', target: '/data', readOnly: true }],
  constraints: ['node.role == worker'],
  reservations: { nanoCpus: 123_456_789, memoryBytes: 0, generic: [] },
  limits: { nanoCpus: 0, memoryBytes: 104_857_601 },
  update: {
    parallelism: 2,
    delay: 1_500,
    monitor: 5_000,
    failureAction: 'pause',
    maxFailureRatio: 0.25,
    order: 'stop-first',
  },
};
const opened = formOf(service);
const good: ServiceForm = { ...EMPTY_FORM, name: 'web', image: 'nginx' };
const mistakes = (change: Partial<ServiceForm>) =>
  Object.fromEntries(readForm({ ...good, ...change }, around, null).mistakes);

describe('a form', () => {
  test('of a service that nobody edited changes nothing', () => {
    const read = readForm(opened, around, service);
    expect([...read.mistakes]).toEqual([]);
    expect(formChanges(read, service)).toEqual({});
  });

  test('tells what was edited, and only that', () => {
    const env = opened.env.map((row) =>
      row.name === 'TOKEN'
        ? { ...row, state: 'replaced' as const, value: 'x=y' }
        : { ...row, state: 'removed' as const },
    );
    const read = readForm({ ...opened, delay: '10s', replicas: '4', env }, around, service);
    expect(formChanges(read, service)).toEqual({
      mode: { kind: 'replicated', replicas: 4 },
      update: { ...service.update, delay: 10_000 },
      env: { set: { TOKEN: 'x=y' }, remove: ['MODE'] },
    });
  });

  test('that is good has no mistake', () => expect(mistakes({})).toEqual({}));

  test.each<[Partial<ServiceForm>, string, Mistake]>([
    [{ name: ' ' }, 'name', 'required'],
    [{ name: 'web_' }, 'name', 'name'],
    [{ name: 'a'.repeat(64) }, 'name', 'name'],
    [{ name: 'TAKEN' }, 'name', 'nameTaken'],
    [{ image: '' }, 'image', 'required'],
    [{ image: 'Nginx' }, 'image', 'image'],
    [{ replicas: '-1' }, 'replicas', 'count'],
    [{ replicas: '1.5' }, 'replicas', 'count'],
    [{ mode: 'replicated-job', concurrent: '0' }, 'concurrent', 'positive'],
    [{ command: '"a' }, 'command', 'quote'],
    [{ args: "'a" }, 'args', 'quote'],
    [{ reserveCpu: '0.0001' }, 'reserveCpu', 'cpus'],
    [{ limitCpu: 'half' }, 'limitCpu', 'cpus'],
    [{ reserveMemory: '1m' }, 'reserveMemory', 'memory'],
    [{ limitMemory: 'lots' }, 'limitMemory', 'memory'],
    [{ parallelism: '' }, 'parallelism', 'count'],
    [{ delay: 'soon' }, 'delay', 'duration'],
    [{ monitor: '0s' }, 'monitor', 'monitor'],
    [{ maxFailureRatio: '1.1' }, 'maxFailureRatio', 'ratio'],
  ])('%j', (change, field, mistake) => expect(mistakes(change)).toEqual({ [field]: mistake }));

  test('generic resources: what nobody touched stays as it is, however it is written', () => {
    const generic = [
      { kind: ' GPU', amount: 2 },
      { kind: 'GPU', amount: 1, names: ['GPU-1'] },
      { kind: '__proto__', amount: 0 },
      { kind: 'a=b', amount: 0.5 },
    ];
    const odd = { ...service, reservations: { ...service.reservations, generic } };
    const form = formOf(odd);
    expect(formChanges(readForm(form, around, odd), odd)).toEqual({});
    expect([...readForm(form, around, odd).mistakes]).toEqual([]);
    const [first, second, ...rest] = form.generic;
    if (!first || !second) throw new Error('no rows');
    const added = { key: 'new1', kind: ' fpga ', amount: ' 3' };
    const edited = {
      ...form,
      generic: [{ ...first, amount: '4' }, { ...second, amount: '2' }, ...rest, added],
    };
    const read = readForm(edited, around, odd);
    expect(read.fields.reservations.generic).toEqual([
      { kind: ' GPU', amount: 4 },
      { kind: 'GPU', amount: 2 },
      ...generic.slice(2),
      { kind: 'fpga', amount: 3 },
    ]);
    expect([...read.mistakes]).toEqual([]);
    const renamed = { ...form, generic: [{ ...first, kind: ' GPU ' }, second, ...rest] };
    expect([...readForm(renamed, around, odd).mistakes]).toEqual([['generic.had0.kind', 'kindTwice']]);
  });

  test('rows are told apart', () => {
    const port = { target: '80', published: '8000', protocol: 'tcp', mode: 'ingress' } as const;
    expect(
      mistakes({
        ports: [
          { ...port, key: 'a' },
          { ...port, key: 'b' },
          { ...port, key: 'c', published: '9000', target: '' },
          { ...port, key: 'd', published: '70000', target: '0' },
          { ...port, key: 'e', published: '' },
          { ...port, key: 'f', protocol: 'udp' },
        ],
      }),
    ).toEqual({
      'ports.b.published': 'portTwice',
      'ports.c.target': 'required',
      'ports.c.published': 'portTaken',
      'ports.d.target': 'port',
      'ports.d.published': 'port',
    });
    const mount = { type: 'bind', source: '/srv', target: '/data', readOnly: false };
    expect(
      mistakes({
        mounts: [
          { ...mount, key: 'a' },
          { ...mount, key: 'b' },
          { ...mount, key: 'c', source: 'srv', target: 'data' },
          { ...mount, key: 'd', type: 'volume', source: '/x', target: '' },
          { ...mount, key: 'e', type: 'volume', source: '', target: '/x' },
        ],
      }),
    ).toEqual({
      'mounts.b.target': 'targetTwice',
      'mounts.c.source': 'bindSource',
      'mounts.c.target': 'target',
      'mounts.d.source': 'volumeName',
      'mounts.d.target': 'required',
    });
    const row = { name: 'A', value: '', state: 'new' } as const;
    expect(
      mistakes({
        env: [
          { ...row, key: 'a' },
          { ...row, key: 'b' },
          { ...row, key: 'c', name: '' },
          { ...row, key: 'd', name: 'B=C' },
          { ...row, key: 'e', name: 'D', value: '\0' },
        ],
        generic: [
          { key: 'a', kind: 'GPU', amount: '0' },
          { key: 'b', kind: 'gpu', amount: '17179869184' },
          { key: 'c', kind: '', amount: '-1' },
          { key: 'd', kind: 'a=b', amount: '' },
          { key: 'e', kind: 'GPU ', amount: '1.5' },
        ],
        constraints: [
          { key: 'a', text: 'node.role==worker' },
          { key: 'b', text: 'node.role' },
          { key: 'c', text: '' },
        ],
      }),
    ).toEqual({
      'env.b.name': 'variableTwice',
      'env.c.name': 'required',
      'env.d.name': 'variable',
      'env.e.value': 'value',
      'generic.c.kind': 'required',
      'generic.c.amount': 'amount',
      'generic.d.kind': 'kind',
      'generic.d.amount': 'amount',
      'generic.e.kind': 'kindTwice',
      'generic.e.amount': 'amount',
      'constraints.b.text': 'constraint',
      'constraints.c.text': 'required',
    });
  });
});

describe('ranges of ports', () => {
  const rtp = { protocol: 'udp', target: 60_000, published: 60_000, mode: 'ingress' } as const;
  const row = (published: string, target: string, key = 'a') =>
    ({ key, published, target, protocol: 'udp', mode: 'ingress' }) as const;
  const wide: ServiceDefinition = {
    ...service,
    ports: [
      ...service.ports,
      { ...rtp, count: 2_001 },
      { protocol: 'udp', target: 53, published: 5300, mode: 'host', count: 3, oneTarget: true },
    ],
  };

  test('are a row each, and unchanged where nobody edited them', () => {
    const form = formOf(wide);
    expect(form.ports.map(({ published, target }) => [published, target])).toEqual([
      ['8080', '80'],
      ['60000-62000', '60000-62000'],
      ['5300-5302', '53'],
    ]);
    const read = readForm(form, around, wide);
    expect([...read.mistakes]).toEqual([]);
    expect(formChanges(read, wide)).toEqual({});
  });

  test.each([
    ['8000-8010', '80-90', [{ target: 80, published: 8000, count: 11 }]],
    [' 8000 - 8010 ', '80', [{ target: 80, published: 8000, count: 11, oneTarget: true }]],
    ['', '80-90', [{ target: 80, published: 0, count: 11 }]],
    ['8000-8000', '80', [{ target: 80, published: 8000 }]],
    ['1-65535', '1-65535', [{ target: 1, published: 1, count: 65_535 }]],
  ])('%j to %j is read', (published, target, expected) => {
    const read = readForm({ ...good, ports: [row(published, target)] }, around, null);
    expect([...read.mistakes]).toEqual([]);
    expect(read.fields.ports).toEqual(expected.map((one) => ({ protocol: 'udp', mode: 'ingress', ...one })));
  });

  test.each<[string, string, Record<string, Mistake>]>([
    ['8000-8010', '80-91', { 'ports.a.target': 'portCount' }],
    ['8000', '80-91', { 'ports.a.target': 'portCount' }],
    ['8010-8000', '80', { 'ports.a.published': 'port' }],
    ['8000-', '80', { 'ports.a.published': 'port' }],
    ['0-5', '80', { 'ports.a.published': 'port' }],
    ['65000-65536', '80', { 'ports.a.published': 'port' }],
    ['1-2-3', '80', { 'ports.a.published': 'port' }],
  ])('%j to %j is wrong', (published, target, expected) => {
    expect(mistakes({ ports: [row(published, target)] })).toEqual(expected);
  });

  test('that were touched are told of, where they come to those that were not', () => {
    const [eighty, rows, dns] = formOf(wide).ports;
    if (!eighty || !rows || !dns) throw new Error('no rows');
    const ports = [{ ...eighty, protocol: 'udp' as const, published: '61999-62001', target: '1' }, rows, dns];
    const read = readForm({ ...formOf(wide), ports }, around, wide);
    expect([...read.mistakes]).toEqual([['ports.had0.published', 'portTwice']]);
  });

  test('in other rows, but the same ports, are no change', () => {
    const rows = formOf(wide).ports.filter(({ target }) => target !== '60000-62000');
    const ports = [...rows, row('60000-60999', '60000-60999', 'b'), row('61000-62000', '61000-62000', 'c')];
    expect(formChanges(readForm({ ...formOf(wide), ports }, around, wide), wide)).toEqual({});
  });

  test('that meet others, here or in the swarm, are told', () => {
    const tcp = { protocol: 'tcp' } as const;
    const ports = [row('100-200', '1', 'a'), row('200', '2', 'b'), { ...row('8990-9010', '3', 'c'), ...tcp }];
    expect(mistakes({ ports })).toEqual({
      'ports.b.published': 'portTwice',
      'ports.c.published': 'portTaken',
    });
  });

  test('are one flag of the docker command, where the CLI takes ranges', () => {
    const published = (...ports: ServiceDefinition['ports']) =>
      words(createCommand('docker', { ...draftOf(service), ports }, named)).filter((word) =>
        /\d\/|=\d/.test(word),
      );
    expect(published({ ...rtp, count: 2_001 })).toEqual(['60000-62000:60000-62000/udp']);
    expect(published({ ...rtp, target: 53, count: 3, oneTarget: true })).toEqual(['60000-60002:53/udp']);
    expect(published({ ...rtp, published: 0, count: 3 })).toEqual(['60000-60002/udp']);
    expect(published({ ...rtp, mode: 'host', count: 2 })).toEqual([
      'published=60000,target=60000,protocol=udp,mode=host',
      'published=60001,target=60001,protocol=udp,mode=host',
    ]);
  });

  test('that grow or shrink change in the command by what differs', () => {
    const flags = (before: ServiceDefinition['ports'], after: ServiceDefinition['ports']) =>
      updateCommand('docker', { ...service, ports: before }, { ports: after }, named)
        .split('\n')
        .map((line) => line.replace(/ \\$/, '').trim());
    const all = { ...rtp, count: 2_001 };
    expect(flags([all], [{ ...all, count: 2_002 }])).toEqual([
      'docker service update',
      '--publish-add published=62001,target=62001,protocol=udp,mode=ingress',
      'web',
    ]);
    expect(flags([all], [{ ...all, count: 1_001 }])).toEqual([
      'docker service update',
      '--publish-rm 61001-62000/udp',
      'web',
    ]);
    // --publish-rm takes away all that lead to a target, and what was there is not added in the same command.
    const one = { ...rtp, target: 53, oneTarget: true } as const;
    expect(flags([{ ...one, count: 3 }], [{ ...one, count: 2 }])).toEqual([
      ...['docker service update', '--publish-rm target=53,protocol=udp,mode=ingress', 'web'],
      ...['docker service update', '--publish-add 60000-60001:53/udp', 'web'],
    ]);
  });
});

const draftOf = ({ env: _, ...fields }: ServiceDefinition) => ({ ...fields, env: {} });

describe('a mount', () => {
  const mount = (type: string, source: string, target: string) => ({
    key: 'a',
    ...{ type, source, target, readOnly: false },
  });
  test.each([
    ['volume', '{{.Service.Name}}-{{.Task.Slot}}-data', '/data'],
    ['volume', '{{.Task.Slot}}', '/data'],
    ['volume', '{{ index .Service.Labels "a}}b" }}_x', '/{{.Task.Slot}}'],
    ['volume', 'data', 'C:\\data'],
    ['bind', '/srv/{{.Node.Hostname}}', '/data'],
    ['bind', '{{if eq .Node.Platform.OS "windows"}}C:\\x{{else}}/x{{end}}', '{{.Service.Labels}}'],
    ['bind', 'C:\\data', 'c:/data'],
    ['bind', '\\\\server\\share', 'D:\\'],
    ['npipe', '\\\\.\\pipe\\docker_engine', '\\\\.\\pipe\\docker_engine'],
    ['npipe', '//./pipe/docker_engine', '//./pipe/docker_engine'],
    ['cluster', 'group:any thing', 'anywhere'],
  ])('of kind %s from %j at %j is good', (type, source, target) =>
    expect(mistakes({ mounts: [mount(type, source, target)] })).toEqual({}),
  );
  test.each<[string, string, string, Record<string, Mistake>]>([
    ['volume', '{{.Service.Name-data', '/data', { 'mounts.a.source': 'volumeName' }],
    ['volume', '-{{.Service.Name}}', '/data', { 'mounts.a.source': 'volumeName' }],
    ['volume', 'C:\\data', '/data', { 'mounts.a.source': 'volumeName' }],
    ['bind', 'srv/{{.Service.Name}}', '/data', { 'mounts.a.source': 'bindSource' }],
    ['bind', 'C:data', 'data\\x', { 'mounts.a.source': 'bindSource', 'mounts.a.target': 'target' }],
    ['npipe', '/var/run/docker.sock', 'docker', { 'mounts.a.source': 'pipe', 'mounts.a.target': 'pipe' }],
  ])('of kind %s from %j at %j is not', (type, source, target, wrong) =>
    expect(mistakes({ mounts: [mount(type, source, target)] })).toEqual(wrong),
  );
});

describe('two edits at once', () => {
  const theirs: ServiceDefinition = {
    ...service,
    edition: 'two',
    mode: { kind: 'replicated', replicas: 6 },
    env: ['MODE', 'NEW'],
    update: { ...service.update, delay: 9_000 },
  };

  test('what others changed is told', () => {
    expect(changedByOthers(service, theirs)).toEqual(['replicas', 'env', 'delay']);
    expect(changedByOthers(service, { ...service, labels: { a: 'b' } })).toEqual([]);
  });

  test('what was typed stays, the rest follows', () => {
    const env = [
      ...opened.env.map((row) => ({ ...row, state: 'replaced' as const, value: 'mine' })),
      { key: 'new1', name: 'NEW', value: 'too', state: 'new' as const },
    ];
    const form = rebaseForm({ ...opened, delay: '10s', env }, service, theirs);
    expect(form).toMatchObject({ delay: '10s', replicas: '6' });
    expect(form.env.map(({ name, state, value }) => [name, state, value])).toEqual([
      ['MODE', 'replaced', 'mine'],
      ['NEW', 'replaced', 'too'],
      ['TOKEN', 'new', 'mine'],
    ]);
  });
});

describe('rows that were typed in, when others changed their list too,', () => {
  const [web, api] = [
    { type: 'volume', source: 'web', target: '/web', readOnly: false },
    { type: 'volume', source: 'api', target: '/api', readOnly: false },
  ];
  const both: ServiceDefinition = { ...service, mounts: [web, api] };

  test('stay rows of what they were of', () => {
    const mounts = formOf(both).mounts.map((row) => ({ ...row, readOnly: row.source === 'api' }));
    const theirs = { ...both, edition: 'two', mounts: [api] };
    const form = rebaseForm({ ...formOf(both), mounts }, both, theirs);
    expect(form.mounts.map(({ key, source }) => [key, source])).toEqual([
      ['one-had0', 'web'],
      ['had0', 'api'],
    ]);
    expect(formChanges(readForm(form, around, theirs), theirs)).toEqual({
      mounts: [web, { ...api, readOnly: true, was: 0 }],
    });
  });

  test('as do those of generic resources', () => {
    const had = (...generic: GenericResource[]) => ({
      ...service,
      reservations: { ...service.reservations, generic },
    });
    const gpu = { kind: 'GPU', amount: 1, names: ['GPU-1'] };
    const [ours, now] = [had({ kind: 'fpga', amount: 1 }, gpu), had(gpu)];
    const added = { key: 'new1', kind: 'ssd', amount: '2' };
    const typed = { ...formOf(ours), generic: [...formOf(ours).generic.slice(1), added] };
    expect(formChanges(readForm(rebaseForm(typed, ours, now), around, now), now)).toEqual({
      reservations: { ...now.reservations, generic: [gpu, { kind: 'ssd', amount: 2 }] },
    });
  });
});

/** The command as a shell hands it to docker. */
const words = (command: string) =>
  execFileSync('/bin/sh', ['-c', command.replace(/^docker/, `printf '%s\\n'`)], { encoding: 'utf8' })
    .trimEnd()
    .split('\n');
const named = () => 'back end';

describe('the docker command', () => {
  test('that creates', () => {
    const { name, fields } = readForm(opened, around, null);
    const draft = { ...fields, name, env: { TOKEN: "it's" }, command: ['/bin/sh', '-x'] };
    expect(words(createCommand('docker', draft, named))).toEqual([
      ...['service', 'create', '--name', 'web', '--replicas', '3', '--entrypoint', '/bin/sh -x'],
      ...['--env', "TOKEN=it's", '--publish', 'published=8080,target=80,protocol=tcp,mode=ingress'],
      ...['--network', 'back end', '--mount', 'type=bind,source=/srv,target=/data,readonly'],
      ...[
        '--constraint',
        'node.role == worker',
        '--reserve-cpu',
        '0.123456789',
        '--limit-memory',
        '104857601b',
      ],
      ...['--update-parallelism', '2', '--update-delay', '1s500ms', '--update-max-failure-ratio', '0.25'],
      ...[service.image, 'sh', '-c', "echo 'a b'"],
    ]);
    const generic = [
      { kind: 'NVIDIA-GPU', amount: 2 },
      { kind: 'my ssd', amount: 0 },
    ];
    const asking = { ...draft, reservations: { ...draft.reservations, generic } };
    const flags = ['--generic-resource', 'NVIDIA-GPU=2', '--generic-resource', 'my ssd=0'];
    expect(words(createCommand('docker', asking, named)).slice(-flags.length - 12)).toEqual(
      expect.arrayContaining(flags),
    );
    expect(
      words(createCommand('docker', { ...draft, ...readForm(good, around, null).fields, env: {} }, named)),
    ).toEqual([...['service', 'create', '--name', 'web', '--replicas', '1', 'nginx']]);
  });

  test('that changes names what changed alone', () => {
    const mount = { type: 'volume', source: 'a,b', target: '/data', readOnly: false };
    const changes = {
      args: ['a b'],
      env: { set: { A: '1' }, remove: ['TOKEN'] },
      ports: [{ protocol: 'udp', target: 53, published: 0, mode: 'host' } as const],
      networks: [],
      mounts: [mount],
      constraints: [...service.constraints, 'node.hostname!=x'],
      update: { ...service.update, order: 'start-first' } as const,
    };
    expect(words(updateCommand('docker', service, changes, named))).toEqual([
      ...['service', 'update', '--args', "'a b'", '--env-rm', 'TOKEN', '--env-add', 'A=1'],
      ...[
        '--publish-rm',
        'target=80,protocol=tcp,mode=ingress',
        '--publish-add',
        'target=53,protocol=udp,mode=host',
      ],
      ...['--network-rm', 'back end', '--mount-add', 'type=volume,"source=a,b",target=/data'],
      ...['--constraint-add', 'node.hostname!=x', '--update-order', 'start-first', 'web'],
    ]);
    const had = (...generic: GenericResource[]) => ({ ...service.reservations, generic });
    const before = { ...service, reservations: had({ kind: 'GPU', amount: 1 }, { kind: 'ssd', amount: 2 }) };
    const reservations = had({ kind: 'GPU', amount: 2 }, { kind: 'my fpga', amount: 1 });
    expect(words(updateCommand('docker', before, { reservations }, named))).toEqual([
      ...['service', 'update', '--generic-resource-rm', 'ssd'],
      ...['--generic-resource-add', 'GPU=2', '--generic-resource-add', 'my fpga=1', 'web'],
    ]);
    expect(words(updateCommand('docker', service, { mounts: [] }, named))).toEqual([
      ...['service', 'update', '--mount-rm', '/data', 'web'],
    ]);
  });
});
