// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a compose file has its own
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Demo, startDemo } from '@/lib/demo/start-demo';
import type { StackName } from '@/lib/swarm/objects/ids';
import { deployStack } from '../actions/deploy-stack';
import { clis } from '../cli/made-up/clis.testing';
import type { Write } from '../cli/relay';
import { runStackDeploy } from '../cli/stack-deploy';
import { decodeService } from '../read/decode-service';
import { createWire } from '../wire/dockerode-wire';
import { negotiate } from '../wire/negotiate';
import { readObjects } from '../wire/read-objects';
import { type Request, TIME_LIMITS, type Wire } from '../wire/wire';
import { exportStack } from './export-stack';
import { planStack } from './plan-stack';

let folder: string;
let demo: Demo;
let wire: Wire;
const signal = new AbortController().signal;
const echo = 'echo' as StackName;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'swarmscope-test-'));
  const socketPath = join(folder, 'demo');
  demo = await startDemo({ socketPath, calm: true });
  wire = createWire({ host: `unix://${socketPath}` }, TIME_LIMITS);
  await negotiate(wire, signal);
});
afterAll(async () => {
  wire.reset();
  await demo.close();
  rmSync(folder, { recursive: true });
});

const planOf = (cli: string | null, compose: string, over: object = {}) =>
  planStack(
    wire,
    { kind: 'plan-stack', stack: echo, compose, values: {}, prune: false, ...over },
    signal,
    cli,
  );

const plan = async (cli: string | null, compose: string, over: object = {}) => {
  const plan = await planOf(cli, compose, over);
  if (plan.state !== 'planned') return plan;
  return plan.objects.map(({ change, object, name, differs }) =>
    [change, object, name, ...differs].join(' '),
  );
};

const versions = async () =>
  (await readObjects(wire, '/services', null, signal)).map(({ Version }) => JSON.stringify(Version));

describe.skipIf(clis.length === 0)('a plan is the docker CLI’s own deploy', () => {
  describe.each(clis)('%s', (cli) => {
    it('what is exported deploys to no change', async () => {
      const { compose } = await exportStack(
        wire,
        { kind: 'export-stack', stack: echo, withValues: true },
        signal,
      );
      expect(await plan(cli, compose)).toEqual(['keep service echo_api', 'keep service echo_nginx']);
    });

    it('generic resources come back as they were, whatever their names and amounts', async () => {
      const stack = 'gpu' as StackName;
      const of = (kind: string, value: number) => ({ discrete_resource_spec: { kind, value } });
      const asked = [of('NVIDIA-GPU', 2), of('gpu', 0), of('my $$ssd: "a"', 1), of('__proto__', 3)];
      const reservations = { cpus: '0.1', generic_resources: [...asked, of('1', 9)] };
      const file = {
        version: '3.5',
        services: { train: { image: 'cuda', deploy: { resources: { reservations } } } },
      };
      const deploy = (compose: string) =>
        deployStack(wire, { kind: 'deploy-stack', stack, compose, values: {}, prune: false }, signal, cli);
      expect(await deploy(JSON.stringify(file))).toMatchObject({ ok: true });
      const [service] = await readObjects(wire, '/services', { name: { gpu_train: true } }, signal);
      expect(decodeService(service)?.reservations).toEqual({
        nanoCpus: 1e8,
        memoryBytes: 0,
        generic: [
          { kind: '1', amount: 9 },
          { kind: 'NVIDIA-GPU', amount: 2 },
          { kind: '__proto__', amount: 3 },
          { kind: 'gpu', amount: 0 },
          { kind: 'my $ssd: "a"', amount: 1 },
        ],
      });
      const whole = { kind: 'export-stack', stack, withValues: true } as const;
      const { compose } = await exportStack(wire, whole, signal);
      const planned = async (text: string) =>
        ((await plan(cli, text, { stack })) as string[]).filter((line) => line.includes('service'));
      expect(await planned(compose)).toEqual(['keep service gpu_train']);
      expect(await planned(compose.replace('value: 2', 'value: 1'))).toEqual([
        'restart service gpu_train Resources',
      ]);
      const old = compose.replace(/version: .*/, 'version: "3.4"');
      expect(await plan(cli, old, { stack })).toMatchObject({ state: 'refused' });
      await wire.send({ method: 'DELETE', path: '/services/gpu_train' }, signal);
    });

    it('changes nothing, and says what would change', async () => {
      const before = await versions();
      const compose = `version: "3.7"
services:
  api:
    image: registry:5000/example/echo:latest
    networks: [ch03]
    environment: {A: "\${A}"}
    deploy: {replicas: 3, placement: {constraints: [node.role != manager]}}
  web: {image: "registry:5000/example/echo:latest"}
networks: {ch03: {external: true}}
`;
      const added = [
        'create network echo_default',
        'restart service echo_api Env',
        'create service echo_web',
      ];
      const found = await plan(cli, compose, { values: { A: 'x' } });
      expect([...(found as string[])].sort()).toEqual([...added, 'leave service echo_nginx'].sort());
      const pruned = await plan(cli, compose, { values: { A: 'x' }, prune: true });
      expect([...(pruned as string[])].sort()).toEqual([...added, 'remove service echo_nginx'].sort());
      expect(await versions()).toEqual(before);
    });

    it('a count changes without a restart', async () => {
      const asked = { kind: 'export-stack', stack: echo, withValues: true } as const;
      const { compose } = await exportStack(wire, asked, signal);
      expect(await plan(cli, compose.replace('replicas: 3', 'replicas: 0'))).toEqual([
        'update service echo_api Mode',
        'keep service echo_nginx',
      ]);
    });

    it('tells the CLI’s refusal at its line', async () => {
      const compose = 'version: "3.7"\nservices:\n  web:\n    image: a\n    ports: {a: b}\n';
      expect(await plan(cli, compose)).toMatchObject({
        state: 'refused',
        findings: [{ kind: 'docker', line: 5, about: 'services.web.ports must be a list' }],
      });
    });

    it('tells what the CLI remarks in words of our own, but for what the check tells', async () => {
      const planned = await planOf(
        cli,
        `version: "3.7"
services:
  web:
    image: a
    restart: always
    container_name: b
    ports: ["127.0.0.1:80:80"]
    volumes: ["key:/key"]
volumes:
  key:
    external: {name: other}
`,
      );
      expect(planned).toMatchObject({
        state: 'planned',
        remarks: [{ kind: 'external-name', severity: 'warning', line: 11, about: 'key' }],
      });
    });

    it('a file without a version, which old CLIs refuse, is refused in plain words', async () => {
      const found = await planOf(cli, 'services:\n  web:\n    image: a\n');
      if (found.state !== 'planned')
        expect(found).toEqual({
          state: 'refused',
          findings: [expect.objectContaining({ kind: 'needs-version', line: 1, column: 1 })],
        });
    });

    it('the CLI knows neither this process’s environment nor its files', async () => {
      vi.stubEnv('SWARMSCOPE_TEST', 'leaked');
      const compose = `version: "3.7"
services:
  web:
    image: a
    hostname: "\${SWARMSCOPE_TEST-none}-\${GIVEN}"
    env_file: package.json
`;
      const bodies: string[] = [];
      const write = async ({ body }: Write) => {
        bodies.push(body);
        return { status: 201, text: '{"ID":"a","Id":"a"}' };
      };
      const deployment = { stack: 'new', values: { GIVEN: 'given' }, prune: false };
      const blind = await runStackDeploy(wire, cli, { ...deployment, compose }, write, signal);
      expect(blind.complaint).toMatch(/package.json: no such file/);
      const rest = compose.replace(/ +env_file.*\n/, '');
      await runStackDeploy(wire, cli, { ...deployment, compose: rest }, write, signal);
      expect(bodies.join()).toContain('"Hostname":"none-given"');
      vi.unstubAllEnvs();
    });
  });
});

it('without a CLI there is no plan', async () => {
  expect(await plan(null, 'services: {web: {image: a}}')).toEqual({ state: 'no-cli' });
});

describe('an export', () => {
  const spec = {
    Name: 'shop_web',
    Labels: { 'com.docker.stack.namespace': 'shop', 'com.docker.stack.image': 'nginx', 'a.b': 'cost: $5' },
    TaskTemplate: {
      ContainerSpec: {
        Image: 'nginx:latest@sha256:0123',
        Args: ['sh', '-c', 'echo $HOME'],
        Env: ['TOKEN=open sesame', 'SIZE=1', 'EMPTY=', 'GONE'],
        Labels: { 'com.docker.stack.namespace': 'shop' },
        Mounts: [
          {
            Type: 'volume',
            Source: 'shop_data',
            Target: '/data',
            VolumeOptions: { Labels: { 'com.docker.stack.namespace': 'shop' } },
          },
        ],
        StopGracePeriod: 90_000_000_000,
      },
      Resources: { Limits: { NanoCPUs: 500_000_000, MemoryBytes: 67_108_864 } },
      Networks: [{ Target: 'n1', Aliases: ['front', 'web'] }, { Target: 'n2' }],
    },
    Mode: { Replicated: { Replicas: 2 } },
    EndpointSpec: { Ports: [{ Protocol: 'tcp', TargetPort: 80, PublishedPort: 8080, PublishMode: 'host' }] },
  };
  const networks = [
    {
      Id: 'n1',
      Name: 'shop_back',
      Driver: 'overlay',
      Labels: { 'com.docker.stack.namespace': 'shop' },
      Options: { encrypted: '' },
    },
    { Id: 'n2', Name: 'ch03', Driver: 'overlay', Labels: null },
  ];
  const other = {
    ...spec,
    Name: 'shop_api',
    TaskTemplate: { ContainerSpec: { Image: 'a', Env: ['SIZE=2'] } },
  };
  const asked = async (services: object[], withValues: boolean) => {
    const answers: Record<string, unknown> = {
      '/services': services.map((Spec) => ({ ID: 'x', Spec })),
      '/networks': networks,
    };
    const send = async ({ path }: Request) => ({
      status: 200,
      apiVersion: null,
      text: JSON.stringify(answers[path] ?? []),
    });
    const { compose } = await exportStack(
      { ...wire, send },
      { kind: 'export-stack', stack: 'shop' as StackName, withValues },
      signal,
    );
    return compose;
  };

  it('is what the CLI would make the same of', async () => {
    expect(await asked([spec], false)).toMatchInlineSnapshot(`
      "# The stack shop, as it runs. Deploy it with: docker stack deploy -c FILE shop

      version: "3.8"
      services:
        web:
          image: nginx
          command:
            - sh
            - -c
            - echo $$HOME
          environment:
            TOKEN: \${TOKEN}
            SIZE: \${SIZE}
            EMPTY: ""
            GONE: null
          stop_grace_period: 90s
          ports:
            - target: 80
              published: 8080
              protocol: tcp
              mode: host
          networks:
            back:
              aliases:
                - front
            ch03: null
          volumes:
            - type: volume
              source: data
              target: /data
          deploy:
            replicas: 2
            labels:
              a.b: "cost: $$5"
            resources:
              limits:
                cpus: "0.5"
                memory: "67108864"
      networks:
        back:
          driver: overlay
          driver_opts:
            encrypted: ""
        ch03:
          external: true
          name: ch03
      volumes:
        data: {}
      "
    `);
  });

  it('holds no value of an environment, unless asked for', async () => {
    const hidden = await asked([spec, other], false);
    expect(hidden).not.toContain('sesame');
    expect(hidden).toContain('TOKEN: ${TOKEN}');
    // Two that differ get two variables.
    expect(hidden).toContain('SIZE: ${web_SIZE}');
    expect(hidden).toContain('SIZE: ${api_SIZE}');
    expect(await asked([spec, other], true)).toContain('TOKEN: open sesame');
  });

  it('of no service is gone', async () => {
    await expect(asked([], false)).rejects.toMatchObject({ status: 404 });
  });
});

it('where nothing temporary can be written, as in a read-only container, that is what is said', async () => {
  const nowhere = join(folder, 'not-there');
  vi.stubEnv('TMPDIR', nowhere);
  const planning = plan('docker', 'services: {web: {image: a}}');
  await expect(planning).rejects.toThrow(
    `${nowhere} cannot be written, and a deploy needs it: mount a tmpfs`,
  );
  vi.unstubAllEnvs();
});
