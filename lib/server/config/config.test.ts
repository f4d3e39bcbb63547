import { describe, expect, it } from 'vitest';
import { type ConfigFiles, readConfig } from './config';
import type { Environment } from './environment';

const NO_FILES: ConfigFiles = {
  exists: () => false,
  readText: (path) => {
    throw new Error(`ENOENT: no such file or directory, open '${path}'`);
  },
  checkAppend: () => {},
  addressMistakes: () => [],
};
const withFile = (path: string, text: string): ConfigFiles => ({
  ...NO_FILES,
  exists: (candidate) => candidate === path,
  readText: (candidate) => (candidate === path ? text : NO_FILES.readText(candidate)),
});

function read(env: Environment, files = NO_FILES) {
  const config = readConfig(env, files);
  if (!config.ok) throw new Error(config.error.join('\n'));
  return config.value;
}

const mistakes = (env: Environment, files = NO_FILES) => {
  const config = readConfig(env, files);
  return config.ok ? [] : config.error;
};

const HASH = '$scrypt$ln=15,r=8,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g';

describe('users', () => {
  it('are read from their file', () => {
    const users = read({ USERS_FILE: '/users' }, withFile('/users', `ada:operator:shop:${HASH}\n`)).users;
    expect(users).toEqual([{ name: 'ada', role: 'operator', stacks: ['shop'], hash: HASH }]);
  });
  it('that cannot be read stop the start, each with its line', () => {
    const env = { USERS_FILE: '/users' };
    expect(mistakes(env, withFile('/users', `ada:boss:*:${HASH}\nben`))).toEqual([
      'USERS_FILE: line 1: the role must be viewer, operator, admin',
      'USERS_FILE: line 2: must be name:role:stacks:hash',
    ]);
    expect(mistakes(env)).toEqual([expect.stringContaining('USERS_FILE: ENOENT')]);
    expect(mistakes(env, withFile('/users', ''))).toEqual(['USERS_FILE: /users is empty']);
  });
});

describe('the registry', () => {
  const env = { REGISTRY: 'http://registry:5000/' };
  const secret = '/run/secrets/registry';

  it('is named by an address, with what signs in from a file', () => {
    expect(read({}).registry).toBeNull();
    expect(read(env).registry).toEqual({ url: 'http://registry:5000', credentials: null });
    const files = withFile(secret, 'me:secret\n');
    expect(read({ ...env, REGISTRY_AUTH_FILE: secret }, files).registry?.credentials).toBe('me:secret');
  });
  it('that makes no sense stops the start, and repeats no secret', () => {
    expect(mistakes({ REGISTRY: 'registry:5000' })).toEqual([expect.stringMatching(/^REGISTRY: must be/)]);
    for (const REGISTRY of ['ftp://me:hunter2@registry', 'me:hunter2@registry:5000'])
      expect(mistakes({ REGISTRY })).toEqual([expect.not.stringContaining('hunter2')]);
    const told = mistakes({ ...env, REGISTRY_AUTH_FILE: secret }, withFile(secret, 'hunter2'));
    expect(told).toEqual([expect.stringMatching(/^REGISTRY_AUTH_FILE: must be/)]);
    expect(told.join()).not.toContain('hunter2');
  });
  it('may have its tokens given out elsewhere, and nowhere without TLS where it has TLS', () => {
    const realm = (REGISTRY: string, REGISTRY_AUTH_REALM: string) =>
      read({ REGISTRY, REGISTRY_AUTH_REALM }).registry?.realm;
    expect(realm('http://registry:5000', 'http://office:5001/token')).toBe('http://office:5001');
    expect(realm('https://registry', 'https://auth.example.com/')).toBe('https://auth.example.com');
    for (const office of ['http://auth', 'auth.example.com', 'ftp://me:hunter2@auth']) {
      const told = mistakes({ REGISTRY: 'https://registry', REGISTRY_AUTH_REALM: office });
      expect(told).toEqual([expect.stringMatching(/^REGISTRY_AUTH_REALM: must be/)]);
      expect(told.join()).not.toContain('hunter2');
    }
  });
});

describe('configuration', () => {
  it('needs nothing set', () => {
    expect(read({})).toMatchObject({
      port: 9000,
      host: 'localhost',
      minPollMs: 250,
      view: 'open',
      password: null,
      sessionSecret: null,
      allowedHosts: [],
      auditLog: null,
      logLevel: 'info',
      source: { kind: 'demo', nodes: undefined, tasks: undefined, calm: false },
    });
  });

  it('takes a name or an address for the published host, and nothing else', () => {
    expect(read({}).publishedHost).toBeNull();
    expect(read({ PUBLISHED_HOST: ' Swarm.Example.com ' }).publishedHost).toBe('swarm.example.com');
    expect(read({ PUBLISHED_HOST: 'fd00::5' }).publishedHost).toBe('[fd00::5]');
    for (const PUBLISHED_HOST of ['http://a', 'a:80', 'a/b', 'me@a', '0.0.0.0', 'fe80::1%eth0'])
      expect(mistakes({ PUBLISHED_HOST })).toEqual([expect.stringMatching(/^PUBLISHED_HOST=.*: must be/)]);
  });

  it('takes an empty variable for an absent one', () => {
    expect(read({ PORT: '', ADMIN_PASSWORD: '', DOCKER_HOST: ' ', SWARM: '' })).toEqual(read({}));
  });

  it('does not listen on the name that Docker gives a container', () => {
    expect(read({ HOSTNAME: '3f2a9c' }).host).toBe('localhost');
  });

  it('names every mistake at once', () => {
    const found = mistakes({
      PORT: '90000',
      MS: '1.5',
      VIEW: 'closed',
      SWARM: 'mainnet',
      DEMO_NODES: '-1',
      SESSION_SECRET: 'short',
      ADMIN_PASSWORD_FILE: '/run/secrets/none',
      ALLOWED_HOSTS: 'swarm.example.com, http://other.example.com/',
      LOG_LEVEL: 'loud',
    });
    for (const name of [
      'PORT',
      'MS',
      'VIEW',
      'SWARM',
      'DEMO_NODES',
      'SESSION_SECRET',
      'ADMIN_PASSWORD_FILE',
      'ALLOWED_HOSTS',
      'LOG_LEVEL',
    ]) {
      expect(found.filter((line) => line.startsWith(name))).toHaveLength(1);
    }
    expect(found).toHaveLength(9);
  });

  it.each(['abc', '-1', '1e3', '0x10', '12 000', '9000.5'])('refuses the port %j', (PORT) => {
    expect(mistakes({ PORT })).toHaveLength(1);
  });

  it('repeats no secret in a mistake', () => {
    expect(mistakes({ SESSION_SECRET: 'hunter2' }).join()).not.toContain('hunter2');
  });
});

describe('what can be tried before anything is served', () => {
  const badAddress: ConfigFiles = {
    ...NO_FILES,
    addressMistakes: ({ certPath }) => ['ca.pem', 'key.pem'].map((name) => `${certPath}/${name} is bad`),
  };

  it('an audit log that cannot be written to stops the start', () => {
    const checkAppend = (path: string) => {
      throw new Error(`EISDIR: illegal operation on a directory, open '${path}'`);
    };
    expect(mistakes({ AUDIT_LOG: '/var/log' }, { ...NO_FILES, checkAppend })).toEqual([
      "AUDIT_LOG: EISDIR: illegal operation on a directory, open '/var/log'",
    ]);
    expect(mistakes({}, { ...NO_FILES, checkAppend })).toEqual([]);
  });
  it('every certificate that will not do is named', () => {
    const env = { DOCKER_HOST: 'tcp://m:2376', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' };
    expect(mistakes(env, badAddress)).toEqual(['/certs/ca.pem is bad', '/certs/key.pem is bad']);
  });
  it('the Docker of nobody is not looked at', () => {
    expect(mistakes({ SWARM: 'demo', DOCKER_HOST: 'tcp://m:2376' }, badAddress)).toEqual([]);
  });
});

describe('a variable that looks like one of ours', () => {
  it.each([
    ['ADMIN_PASWORD', 'ADMIN_PASSWORD'],
    ['ADMIN_PASSWORD_FLIE', 'ADMIN_PASSWORD_FILE'],
    ['SESION_SECRET', 'SESSION_SECRET'],
    ['DOCKER_CERTPATH', 'DOCKER_CERT_PATH'],
    ['DOCKER_TLSVERIFY', 'DOCKER_TLS_VERIFY'],
    ['ALLOWED_HOST', 'ALLOWED_HOSTS'],
    ['USER_FILE', 'USERS_FILE'],
    ['DEMO_NODE', 'DEMO_NODES'],
  ])('%s stops the start: %s is meant, whatever its value', (name, meant) => {
    expect(mistakes({ [name]: 'hunter2' })).toEqual([
      `${name}: no such setting. Is ${meant} meant? Rename it, or unset it`,
    ]);
  });
  it('is somebody else’s where ours is set, or where it is empty', () => {
    expect(mistakes({ ADMIN_PASWORD: 'a', ADMIN_PASSWORD: 'b', SESION_SECRET: '' })).toEqual([]);
  });
});

describe('secrets', () => {
  it('come from a file without its last newline', () => {
    const files = withFile('/run/secrets/password', 'correct horse \n');
    expect(read({ ADMIN_PASSWORD_FILE: '/run/secrets/password' }, files).password).toBe('correct horse ');
  });

  it('are refused when given twice, and when the file is empty', () => {
    const files = withFile('/secret', '\n');
    expect(mistakes({ ADMIN_PASSWORD: 'a', ADMIN_PASSWORD_FILE: '/secret' }, files)).toHaveLength(1);
    expect(mistakes({ ADMIN_PASSWORD_FILE: '/secret' }, files)).toEqual([
      'ADMIN_PASSWORD_FILE: /secret is empty',
    ]);
  });
});

describe('which swarm', () => {
  const socket = withFile('/var/run/docker.sock', '');
  it.each([
    ['nothing', {}, NO_FILES, 'demo', undefined],
    ['a socket', {}, socket, 'live', 'unix:///var/run/docker.sock'],
    ['DOCKER_HOST', { DOCKER_HOST: 'manager01:2375' }, NO_FILES, 'live', 'manager01:2375'],
    ['DOCKER_HOST beside a socket', { DOCKER_HOST: 'tcp://m:2375' }, socket, 'live', 'tcp://m:2375'],
    ['demo by hand', { SWARM: 'demo', DOCKER_HOST: 'tcp://m:2375' }, socket, 'demo', undefined],
    ['live by hand', { SWARM: 'live' }, NO_FILES, 'live', 'unix:///var/run/docker.sock'],
  ])('with %s', (_, env, files, kind, host) => {
    const { source } = read(env, files);
    expect(source.kind).toBe(kind);
    if (source.kind === 'live') expect(source.address.host).toBe(host);
  });

  it.each([
    ['1', true],
    ['true', true],
    ['0', false],
    ['false', false],
  ])('DOCKER_TLS_VERIFY=%s', (DOCKER_TLS_VERIFY, verify) => {
    const { source } = read({ DOCKER_HOST: 'm:2376', DOCKER_TLS_VERIFY, DOCKER_CERT_PATH: '/certs' });
    expect(source).toMatchObject({ address: { tlsVerify: verify, certPath: '/certs' } });
  });

  it('sizes the demo', () => {
    const env = { DEMO: 'calm', DEMO_NODES: '100', DEMO_TASKS: '3000', DEMO_SOCKET: '/tmp/demo.sock' };
    expect(read(env).source).toEqual({
      kind: 'demo',
      socketPath: '/tmp/demo.sock',
      nodes: 100,
      tasks: 3000,
      calm: true,
    });
  });
});

describe('the root', () => {
  it.each([
    ['', ''],
    ['/', ''],
    ['/visualizer', '/visualizer'],
    ['visualizer/', '/visualizer'],
    ['/tools/swarm_1/~a-b', '/tools/swarm_1/~a-b'],
  ])('%j is %j', (text, root) => {
    expect(read({ CTX_ROOT: text }).root).toBe(root);
  });
  it.each(['/my swarm', '/v1.2', '/..', '/a//b', '/a?b', '/日本', '/"><img>'])(
    '%j stops the start',
    (text) => {
      expect(mistakes({ CTX_ROOT: text })).toEqual([
        expect.stringMatching(/^CTX_ROOT=.*: must be a path such as/),
      ]);
    },
  );
});

describe('proxies in front', () => {
  it('are believed where they are named', () => {
    expect(read({}).trust('127.0.0.1', 0)).toBe(false);
    const { trust } = read({ TRUST_PROXY: 'loopback, 10.1.0.0/16' });
    expect(['127.0.0.1', '::1', '10.1.2.3', '10.2.0.1'].map((each) => trust(each, 0))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(read({ TRUST_PROXY: 'all' }).trust('203.0.113.1', 3)).toBe(true);
  });
  it.each(['nginx', '10.0.0.0/33'])('%j stops the start', (text) => {
    expect(mistakes({ TRUST_PROXY: text })).toEqual([
      expect.stringMatching(/^TRUST_PROXY=.*: must be addresses/),
    ]);
  });
});
