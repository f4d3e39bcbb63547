// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a compose file has its own
import type { Json } from '@/lib/base/json';

/** A field of a compose file as the docker CLI takes it, for tests. */
interface Field {
  readonly service: Json;
  /** The first major version of the CLI that writes it. */
  readonly since?: number;
}

/** Each field that the CLI writes into a service, by name; what they name is in `SECTIONS`. */
export const FIELDS: Readonly<Record<string, Field>> = {
  nothing: { service: {} },
  'an image with a port and a tag': { service: { image: 'registry:5000/a/b:1.2' } },
  'an image by its digest': { service: { image: `nginx@sha256:${'0'.repeat(64)}` } },
  'entrypoint and command': { service: { entrypoint: ['sh', '-c'], command: ['echo $$HOME', '', 'yes'] } },
  hostname: { service: { hostname: '{{.Service.Name}}-{{.Task.Slot}}' } },
  user: { service: { user: '1000:1000' } },
  working_dir: { service: { working_dir: '/srv' } },
  environment: { service: { environment: { B: '1', A: null, 'c.d': '', Z: 'x=y' } } },
  'words of YAML': {
    service: {
      environment: { A: 'yes', B: '0777', C: '1e3', D: 'null', E: '~', F: '2001-01-01', on: 'off' },
    },
  },
  'numbers of Go': {
    service: {
      labels: {
        '1e3_': '1e3_',
        '0X1F': '0X1F',
        '0B1': '0B1',
        '-0o17': '-0o17',
        '-_1': '-_1',
        '1_.5': '1_.5',
      },
    },
  },
  'characters that YAML reads otherwise': {
    service: {
      labels: {
        a: 'a\u2028b\u0085c\ttab\r\n',
        ' b ': ' # x',
        'c: d': '- x',
        __proto: '{{.X}} $$y',
        é: '日本 🙂',
      },
    },
  },
  'a name that every object has': {
    service: { labels: JSON.parse('{"__proto__": "a", "toString": "b"}'), environment: { constructor: 'c' } },
  },
  'a script': {
    service: { command: ['sh', '-c', 'if true\nthen\n  echo "$$A"\n\nfi\n', '\n x', 'x\n\n', 'a\n  '] },
  },
  'a very long text': { service: { labels: { ['k'.repeat(900)]: 'v '.repeat(20_000) } } },
  labels: { service: { labels: { a: 'b', 'com.docker.stack.color': 'red', 'com.docker.stack.image': 'x' } } },
  'deploy.labels': { service: { deploy: { labels: { a: 'b', 'com.docker.stack.color': 'red' } } } },
  healthcheck: {
    service: {
      healthcheck: {
        test: ['CMD', 'true'],
        interval: '1m30s',
        timeout: '100ms',
        start_period: '1h',
        retries: 2,
      },
    },
  },
  'healthcheck.test as a text': { service: { healthcheck: { test: 'exit $$?' } } },
  'healthcheck.disable': { service: { healthcheck: { disable: true } } },
  'healthcheck of nothing': { service: { healthcheck: {} } },
  'healthcheck.start_interval': {
    service: { healthcheck: { start_interval: '5s' } },
    since: 25,
  },
  init: { service: { init: true } },
  'init: false': { service: { init: false } },
  'tty, stdin_open, read_only': { service: { tty: true, stdin_open: true, read_only: true } },
  stop_signal: { service: { stop_signal: 'SIGINT' } },
  stop_grace_period: { service: { stop_grace_period: '1m1s' } },
  'stop_grace_period of 0': { service: { stop_grace_period: '0s' } },
  isolation: { service: { isolation: 'hyperv' } },
  'dns, dns_search': { service: { dns: ['10.1.1.1', '::1'], dns_search: ['a.example', 'b.example'] } },
  extra_hosts: { service: { extra_hosts: ['b:10.0.0.2', 'a:10.0.0.1', 'six:::1'] } },
  'cap_add, cap_drop': { service: { cap_add: ['NET_ADMIN', 'SYS_TIME'], cap_drop: ['ALL'] } },
  sysctls: { service: { sysctls: { 'net.core.somaxconn': '1024' } } },
  ulimits: { service: { ulimits: { nproc: 65_535, nofile: { soft: 0, hard: -1 } } } },
  oom_score_adj: { service: { oom_score_adj: -500 }, since: 28 },
  logging: { service: { logging: { driver: 'json-file', options: { 'max-size': '1m' } } } },
  'logging without a driver': { service: { logging: { options: { tag: '{{.Name}}' } } } },
  'logging of nothing': { service: { logging: {} } },
  'credential_spec.file': { service: { credential_spec: { file: 'a.json' } } },
  'credential_spec.registry': { service: { credential_spec: { registry: 'key' } } },
  'credential_spec.config': { service: { credential_spec: { config: 'site' } } },
  ports: {
    service: {
      ports: [
        '80',
        '18080:80',
        '18053:53/udp',
        { target: 81, published: 18_081, mode: 'host', protocol: 'sctp' },
        '19000-19002:90-92',
      ],
    },
  },
  secrets: {
    service: {
      secrets: [
        { source: 'k', target: '/a b', uid: '1', gid: '2', mode: 0o440 },
        { source: 'pass', mode: 0 },
      ],
    },
  },
  configs: { service: { configs: [{ source: 'site', target: '/etc/site', mode: 0o777 }] } },
  networks: { service: { networks: { default: null, back: { aliases: ['db', 'a.b'] }, out: null } } },
  'networks.driver_opts': {
    service: { networks: { back: { driver_opts: { a: '1', b: '$$x' } } } },
    since: 28,
  },
  'the host’s network': { service: { networks: { host: { aliases: ['x'] } } } },
  'the engine’s network': { service: { networks: ['bridge', 'default'] } },
  'two networks of one name': { service: { networks: ['data', 'd'] } },
  'networks with words as keys': { service: { networks: { y: null, null: null, '0777': null } } },
  'a network of one’s own making': { service: { networks: ['made'] } },
  volumes: {
    service: {
      volumes: [
        { type: 'volume', source: 'v', target: '/a', read_only: true, volume: { nocopy: true } },
        { type: 'volume', source: 'v', target: '/b' },
        { type: 'volume', target: '/c' },
      ],
    },
  },
  'volumes.subpath': {
    service: { volumes: [{ type: 'volume', source: 'v', target: '/a', volume: { subpath: 'x' } }] },
    since: 26,
  },
  'a volume with all that it may have': { service: { volumes: ['made:/v'] } },
  'a volume with a driver of nothing': { service: { volumes: ['empty:/v'] } },
  'a volume with a template as its name': { service: { volumes: ['templated:/v'] } },
  'volumes of one name with different labels': { service: { volumes: ['one:/v', 'other:/w'] } },
  'an own and an external volume of one name': { service: { volumes: ['data:/a', 'd:/b'] } },
  binds: {
    service: {
      volumes: [
        '/srv:/srv:ro',
        { type: 'bind', source: '/a', target: '/a', bind: { propagation: 'rslave' }, consistency: 'cached' },
        { type: 'bind', source: 'C:\\data', target: '/w' },
        { type: 'bind', source: '/x', target: '/y', bind: {} },
      ],
    },
  },
  'tmpfs mounts': {
    service: {
      volumes: [
        { type: 'tmpfs', target: '/a', tmpfs: { size: 1_000_000 } },
        { type: 'tmpfs', target: '/b', tmpfs: {} },
        { type: 'tmpfs', target: '/c' },
      ],
    },
  },
  'a named pipe': {
    service: { volumes: [{ type: 'npipe', source: '\\\\.\\pipe\\docker', target: '\\\\.\\pipe\\docker' }] },
  },
  'cluster volumes': {
    service: {
      volumes: [
        { type: 'cluster', source: 'group:fast', target: '/a' },
        { type: 'cluster', source: 'csi', target: '/b' },
      ],
    },
    since: 23,
  },
  'an image as a mount': {
    service: { volumes: [{ type: 'image', source: 'busybox', target: '/a' }] },
    since: 28,
  },
  replicas: { service: { deploy: { mode: 'replicated', replicas: 3 } } },
  'replicas of 0': { service: { deploy: { replicas: 0 } } },
  global: { service: { deploy: { mode: 'global' } } },
  endpoint_mode: { service: { deploy: { endpoint_mode: 'dnsrr' } } },
  update_config: {
    service: {
      deploy: {
        update_config: {
          parallelism: 0,
          delay: '10s',
          failure_action: 'rollback',
          monitor: '1m',
          max_failure_ratio: 0.1,
          order: 'start-first',
        },
      },
    },
  },
  'update_config of nothing': { service: { deploy: { update_config: {} } } },
  rollback_config: {
    service: {
      deploy: {
        rollback_config: {
          parallelism: 2,
          failure_action: 'continue',
          max_failure_ratio: 1e-7,
          order: 'stop-first',
        },
      },
    },
  },
  'limits and reservations': {
    service: {
      deploy: {
        resources: {
          limits: { cpus: '0.001', memory: '6m' },
          reservations: { cpus: '0.015', memory: '20971521' },
        },
      },
    },
  },
  'limits and reservations of nothing': {
    service: { deploy: { resources: { limits: {}, reservations: {} } } },
  },
  'limits.pids': { service: { deploy: { resources: { limits: { pids: 100 } } } } },
  restart_policy: {
    service: {
      deploy: { restart_policy: { condition: 'on-failure', delay: '5s', max_attempts: 3, window: '2m' } },
    },
  },
  'restart_policy of nothing': { service: { deploy: { restart_policy: {} } } },
  placement: {
    service: {
      deploy: {
        placement: {
          constraints: ['node.labels.a==b', 'node.role != manager'],
          preferences: [{ spread: 'node.labels.zone' }, { spread: 'node.labels.rack' }],
          max_replicas_per_node: 2,
        },
      },
    },
  },
};

/** Names beside the fields': the secrets key and shop_pass, the config site, the networks outside and data must be there. */
export const SECTIONS: Json = {
  networks: {
    back: {},
    out: { external: true, name: 'outside' },
    host: { external: true, name: 'host' },
    bridge: { external: true, name: 'bridge' },
    data: {},
    d: { external: true, name: 'data' },
    y: {},
    null: {},
    '0777': {},
    made: {
      driver: 'overlay',
      driver_opts: { 'com.docker.network.driver.mtu': '1400', encrypted: '' },
      ipam: { driver: 'default', config: [{ subnet: '10.99.1.0/24' }] },
      attachable: true,
      internal: true,
      labels: { a: '$$b' },
    },
  },
  volumes: {
    v: {},
    made: { name: 'vol', driver: 'nfs', driver_opts: { o: 'addr=$$x,rw' }, labels: { a: 'b' } },
    empty: { driver_opts: {} },
    templated: { name: '{{.Service.Name}}-{{.Task.Slot}}-data' },
    one: { name: 'twin', labels: { a: 'b' } },
    other: { name: 'twin' },
    data: {},
    d: { external: true, name: 'data' },
    csi: { external: true, name: 'my-csi' },
  },
  secrets: { k: { external: true, name: 'key' }, pass: { external: true, name: 'shop_pass' } },
  configs: { site: { external: true } },
};

/** The stack shop with a service for each field that a CLI of this major version writes, called `field-0` and so on. */
export function madeUpStack(major: number, image = 'nginx'): Json {
  const services = Object.values(FIELDS).flatMap(({ service, since = 0 }, i) =>
    major >= since ? [[`field-${i}`, { image, ...service }] as const] : [],
  );
  // That version, or the highest that it knows.
  const version = major >= 28 ? '3.13' : major >= 25 ? '3.12' : '3.9';
  return { version, services: Object.fromEntries(services), ...SECTIONS };
}
