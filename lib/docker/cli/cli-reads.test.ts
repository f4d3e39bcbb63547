// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a compose file has its own
import { describe, expect, it } from 'vitest';
import { checkCompose } from '@/lib/compose/check-compose';
import { fillIn } from '@/lib/compose/cli-template';
import { cliRemarks } from './cli-remarks';
import { clis } from './made-up/clis.testing';
import { wouldWrite } from './made-up/would-write.testing';

/** What the check says of the docker CLI is what it does: of real CLIs, old and new. */

const warned = (text: string, values: Record<string, string> = {}) =>
  checkCompose(text, { stack: 'shop', values, networks: null }).findings;

const HEAD = 'version: "3.9"\nservices:\n';
const TAIL = `networks: {front: {}}
volumes: {data: {}}
secrets: {key: {external: true}}
configs: {conf: {external: true}}
`;

/** Variables however they are written, none of which the CLI refuses with these values. */
const FORMS = [
  '$A',
  '${A}',
  '$$A',
  '$$$A',
  '${A:-b-c}',
  '${A:-b:-c}',
  '${A-b}',
  '${A-}',
  '${GONE-}',
  '${GONE:-}',
  '${EMPTY-b}',
  '${EMPTY:-b}',
  '${A:?no}',
  '${A:?}',
  '${EMPTY?no}',
  '$A-b',
  '$GONE-b',
  '$A:-b',
  '$A?b',
  'x$A-$B',
  '$A-b}c',
  '$A:80',
  '$A/b-c',
  '${A}-b',
  '${A:?must be set - please}',
  '${A?x - y}',
  '${A?x:-y}',
  '${A-b:-c}',
  '${A:-${B:-info}}',
  '${GONE:-${B:-info}}',
  '${GONE:-${OTHER:-${B:-info}}}',
  '${GONE:-$B}',
  '${GONE:-$$B}',
  '${A:-a}b}',
  '${A:?no ${B}}',
  '${GONE:-a?b}',
  '$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/',
];

/** A service without what the CLI leaves out, and with it; of the same CLI, or of each. */
const IGNORED: readonly (readonly [string, string])[] = [
  ['', 'build: .'],
  ['', 'cgroupns_mode: private'],
  ['', 'cgroup_parent: /x'],
  ['', 'container_name: a'],
  ['', 'depends_on: [other]'],
  ['', 'devices: ["/dev/a:/dev/a"]'],
  ['', 'domainname: a'],
  ['', 'expose: ["80"]'],
  ['', 'external_links: [a]'],
  ['', 'ipc: host'],
  ['', 'links: [a]'],
  ['', 'mac_address: "02:42:ac:11:65:43"'],
  ['', 'network_mode: host'],
  ['', 'pid: host'],
  ['', 'privileged: true'],
  ['', 'security_opt: [a]'],
  ['', 'shm_size: 1g'],
  ['', 'tmpfs: [/run]'],
  ['', 'userns_mode: host'],
  [
    'deploy: {restart_policy: {condition: none}}',
    'deploy: {restart_policy: {condition: none}}, restart: always',
  ],
  ['networks: {front: {}}', 'networks: {front: {ipv4_address: 10.0.9.9}}'],
  ['networks: {front: {}}', 'networks: {front: {ipv6_address: "2001::9"}}'],
  ['secrets: [{source: key}]', 'secrets: [{source: key, optional: true}]'],
  ['configs: [{source: conf}]', 'configs: [{source: conf, optional: true}]'],
  ['extra_hosts: ["a:10.0.0.1"]', 'extra_hosts: ["a:10.0.0.1", b]'],
  ['extra_hosts: {a: 10.0.0.1}', 'extra_hosts: {a: 10.0.0.1, b: }'],
  ['volumes: ["/a:/b"]', 'volumes: ["/a:/b:z"]'],
  ['volumes: ["/a:/b:ro"]', 'volumes: ["/a:/b:ro,cached"]'],
  ['volumes: ["data:/b"]', 'volumes: ["data:/b:Z"]'],
  [
    'volumes: [{type: bind, source: /a, target: /b, bind: {}}]',
    'volumes: [{type: bind, source: /a, target: /b, bind: {create_host_path: true}}]',
  ],
  [
    'volumes: [{type: volume, source: data, target: /b}]',
    'volumes: [{type: volume, source: data, target: /b, volume: {labels: {a: b}}}]',
  ],
  ['volumes: [{type: volume, target: /b}]', 'volumes: [{type: volume, target: /b, volume: {nocopy: true}}]'],
  [
    'volumes: [{type: tmpfs, target: /b, tmpfs: {size: 5}}]',
    'volumes: [{type: tmpfs, target: /b, tmpfs: {size: 5, mode: 511}}]',
  ],
];

/** What the CLI reads, and what no remark is to be made on. */
const READ = [
  'cap_add: [NET_ADMIN]',
  'cap_drop: [ALL]',
  'sysctls: {net.core.somaxconn: 1}',
  'ulimits: {nofile: 5}',
  'init: true',
  'isolation: process',
  'stop_signal: SIGINT',
  'credential_spec: {file: a}',
  'networks: {front: {aliases: [a]}}',
  'extra_hosts: ["a:10.0.0.1"]',
  'deploy: {resources: {limits: {pids: 3}}}',
  'deploy: {placement: {max_replicas_per_node: 1}}',
  'volumes: ["data:/b:nocopy"]',
  'volumes: ["/a:/b:ro,rslave"]',
  'volumes: [{type: bind, source: /a, target: /b, bind: {propagation: rslave}}]',
  'ports: ["0.0.0.0:80:80"]',
];

describe.skipIf(clis.length === 0).each(clis)('%s', (cli) => {
  /** The specs of services by name, without their names' traces. */
  const specs = async (services: readonly string[], values: Record<string, string> = {}) => {
    const lines = services.map((keys, i) => `  s${i}: {image: nginx${keys && ', '}${keys}}\n`);
    const { code, complaint, writes } = await wouldWrite(cli, `${HEAD}${lines.join('')}${TAIL}`, values);
    expect(code, complaint).toBe(0);
    const found = new Map(
      writes.flatMap((write) => {
        const [, name = '', spec = ''] = /^\/services\/create shop_s(\d+) (.*)$/.exec(write) ?? [];
        return name ? [[Number(name), spec.replaceAll(`"s${name}"`, '"s"')]] : [];
      }),
    );
    return services.map((_, i) => found.get(i));
  };

  it('fills in variables as we say', async () => {
    for (const A of ['va', '']) {
      const values = { A, B: 'vb', EMPTY: '' };
      // An empty one, which `:?` refuses.
      const forms = FORMS.filter((form) => A !== '' || !/A:\?|A\?b/.test(form) || form.includes(' - '));
      const found = await specs(
        forms.map((form) => `hostname: ${JSON.stringify(form)}`),
        values,
      );
      const hostnames = found.map((spec) => JSON.parse(spec ?? '').TaskTemplate.ContainerSpec.Hostname ?? '');
      expect(hostnames).toEqual(forms.map((form) => fillIn(form, values)));
    }
  });

  it('leaves out what a remark says that it leaves out, and nothing else', async () => {
    const without = await specs(IGNORED.map(([keys]) => keys));
    const withThem = await specs(IGNORED.map(([, keys]) => keys));
    expect(withThem).toEqual(without);
    for (const [, keys] of IGNORED) {
      const found = warned(`${HEAD}  web: {image: nginx, ${keys}}\n${TAIL}`);
      expect([keys, ...found.map(({ kind, severity }) => `${severity} ${kind}`)]).toEqual([
        keys,
        'warning ignored-key',
      ]);
    }
    const read = await specs(['', ...READ]);
    expect(new Set(read).size).toBe(read.length);
    for (const keys of READ)
      expect([keys, warned(`${HEAD}  web: {image: nginx, ${keys}}\n${TAIL}`)]).toEqual([keys, []]);
  });

  it('makes a restart policy of what it says it ignores, but of “no”', async () => {
    const [none, no, always, some] = await specs([
      '',
      'restart: "no"',
      'restart: unless-stopped',
      'restart: "on-failure:3"',
    ]);
    expect(no).toBe(none);
    expect(always).toContain('"RestartPolicy":{"Condition":"any"}');
    expect(some).toContain('"RestartPolicy":{"Condition":"on-failure","MaxAttempts":3}');
  });

  it('drops the address of a port, and says so in a line of its log', async () => {
    const text = `${HEAD}  web: {image: nginx, ports: ["127.0.0.1:8080:80"]}\n`;
    const { writes, complaint } = await wouldWrite(cli, text, {});
    expect(writes.join()).not.toContain('127.0.0.1');
    expect(cliRemarks(complaint)).toEqual([
      "ignoring IP-address (127.0.0.1:8080:80/tcp) service will listen on '0.0.0.0'",
    ]);
  });

  it('puts its own folder before paths that do not begin at the root', async () => {
    const inFolder = ['./a', '.a', '~/a', 'C:a', '\\\\.\\pipe\\x', '\\\\srv\\share'];
    const whole = ['/a', 'C:\\a', 'C:/a', '\\\\srv\\share\\a'];
    const bind = (source: string) => `volumes: [{type: bind, source: ${JSON.stringify(source)}, target: /t}]`;
    const short = (source: string) => `volumes: [${JSON.stringify(`${source}:/t`)}]`;
    for (const write of [bind, short]) {
      const found = await specs([...inFolder, ...whole].map(write));
      const sources = found.map((spec) => JSON.parse(spec ?? '').TaskTemplate.ContainerSpec.Mounts[0].Source);
      expect(sources.map((source) => /swarmscope-/.test(source))).toEqual(
        sources.map((_, i) => i < inFolder.length),
      );
      const refused = [...inFolder, ...whole].map(
        (source) => warned(`${HEAD}  web: {image: nginx, ${write(source)}}\n`).length > 0,
      );
      expect(refused).toEqual(sources.map((_, i) => i < inFolder.length));
    }
  });
});
