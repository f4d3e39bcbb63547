import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { NetworkId } from '@/lib/swarm/ids';
import type { ServiceDefinition } from '@/lib/swarm/service-definition';
import { formChanges } from './form-changes';
import type { Mistake } from './mistakes';
import { readForm } from './read-form';
import { changedByOthers, rebaseForm } from './rebase-form';
import { createCommand, updateCommand } from './service-command';
import { EMPTY_FORM, formOf, type ServiceForm } from './service-form';

const NET = 'pym1sll15xiqdxmakzgxiae9n' as NetworkId;
const around = { names: new Set(['taken']), publishedPorts: new Set(['9000/tcp']) };
const service: ServiceDefinition = {
  name: 'web',
  edition: 'one',
  mode: { kind: 'replicated', replicas: 3 },
  image: `nginx:1@sha256:${'a'.repeat(64)}`,
  command: [],
  args: ['sh', '-c', "echo 'a b'"],
  env: ['TOKEN', 'MODE'],
  ports: [{ protocol: 'tcp', target: 80, published: 8080, mode: 'ingress' }],
  networks: [NET],
  mounts: [{ type: 'bind', source: '/srv', target: '/data', readOnly: true }],
  constraints: ['node.role == worker'],
  preferences: [],
  maxReplicasPerNode: 0,
  reservations: { nanoCpus: 123_456_789, memoryBytes: 0 },
  limits: { nanoCpus: 0, memoryBytes: 104_857_601 },
  update: {
    parallelism: 2,
    delay: 1_500,
    monitor: 5_000,
    failureAction: 'pause',
    maxFailureRatio: 0.25,
    order: 'stop-first',
  },
  rollback: null,
  restart: null,
  healthcheck: null,
  user: '',
  workdir: '',
  hostname: '',
  stopSignal: '',
  stopGracePeriod: null,
  isReadOnly: false,
  hasInit: false,
  secrets: [],
  configs: [],
  labels: {},
  containerLabels: {},
  hosts: [],
  endpointMode: 'vip',
  logDriver: '',
  forcedUpdates: 0,
};
const opened = formOf(service);
const good: ServiceForm = { ...EMPTY_FORM, name: 'web', image: 'nginx' };
const mistakes = (change: Partial<ServiceForm>) =>
  Object.fromEntries(readForm({ ...good, ...change }, around).mistakes);

describe('a form', () => {
  test('of a service that nobody edited changes nothing', () => {
    const read = readForm(opened, around);
    expect([...read.mistakes]).toEqual([]);
    expect(formChanges(read, service)).toEqual({});
  });

  test('tells what was edited, and only that', () => {
    const env = opened.env.map((row) =>
      row.name === 'TOKEN'
        ? { ...row, state: 'replaced' as const, value: 'x=y' }
        : { ...row, state: 'removed' as const },
    );
    const read = readForm({ ...opened, delay: '10s', replicas: '4', env }, around);
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
      'constraints.b.text': 'constraint',
      'constraints.c.text': 'required',
    });
  });
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

/** The command as a shell hands it to docker. */
const words = (command: string) =>
  execFileSync('/bin/sh', ['-c', command.replace(/^docker/, `printf '%s\\n'`)], { encoding: 'utf8' })
    .trimEnd()
    .split('\n');
const named = () => 'back end';

describe('the docker command', () => {
  test('that creates', () => {
    const { name, fields } = readForm(opened, around);
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
    expect(
      words(createCommand('docker', { ...draft, ...readForm(good, around).fields, env: {} }, named)),
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
    expect(words(updateCommand('docker', service, { mounts: [] }, named))).toEqual([
      ...['service', 'update', '--mount-rm', '/data', 'web'],
    ]);
  });
});
