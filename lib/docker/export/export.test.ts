// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a compose file has its own
import { expect, it } from 'vitest';
import type { StackName } from '@/lib/swarm/objects/ids';
import { exportStack } from '../queries/export-stack';
import type { Request, Wire } from '../wire/wire';

/** What of an export needs no docker CLI. */

const signal = new AbortController().signal;
const LABELS = { 'com.docker.stack.namespace': 'shop' };
const NETWORKS = [
  { Id: 'n1', Name: 'shop_default', Driver: 'overlay', Labels: LABELS, Options: { mtu: '1400' } },
  { Id: 'n2', Name: 'outside', Driver: 'overlay', Labels: null },
];

interface Given {
  readonly container?: object;
  readonly template?: object;
  readonly spec?: object;
}

const service = (name: string, { container, template, spec }: Given = {}) => ({
  Name: `shop_${name}`,
  Labels: LABELS,
  TaskTemplate: {
    ContainerSpec: { Image: 'nginx', Labels: LABELS, ...container },
    Networks: [{ Target: 'n1', Aliases: [name] }],
    ...template,
  },
  Mode: { Replicated: { Replicas: 1 } },
  EndpointSpec: { Mode: 'vip' },
  ...spec,
});

const asked: string[] = [];
const exported = (specs: object[], answers: Record<string, unknown> = {}, withValues = true) => {
  asked.length = 0;
  const given: Record<string, unknown> = {
    '/services': specs.map((Spec, i) => ({ ID: `s${i}`, Spec })),
    '/networks': NETWORKS,
    '/tasks': [],
    ...answers,
  };
  const send = async ({ path }: Request) => {
    asked.push(path);
    const found = given[path];
    return found === undefined
      ? { status: 404, apiVersion: null, text: '{"message":"network not found"}' }
      : { status: 200, apiVersion: null, text: JSON.stringify(found) };
  };
  return exportStack(
    { send } as unknown as Wire, // only what an export uses
    { kind: 'export-stack', stack: 'shop' as StackName, withValues },
    signal,
  );
};

const versionOf = async (given: Given) =>
  /^version: "(.*)"$/m.exec((await exported([service('web', given), service('other')])).compose)?.[1];

const mount = (of: object) => ({
  container: { Mounts: [{ Type: 'volume', Source: 'v', Target: '/v', ...of }] },
});

it.each<[string, Given, string]>([
  ['nothing', {}, '3.8'],
  ['limits.pids', { template: { Resources: { Limits: { Pids: 100 } } } }, '3.9'],
  ['start_interval', { container: { Healthcheck: { StartInterval: 1e9 } } }, '3.12'],
  ['a healthcheck without it', { container: { Healthcheck: { Interval: 1e9 } } }, '3.8'],
  ['subpath', mount({ VolumeOptions: { Subpath: 'a' } }), '3.12'],
  ['oom_score_adj', { container: { OomScoreAdj: -1 } }, '3.13'],
  [
    'driver_opts',
    { template: { Networks: [{ Target: 'n1', Aliases: ['web'], DriverOpts: { a: 'b' } }] } },
    '3.13',
  ],
])('the version is the lowest that knows %s', async (_, given, version) => {
  expect(await versionOf(given)).toBe(version);
});

it.each<[string, Given, readonly string[]]>([
  ['nothing', {}, []],
  ['Groups', { container: { Groups: ['audio'] } }, ['Groups']],
  ['a field of a later engine', { container: { Later: { A: 1 }, Never: { A: null } } }, ['Later']],
  [
    'SELinuxContext',
    { container: { Privileges: { SELinuxContext: { User: 'a' } } } },
    ['Privileges.SELinuxContext'],
  ],
  [
    'NonRecursive',
    mount({ Type: 'bind', BindOptions: { NonRecursive: true } }),
    ['Mounts.BindOptions.NonRecursive'],
  ],
  ['tmpfs options', mount({ Type: 'tmpfs', TmpfsOptions: { Mode: 0o700 } }), ['Mounts.TmpfsOptions.Mode']],
  [
    'labels of another’s volume',
    mount({ VolumeOptions: { Labels: { a: 'b' } } }),
    ['Mounts.VolumeOptions.Labels'],
  ],
  ['DNS options', { container: { DNSConfig: { Options: ['ndots:2'] } } }, ['DNSConfig.Options']],
  [
    'a port’s name',
    { spec: { EndpointSpec: { Ports: [{ Name: 'http', TargetPort: 80 }] } } },
    ['EndpointSpec.Ports.Name'],
  ],
  [
    'fewer at once than in all',
    { spec: { Mode: { ReplicatedJob: { MaxConcurrent: 1, TotalCompletions: 3 } } } },
    ['Mode.ReplicatedJob.MaxConcurrent'],
  ],
  [
    'a GPU by its name',
    {
      template: {
        Resources: {
          Reservations: { GenericResources: [{ NamedResourceSpec: { Kind: 'GPU', Value: 'GPU-1' } }] },
        },
      },
    },
    ['Resources.Reservations.GenericResources'],
  ],
  ['labels without a name', { spec: { Labels: { '\n': 'a' } } }, ['Labels']],
  ['variables without a name', { container: { Env: ['\n=a', 'A=1'] } }, ['Env']],
  ['no network', { template: { Networks: [] } }, ['Networks']],
  ['not its own name', { template: { Networks: [{ Target: 'n1', Aliases: ['a'] }] } }, ['Networks.Aliases']],
  ['a name that does not follow the stack’s', { spec: { Name: 'web' } }, ['Name']],
  ['a plugin', { template: { ContainerSpec: undefined, PluginSpec: { Remote: 'a' } } }, ['PluginSpec']],
])('names what no compose file says: %s', async (_, given, fields) => {
  const { unsaid } = await exported([service('web', given), service('other')]);
  expect(unsaid.map((one) => one.fields)).toEqual(fields.length > 0 ? [fields] : []);
});

it.each<[string, Given]>([
  ['Env', { container: { Env: ['B=1', 'A=1'] } }],
  [
    'Secrets',
    {
      container: {
        Secrets: ['a', 'b'].map((Name) => ({ SecretID: 's1', SecretName: 'k', File: { Name, Mode: 0o444 } })),
      },
    },
  ],
  ['Ports', { spec: { EndpointSpec: { Ports: [{ PublishedPort: 90 }, { PublishedPort: 80 }] } } }],
  [
    'Networks',
    {
      template: {
        Networks: [
          { Target: 'n1', Aliases: ['web'] },
          { Target: 'n2', Aliases: ['web'] },
        ],
      },
    },
  ],
])('names what the CLI would put in another order: %s', async (part, given) => {
  const { unsaid } = await exported([service('web', given)]);
  expect(unsaid).toEqual([{ object: 'service', name: 'shop_web', fields: [], reordered: [part] }]);
});

it('a network that no list holds is looked for by its id, once, and has its name', async () => {
  const host = { Name: 'host', Id: 'h', Driver: 'host', Labels: { 'com.docker.swarm.predefined': 'true' } };
  const given = { template: { Networks: [{ Target: 'h' }] } };
  const { compose, unsaid } = await exported([service('a', given), service('b', given)], {
    '/networks/h': host,
  });
  expect(compose).toContain('networks:\n  host:\n    external: true\n    name: host\n');
  expect(unsaid).toEqual([]);
  expect(asked.filter((path) => path === '/networks/h')).toHaveLength(1);
});

it('a subnet that Swarm chose is left to Swarm, and one that is not known to be is kept', async () => {
  const IPAM = { Driver: 'default', Config: [{ Subnet: '10.0.9.0/24', Gateway: '10.0.9.1' }] };
  const networks = { '/networks': [{ ...NETWORKS[0], IPAM }] };
  const attachedTo = (Spec: object) => ({
    '/tasks': [{ NetworksAttachments: [{ Network: { ID: 'n1', Spec } }] }],
  });
  const { compose } = await exported([service('web')], {
    ...networks,
    ...attachedTo({ Name: 'shop_default' }),
  });
  expect(compose).not.toContain('subnet');
  expect((await exported([service('web')], networks)).compose).toContain('- subnet: 10.0.9.0/24');
  const IPAMOptions = {
    Driver: { Name: 'default' },
    Configs: [{ Subnet: '10.0.9.0/24', Gateway: '10.0.9.77' }],
  };
  const given = { ...IPAMOptions, Configs: [{ Subnet: '10.0.9.0/24', Gateway: '10.0.9.1' }] };
  const usual = attachedTo({ Name: 'shop_default', IPAMOptions: given });
  expect((await exported([service('web')], { ...networks, ...usual })).unsaid).toEqual([]);
  const chosen = await exported([service('web')], {
    ...networks,
    ...attachedTo({ Name: 'shop_default', IPAMOptions }),
  });
  expect(chosen.compose).toContain('- subnet: 10.0.9.0/24');
  expect(chosen.unsaid).toMatchObject([{ object: 'network', fields: ['IPAMOptions.Configs.Gateway'] }]);
});

it('a variable stands for one value, and none for what the CLI would fill in', async () => {
  const given = (...Env: string[]) => ({ container: { Env } });
  const { compose } = await exported(
    [
      service('web', given('SIZE=1', 'web_SIZE=3')),
      service('api', given('SIZE=2', 'web_SIZE=4')),
      service('job', given('GONE', 'EMPTY=')),
      service('two', given('EMPTY=5', 'GONE=6')),
    ],
    {},
    false,
  );
  const variables = [...compose.matchAll(/^ +(\w+): (\$\{.*\})$/gm)].map(
    ([, key, variable]) => `${key} ${variable}`,
  );
  expect(variables).toEqual([
    'SIZE ${api_SIZE}',
    'web_SIZE ${api_web_SIZE}',
    'EMPTY ${two_EMPTY}',
    'GONE ${two_GONE}',
    'SIZE ${web_SIZE}',
    'web_SIZE ${web_web_SIZE}',
  ]);
});

it('a name of nothing but dashes takes time in proportion to its length', async () => {
  const name = `a${'-'.repeat(400_000)}b`;
  const start = performance.now();
  const { compose } = await exported([service('web', mount({ Source: name }))]);
  expect(compose).toContain(name);
  // In quadratic time it took more than a minute; a busy machine may be busy.
  expect(performance.now() - start).toBeLessThan(8_000);
});
