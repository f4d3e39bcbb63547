// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a compose file has its own
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { doJob } from '@/lib/compose/check-job';
import { clis } from './made-up/clis.testing';
import { wouldWrite } from './made-up/would-write.testing';

/** What goes to the docker CLI in place of the text that was typed: to real CLIs, old and new. */

const CANARY = 'tweet-tweet';
const values = { TAG: '1.2', HOST: 'my-host', EMPTY: '' };

let folder: string;
let canary: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'swarmscope-test-'));
  chmodSync(folder, 0o755);
  canary = join(folder, 'canary');
  // Everybody may read it: that the CLI is nobody must not be what saves it.
  writeFileSync(canary, `CANARY=${CANARY}\n`, { mode: 0o644 });
  vi.stubEnv('CANARY', CANARY);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** What is sent for a text that was typed; null where the check refuses it. */
function sentFor(text: string): string | null {
  const checked = doJob({ kind: 'check', text, stack: 'shop', values });
  return 'sent' in checked ? (checked.sent?.text ?? null) : null;
}

const HONEST: Record<string, string> = {
  'the book’s visualizer': readFileSync('stack/visualizer.yml', 'utf8'),
  'the book’s echo': readFileSync('stack/echo.yml', 'utf8'),
  scalars: `version: "3.7"
services:
  web:
    image: nginx
    hostname: e1x
    user: "1000"
    init: true
    tty: True
    read_only: FALSE
    stdin_open: false
    stop_grace_period: 1m30s
    command: [a, "0444", '1.0', a b, a:b, =, x=1, --flag, -x, /bin/sh, "~", .env]
    extra_hosts: {a: 10.0.0.1}
    environment:
      OCTAL: 0444
      NOTHING:
      TILDE: ~
      FLOAT: 1.10
      HEX: 0x1F
      OCTAL12: 0o17
      BINARY: 0b11
      GROUPS: 1_000
      EXP: 1e3
      POINT: .5
      MINUS: -1
      PLUS: +2
      NULL1: null
      NULL2: NULL
      NOUGHT: 007
      NINE: 09
      BIG: 123456789012345678901234567890
      DATE: 2001-12-14
      TIME: 2001-12-14T21:59:43Z
      TIME2: 2001-12-14t21:59:43.1+09:00
      TIME3: 2001-12-14 21:59:43
      TIME4: 21:59:43
      EMPTY: ""
      DOLLAR: $$HOME
      MULTI: one
        two

        three
      NEL: "a\\Nb\\Lc\\Pd\\_e\\0f\\ag"
      EMOJI: 日本語 😀
    labels:
      - a=1
      - b
      - 日本語=はい
    healthcheck: {test: [CMD, "true"], interval: 10s, timeout: 1s, retries: 3}
    ulimits: {nofile: 1024, nproc: {soft: 1, hard: 2}}
    sysctls: {net.core.somaxconn: 1024}
    deploy:
      replicas: 2
      resources:
        limits: {cpus: '0.50', memory: 64M}
        reservations: {cpus: "0.25", memory: 1gb}
      restart_policy: {condition: any, delay: 5s, max_attempts: 3, window: 120s}
      update_config: {parallelism: 2, delay: 10s, max_failure_ratio: 0.3, order: start-first}
`,
  'truths of YAML 1.1, which only old CLIs take': `version: "3.7"
services:
  web: {image: nginx, init: yes, tty: on, read_only: off, stdin_open: n, privileged: Y, labels: {a: no}}
secrets: {key: {external: yes}}
`,
  'ports, long and short': `version: "3.8"
services:
  web:
    image: nginx
    ports: ["80:80", 8080:81, 443, "60000-60003:60000-60003/udp", {target: 90, published: 91, protocol: tcp, mode: host}]
    extra_hosts: ["a:10.0.0.1"]
    dns: 8.8.8.8
    entrypoint: sh -c "echo 'a b'"
    volumes: ["data:/data:ro", "/a:/b", {type: bind, source: /c, target: /d, read_only: true}, {type: tmpfs, target: /t, tmpfs: {size: 1000}}]
    configs: [{source: conf, target: /c, uid: "103", gid: "103", mode: 0440}]
    secrets: [key, {source: other, mode: 0444}]
    networks: {front: {aliases: [a, b]}, back: }
volumes: {data: , }
networks:
  front: {external: true, name: wire}
  back: {driver: overlay, attachable: true, ipam: {config: [{subnet: 10.1.0.0/24}]}}
configs: {conf: {external: true}}
secrets:
  key: {external: {name: other_key}}
  other: {external: true}
`,
  'aliases and merges': `version: "3.8"
x-env: &env {A: 1, B: two}
x-base: &base
  image: "nginx:\${TAG}"
  deploy: &deploy
    replicas: 3
    labels: {x-kept: a}
services:
  web: {<<: *base, environment: {<<: *env, B: three}}
  api:
    <<: [*base]
    hostname: \${HOST:-none}
    environment: *env
    labels: {"\${TAG}": key, x-kept: "y"}
  x-named: {image: a, x-gone: 1, deploy: {<<: *deploy, replicas: 1}}
`,
  'block scalars, comments, quotes and line ends': [
    '\ufeff# first',
    '---',
    'version: "3.8" # remark',
    'services:',
    '  ? web',
    "  : image: 'it'",
    "    hostname: 'it''s'",
    '    command: |+',
    '      one',
    '        two',
    '',
    '    entrypoint: >-',
    '      sh',
    '      -c',
    '    labels: { "a b": "c\\td", \'e\': f, g: [] }'.replace(', g: []', ''),
    '    environment: !!map',
    '      A: |2-',
    '          x',
    '      B: !!str 0444',
    '      C: !!int 7',
    '      D: ! yes',
    '...',
    '',
  ].join('\r\n'),
  variables: `version: "3.7"
services:
  web:
    image: "\${IMAGE:-nginx}:\${TAG}"
    hostname: \${HOST:?must be set - please}
    command: echo $HOST \${EMPTY-none} \${EMPTY:-some} $$ \${GONE-}
    ports: ["\${PORT:-80}:80"]
    deploy: {replicas: "\${N:-2}"}
    environment: [HOST, "A=\${TAG}", B=]
`,
  'tmpfs and what a swarm leaves out': `version: "3.7"
services:
  web: {image: nginx, tmpfs: [/run], restart: always, build: ., networks: {net: {ipv4_address: 10.0.9.9}}}
networks: {net: {}}
`,
};

describe.skipIf(clis.length === 0).each(clis)('%s', (cli) => {
  it.each(Object.entries(HONEST))(
    'writes the same for what was typed and what is sent: %s',
    async (name, text) => {
      const sent = sentFor(text);
      expect(sent).not.toBeNull();
      const [typed, checked] = await Promise.all([
        wouldWrite(cli, text, values),
        wouldWrite(cli, sent ?? '', values),
      ]);
      expect(checked.writes).toEqual(typed.writes);
      expect(checked.code, checked.complaint).toBe(typed.code);
      if (!/old CLIs/.test(name)) expect(checked.writes.length, checked.complaint).toBeGreaterThan(0);
    },
  );

  it('no file of the server’s is in what it would write, however the text hides its name', async () => {
    const hidden = CONFUSIONS.map((confuse) => confuse(canary)).flatMap((text) => sentFor(text) ?? []);
    // What is refused outright is not what this is about.
    expect(hidden.length).toBeGreaterThan(10);
    for (const sent of hidden) {
      const { writes, complaint } = await wouldWrite(cli, sent, values);
      expect(`${writes}${complaint}`).not.toContain(CANARY);
    }
  }, 120_000);

  it('no variable steers it: neither its settings, nor what it connects to, nor what it starts', async () => {
    const trap = mkdtempSync(join(folder, 'trap-'));
    chmodSync(trap, 0o777);
    mkdirSync(join(trap, '.docker/cli-plugins'), { recursive: true });
    const sprung = join(trap, 'sprung');
    const program = `#!/bin/sh\necho "$0" >> ${sprung}\n`;
    for (const name of [
      'pass',
      'docker-credential-pass',
      'docker-credential-secretservice',
      'ssh',
      'git',
      'docker',
    ])
      writeFileSync(join(trap, name), program, { mode: 0o755 });
    writeFileSync(join(trap, '.docker/cli-plugins/docker-stack'), program, { mode: 0o755 });
    writeFileSync(
      join(trap, '.docker/config.json'),
      JSON.stringify({
        credsStore: 'pass',
        currentContext: 'elsewhere',
        HttpHeaders: { 'X-Trap': 'sprung' },
      }),
    );
    let visits = 0;
    const proxy = createServer((_, response) => {
      visits += 1;
      response.end();
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const address = proxy.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const steering: Record<string, string> = {
      ...Object.fromEntries(
        ['HOME', 'PATH', 'TMPDIR', 'XDG_CONFIG_HOME', 'XDG_RUNTIME_DIR', 'PASSWORD_STORE_DIR'].map((name) => [
          name,
          trap,
        ]),
      ),
      ...Object.fromEntries(
        [
          'HTTP_PROXY',
          'HTTPS_PROXY',
          'ALL_PROXY',
          'http_proxy',
          'https_proxy',
          'OTEL_EXPORTER_OTLP_ENDPOINT',
        ].map((name) => [name, url]),
      ),
      OTEL_TRACES_EXPORTER: 'otlp',
      OTEL_METRICS_EXPORTER: 'otlp',
      SSL_CERT_FILE: canary,
      SSH_AUTH_SOCK: trap,
      GOTRACEBACK: 'crash',
    };
    const uses = Object.keys(steering).map((name) => `"\${${name}}"`);
    const text = `version: "3.7"\nservices: {web: {image: nginx, command: [${uses}]}}\n`;
    const checked = doJob({ kind: 'check', text, stack: 'shop', values: steering });
    const sent = 'sent' in checked ? checked.sent?.text : null;
    const { code, writes, complaint } = await wouldWrite(cli, sent ?? '', steering);
    await new Promise((resolve) => proxy.close(resolve));
    expect(code, complaint).toBe(0);
    expect(writes).toHaveLength(2);
    expect(existsSync(sprung)).toBe(false);
    expect(visits).toBe(0);
  });
});

/** Ends of lines: those of both parsers, those of one, and what looks like one. */
const ENDS = [
  '\r',
  '\u0085',
  '\u2028',
  '\u2029',
  '\n',
  '\r\n',
  '\n\r',
  '\v',
  '\f',
  '\u001c',
  '\u200b',
  '\ufeff',
  '\0',
];
const HEAD = 'version: "3.7"\nservices:\n  web:\n    image: nginx\n';

/** Files that name the file at `path` where the check may take it for something else. */
const CONFUSIONS: readonly ((path: string) => string)[] = [
  ...ENDS.flatMap((end) => [
    (path: string) => `${HEAD}    #${end}    env_file: ${path}${end}`,
    (path: string) => `${HEAD}    hostname: a #${end}    env_file: [${path}]${end}`,
    (path: string) => `${HEAD}    hostname: a${end}    env_file: ${path}\n`,
    (path: string) => `${HEAD}    hostname: "a${end}"\n    domainname: 'b${end}    env_file: ${path}'\n`,
    (path: string) => `${HEAD}    command: |\n      a${end}    env_file: ${path}${end}\n`,
    (path: string) => `${HEAD}    labels: {"a${end}b": "c", d: e${end}env_file: ${path}}\n`,
    (path: string) =>
      `${HEAD}    configs: [c]\nconfigs:\n  c:\n    external: true #${end}    file: ${path}\n`,
    (path: string) =>
      `${HEAD}    secrets: [c]\nsecrets:\n  c: # a${end}    {file: ${path}}\n    external: true\n`,
    (path: string) => `#${end}x: &a {env_file: ${path}}\n${HEAD}`,
    (path: string) => `${HEAD}x-a: &a\n  b: c #${end}  env_file: ${path}\nx-b: {<<: *a}\n`,
  ]),
  (path) => `${HEAD}    "env\\x5ffile": ${path}\n`,
  (path) => `${HEAD}    ? env_file\n    : ${path}\n`,
  (path) => `${HEAD}    "<<": {env_file: ${path}}\n`,
  (path) => `${HEAD}    <<: {env_file: ${path}}\n`,
  (path) => `${HEAD}    labels: {"<<": {env_file: ${path}}}\n`,
  (path) => `${HEAD}    !!merge <<: {env_file: ${path}}\n`,
  (path) => `${HEAD}    <<: [{hostname: a}, {env_file: ${path}}]\n`,
  (path) => `${HEAD}    !!str env_file: ${path}\n`,
  (path) => `${HEAD}    !!binary ZW52X2ZpbGU=: ${path}\n`,
  (path) => `${HEAD}    &k env_file: ${path}\n`,
  (path) => `x-k: &k env_file\n${HEAD}    *k : ${path}\n`,
  (path) => `${HEAD}    ENV_FILE: ${path}\n`,
  (path) => `${HEAD}    hostname: a\n...\n---\n${HEAD}    env_file: ${path}\n`,
  (path) => `%YAML 1.1\n---\n${HEAD}    hostname: a\n`.replace('a\n', `${path}\n`),
  (path) => `%TAG ! tag:yaml.org,2002:\n---\n${HEAD}    !binary ZW52X2ZpbGU=: ${path}\n`,
  (path) => `${HEAD}    configs: [c]\nconfigs: {c: {external: false, file: ${path}}}\n`,
  (path) => `${HEAD}    configs: [c]\nconfigs: {c: {external: no, name: ${path}}}\n`,
  (path) =>
    `${HEAD}    configs: [c]\nconfigs: {c: {external: "\${EMPTY}", template_driver: golang}}\n# ${path}\n`,
  (path) => `${HEAD}    configs: [c]\nconfigs: {c: {driver: a, template_driver: golang, name: ${path}}}\n`,
  (path) => `${HEAD}    configs: [c]\nconfigs: {c: {content: a, environment: CANARY}}\n# ${path}\n`,
  (path) => `${HEAD}    credential_spec: {file: "${path}"}\n`,
  (path) => `${HEAD}    build: {context: ${path}, dockerfile: ${path}}\n`,
  (path) => `${HEAD}    extends: {file: ${path}, service: web}\n`,
  (path) => `include: [${path}]\n${HEAD}`,
  (path) => `${HEAD}    label_file: ${path}\n`,
  (path) => `${HEAD}    environment: [CANARY]\n    hostname: a\n# ${path}`,
  (path) => `${HEAD}    environment: {CANARY: , CANARY2: "\${CANARY-none}"}\n# ${path}`,
  (path) => `${HEAD}    volumes: ["${path}:/a"]\n`,
  (path) => [...`${HEAD}    env_file: ${path}\n`].join('\0'),
  (path) => `\ufeff${HEAD}    \ufeffenv_file: ${path}\n`,
  (path) => `${HEAD}\tenv_file: ${path}\n`,
  (path) => `${HEAD}    hostname: a\n    \tenv_file: ${path}\n`,
  (path) => `${HEAD}    ${'k'.repeat(1_100)}: {a: "\n    env_file: ${path}"}\n`,
];

describe('what is sent', () => {
  /** Of what hides, and what it hides behind. */
  const pieces = fc.constantFrom(
    ...ENDS,
    ...'#&*!|>-?:,[]{}%@`"\' \t'.split(''),
    ...[
      '    ',
      '  ',
      '\n      ',
      'env_file: /etc/passwd',
      'labels: ',
      '"env\\x5ffile": ',
      '<<: ',
      '*a',
      '&a ',
      '!!str ',
      '!!binary ',
      '--- ',
      '...',
      '|2-\n',
      '>+\n',
      '? ',
      ': ',
      '- ',
      '0444',
      'yes',
      '\\',
      '\ud800',
      '__proto__: ',
    ],
  );

  it('is a line of printable ASCII, and holds what was checked and nothing else', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), fc.boolean(), (inner, isIn) => {
        const sent = sentFor(`${HEAD}${isIn ? '    ' : ''}${inner.join('')}\n`);
        if (sent === null) return;
        expect(sent).toMatch(/^\{[\x20-\x7e]*\}$/);
        // Words beside texts in quotes are plain scalars of one kind: neither do they name, nor do they divide.
        const outside = sent.replace(/"(?:[^"\\]|\\.)*"/g, '""');
        expect(outside).toMatch(/^[\w\s"{}[\]:,.~+-]*$/);
        expect(outside).not.toMatch(/[\w.~+-]+\s*:/);
        const services = JSON.parse(jsonOf(sent)).services;
        expect(Object.keys(services)).toEqual(['web']);
        for (const key of ['env_file', 'extends', '<<', 'label_file'])
          expect(services.web).not.toHaveProperty([key]);
      }),
      { numRuns: 3_000 },
    );
  });
});

/** What is sent, with its plain words in quotes. */
const jsonOf = (sent: string): string =>
  sent.replace(/"(?:[^"\\]|\\.)*"|[\w.~+-]+/g, (part) =>
    part.startsWith('"') ? part.replace(/\\U[0-9a-f]{8}/g, '?') : `"${part}"`,
  );
