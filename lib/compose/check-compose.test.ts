// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a compose file has its own
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { hasErrors } from '@/lib/swarm/operations/finding';
import { checkCompose } from './check-compose';
import { cliFinding, isKnownRemark, remarkFindings } from './cli-finding';
import { fillIn } from './cli-template';
import { MAX_COMPOSE_BYTES } from './compose-file';
import { worstFiles } from './made-up/worst-files.testing';

const check = (text: string, values: Record<string, string> = {}, networks: string[] | null = null) =>
  checkCompose(text, { stack: 'shop', values, networks: networks && new Set(networks) });

/** `kind line:column about` of each finding, and the other line that it is about. */
const told = (text: string, networks: string[] | null = null) =>
  check(text, {}, networks).findings.map(
    ({ kind, line, column, about, elsewhere }) =>
      `${kind} ${line}:${column} ${about}${elsewhere === undefined ? '' : ` (${elsewhere})`}`,
  );

const checkedFile = (text: string) => {
  const { file } = check(text);
  if (!file) throw new Error('it is fine');
  return file;
};

const GOOD = 'services:\n  web:\n    image: nginx\n';

describe('a compose file is checked to the line', () => {
  it.each([
    ['fine', GOOD, []],
    ['a key of our own', `x-common: {a: 1}\n${GOOD}`, []],
    ['not YAML', 'services:\n  web: [\n', ['yaml 3:1 ']],
    ['a tab', 'services:\n\tweb: {}\n', ['yaml 2:1 ']],
    ['a double key', `${GOOD}    image: b\n`, ['double-key 4:5 image (3)']],
    ['… in a line', `${GOOD}    labels: {a: 1, "a": 2}\n`, ['double-key 4:20 a (4)']],
    ['… of services', `${GOOD}    tty: true\n  web: {}\n`, ['double-key 5:3 web (2)']],
    [
      'a double merge',
      'x-a: &a {user: b}\nservices:\n  web:\n    <<: *a\n    image: b\n    <<: *a\n',
      ['double-merge 6:5 << (4)'],
    ],
    [
      'keys that take the place of merged ones',
      'x-a: &a {user: b, image: b}\nservices:\n  web:\n    image: c\n    <<: [*a, *a]\n    user: c\n',
      [],
    ],
    ['a second document', `${GOOD}---\n${GOOD}`, ['many-documents 4:1 ']],
    ['… behind an end', `${GOOD}...\n# b\n---\na: 1\n`, ['many-documents 6:1 ']],
    ['a document with marks', `---\n${GOOD}...\n`, []],
    ['nothing', '\n# only a remark\n', ['empty 0:0 ']],
    ['a list', '- a\n', ['no-map 1:1 ']],
    ['version 2', `version: "2.4"\n${GOOD}`, ['version 1:1 2.4']],
    ['version 3.8', `version: "3.8"\n${GOOD}`, []],
    ['no services', 'version: "3"\n', ['no-services 1:1 ']],
    [
      'an unknown key',
      `nam: a\n${GOOD}    imge: b\n`,
      ['unknown-key 1:1 nam', 'unknown-key 5:5 imge → image'],
    ],
    ['a key of version 2', `${GOOD}    mem_limit: 1g\n`, ['forbidden-key 4:5 mem_limit']],
    ['a key that is ignored', `${GOOD}    tmpfs: [/run]\n`, ['ignored-key 4:5 tmpfs']],
    [
      '… deeper down',
      `${GOOD}    networks: {n: {aliases: [a], ipv4_address: 10.0.9.9}}\nnetworks: {n: {}}\n`,
      ['ignored-key 4:34 ipv4_address'],
    ],
    [
      '… in a long mount',
      `${GOOD}    volumes:\n      - type: tmpfs\n        target: /a\n        tmpfs: {size: 1, mode: 511}\n`,
      ['ignored-key 7:26 mode'],
    ],
    ['… in a short mount', `${GOOD}    volumes: ["/a:/b:ro,z"]\n`, ['ignored-key 4:15 z']],
    [
      '… of what is there already',
      `${GOOD}networks: {a: {external: true, driver: b}}\nsecrets: {a: {external: true, labels: {b: c}}}\n`,
      ['ignored-key 4:32 driver', 'ignored-key 5:31 labels'],
    ],
    ['… which is not', `${GOOD}networks: {a: {external: false, driver: b}}\n`, []],
    ['… of a volume', `${GOOD}volumes:\n  a: {x-cluster-spec: {}}\n`, ['ignored-key 5:7 x-cluster-spec']],
    ['a restart', `${GOOD}    restart: always\n`, ['restart-policy 4:5 always → condition: any']],
    [
      '… with tries',
      `${GOOD}    restart: on-failure:3\n`,
      ['restart-policy 4:5 on-failure:3 → condition: on-failure, max_attempts: 3'],
    ],
    ['… never', `${GOOD}    restart: "no"\n`, ['restart-no 4:5 ']],
    [
      '… beside a policy',
      `${GOOD}    restart: "no"\n    deploy: {restart_policy: {condition: any}}\n`,
      ['ignored-key 4:5 restart'],
    ],
    [
      'keys of some CLIs',
      `${GOOD}    oom_score_adj: 3\n    volumes: [{type: volume, source: d, target: /d, volume: {subpath: e}}]\nvolumes: {d: }\n`,
      ['newer-key 4:5 oom_score_adj', 'newer-key 5:62 subpath'],
    ],
    ['a host of some CLIs', `${GOOD}    extra_hosts: [a=10.0.0.1]\n`, ['host-separator 4:19 a=10.0.0.1']],
    [
      'ports of one address',
      `${GOOD}    ports:\n      - 127.0.0.1:80:80\n      - "[::1]::81/udp"\n      - 0.0.0.0:82:82\n      - 83:83\n`,
      ['port-address 5:9 127.0.0.1:80:80', 'port-address 6:9 [::1]::81/udp'],
    ],
    [
      'paths without a root',
      `${GOOD}    volumes:\n      - ./a:/a\n      - ~/b:/b\n      - {type: bind, source: c, target: /c}\n      - /d:/d\n`,
      ['relative-path 5:9 ./a', 'relative-path 6:9 ~/b', 'relative-path 7:22 c'],
    ],
    [
      'a pipe as a path',
      `${GOOD}    volumes: ['\\\\.\\pipe\\a:\\\\.\\pipe\\a']\n`,
      ['pipe-mount 4:15 \\\\.\\pipe\\a'],
    ],
    ['build alone', 'services:\n  web:\n    build: .\n', ['build-only 3:5 web']],
    ['build beside an image', `${GOOD}    build: .\n`, ['ignored-key 4:5 build']],
    ['no image', 'services:\n  web: {command: a}\n', ['no-image 2:3 web']],
    ['a bad name', 'services:\n  web!:\n    image: a\n', ['bad-name 2:3 web!']],
    ['an unknown deploy key', `${GOOD}    deploy: {replica: 2}\n`, ['unknown-key 4:14 replica → replicas']],
    ['a file of environment', `${GOOD}    env_file: .env\n`, ['env-file 4:5 web']],
    ['a secret from a file', `${GOOD}secrets:\n  key: {file: ./key}\n`, ['file-based 5:9 key']],
    ['a config of nothing', `${GOOD}configs:\n  key:\n`, ['file-based 5:3 key']],
    ['an external secret', `${GOOD}    secrets: [key]\nsecrets:\n  key: {external: true}\n`, []],
    ['an undefined network', `${GOOD}    networks: [front]\n`, ['undefined 4:16 networks: front']],
    ['the default network', `${GOOD}    networks: [default]\n`, []],
    [
      'an undefined volume',
      `${GOOD}    volumes: ["data:/data", "/a:/a", "C:\\\\b:/b"]\n`,
      ['undefined 4:15 volumes: data'],
    ],
    ['a broken variable', `${GOOD}    command: "a \${} b"\n`, ['bad-variable 4:17 ${} b']],
    ['a variable of the CLI itself', `${GOOD}    user: "$LD_PRELOAD"\n`, ['bad-variable 4:12 $LD_PRELOAD']],
    ['a variable of a shell’s', `${GOOD}    user: "\${BASH_ENV:-}"\n`, ['bad-variable 4:12 ${BASH_ENV:-}']],
    [
      '… that it runs',
      `${GOOD}    user: "$SHELLOPTS $PS4"\n`,
      ['bad-variable 4:12 $SHELLOPTS $PS4', 'bad-variable 4:23 $PS4'],
    ],
    ['an open variable', `${GOOD}    user: "\${WHO}"\n`, ['unset-variable 4:12 WHO']],
    ['… behind others', `${GOOD}    user: "$$ $$a \${B:-b} \${WHO:-x} $WHO"\n`, ['unset-variable 4:37 WHO']],
    [
      '… in a text of many lines',
      `${GOOD}    command: |\n      a $$ \${B:-}\n      \${B} $C\n`,
      ['unset-variable 6:7 B', 'unset-variable 6:12 C'],
    ],
    ['… by an alias', `x-a: &a "\${WHO}"\n${GOOD}    user: *a\n`, ['unset-variable 5:11 WHO']],
    [
      '… and by its number',
      `${GOOD}    user: "\\x24WHO $WHAT"\n`,
      ['unset-variable 4:11 WHO', 'unset-variable 4:11 WHAT'],
    ],
    ['a variable with a default', `${GOOD}    user: "\${WHO:-me} $$HOME"\n`, []],
  ])('%s', (_, text, expected) => {
    const found = told(text).map((line, i) =>
      line.startsWith('yaml') ? line.slice(0, expected[i]?.length) : line,
    );
    expect(found).toEqual(expected);
  });

  it.each([
    [
      '${A:?must be set - please}',
      'warning split-variable ${A:?must be set - please} → ${A:?must be set, please}',
    ],
    ['${A?no-value:-yet}', 'warning split-variable ${A?no-value:-yet} → ${A?no value yet}'],
    ['${A-b:-c}', 'warning split-variable ${A-b:-c} → ${A:-b:-c}'],
    ['${A?b:?c}', 'error split-variable ${A?b:?c} → ${A?b c}'],
    ['${A:-${B:-info}}', 'warning nested-variable ${A:-${B:-info}} → ${A:-info}'],
    ['${A-${B:-${C-x y}}}', 'warning nested-variable ${A-${B:-${C-x y}} → ${A-x y}'],
    ['${A:-x$B}', 'warning nested-variable ${A:-x$B}'],
    ['${A:-x$$y}', 'warning nested-variable ${A:-x$$y}'],
    ['${A:?why ${B}}', 'warning nested-variable ${A:?why ${B}}'],
    ['$A-alpine and $B', 'warning swallowed-text $A-alpine → ${A}-alpine'],
    ['$A?b=c', 'warning swallowed-text $A?b=c → ${A}?b=c'],
    ['${A:+x}', 'error alternative ${A:+x}'],
    ['${A+x} b', 'error alternative ${A+x}'],
    ['u:$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/', 'error hash $apr1$H6uskkkW$IgXLP6ewT…'],
    ['u:$2y$05$c4WoMPo3SXsafkva.HHa6uXQZWr7oboPiC2bT', 'error hash $2y$05$c4WoMPo3SXsafkva.…'],
    ['$6$saltsalt$qFmFH.bQmmtXzyBY0s9v7Oicd2z4XSIecDzlB5Ki', 'error hash $6$saltsalt$qFmFH.bQmmtX…'],
    ['$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b', 'error hash $argon2id$v=19$m=65536,t…'],
    ['$$apr1$$H6uskkkW$$IgXLP6ewTrSuBkTrqE8wj/', null],
    ['${A:-b-c} ${A:-b:-c} ${A-b?c} ${A:?b?c} ${A:?so, there} $A:80 $A.b $A/b-c', null],
  ])('what the docker CLI reads otherwise than docker compose: %s', (text, expected) => {
    const { findings } = check(`${GOOD}    labels:\n      - 'a=${text}'\n`, { A: '1' });
    expect(findings.map(({ severity, kind, about }) => `${severity} ${kind} ${about}`)).toEqual(
      expected === null ? [] : [expected],
    );
    for (const { line, column } of findings) expect([line, column]).toEqual([5, 12 + text.indexOf('$')]);
  });

  it('the cases that were found in the field', () => {
    const kinds = (name: string) =>
      check(readFileSync(`lib/compose/made-up/${name}.yml`, 'utf8'), { HOST: 'my-host' }).findings.map(
        ({ severity, kind, about, line }) => `${severity} ${kind} ${line} ${about}`,
      );
    expect(kinds('interpolation-hyphen-message')).toEqual([
      'warning split-variable 5 ${HOST:?must be set - please} → ${HOST:?must be set, please}',
    ]);
    expect(kinds('interpolation-nested-default')).toEqual([
      'warning nested-variable 6 ${LEVEL:-${LEVEL_ALL:-info}} → ${LEVEL:-info}',
    ]);
    expect(kinds('silently-dropped-keys')).toEqual([
      'warning ignored-key 5 tmpfs',
      'warning ignored-key 7 ipv4_address',
    ]);
  });

  it('a path that begins at home, where the file leaves it open and it is given', () => {
    const text = `${GOOD}    volumes: ["~/a:/a"]\n    command: "\${HOME:-}"\n`;
    expect(check(text, { HOME: '/root' }).findings).toEqual([]);
    expect(check(text).findings).toMatchObject([{ kind: 'relative-path' }]);
    // The docker CLI gets the file's own variables alone.
    expect(check(`${GOOD}    volumes: ["~/a:/a"]\n`, { HOME: '/root' }).findings).toHaveLength(1);
  });

  it('ports and paths that variables hold', () => {
    const text = `${GOOD}    ports: ["\${AT:-127.0.0.1}:80:80"]\n    volumes: ["\${DIR}/a:/a"]\n`;
    expect(check(text, { DIR: '.' }).findings.map(({ kind, about }) => `${kind} ${about}`)).toEqual([
      'port-address 127.0.0.1:80:80',
      'relative-path ./a',
    ]);
    expect(check(text, { DIR: '/srv', AT: '0.0.0.0' }).findings).toEqual([]);
  });

  it('a date as the text that it is, whatever version of YAML the file names', () => {
    const text = `%YAML 1.1\n---\n${GOOD}    hostname: 2001-12-14\n    user: yes\n`;
    expect(checkedFile(text).root.services).toEqual({
      web: { image: 'nginx', hostname: '2001-12-14', user: 'yes' },
    });
  });

  it('a name that is as long as the file is told short, however often it is meant', () => {
    const aliases = '*a, '.repeat(50);
    const { findings } = check(`${GOOD}    networks: [&a ${'n'.repeat(15_000)}, ${aliases}]\n`);
    expect(findings.length).toBeGreaterThan(10);
    expect(JSON.stringify(findings).length).toBeLessThan(100_000);
  });

  it('tells the line itself', () => {
    expect(check(`${GOOD}    imge: b\n`).findings[0]).toMatchObject({ source: '    imge: b', column: 5 });
  });

  it('a missing external network, by the name that the swarm knows', () => {
    const text = `${GOOD}networks:\n  front: {external: true}\n  back: {external: {name: wire}}\n  own:\n`;
    expect(told(text, ['wire'])).toEqual(['missing-network 5:11 front']);
    expect(told(text)).toEqual([]);
  });

  it('a name that is too long with its stack', () => {
    const name = 'a'.repeat(60);
    expect(told(`services:\n  ${name}:\n    image: a\n`)).toEqual([`long-name 2:3 shop_${name}`]);
  });

  it('a file beyond the limit is not read', () => {
    const text = `${GOOD}# ${'x'.repeat(MAX_COMPOSE_BYTES)}`;
    expect(told(text)).toEqual(['too-large 0:0 256']);
  });

  it('aliases that explode, or hold themselves', () => {
    let text = 'a: &a [x, x, x, x, x, x, x, x, x]\n';
    for (const [one, next] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh'])
      text += `${next}: &${next} [${Array(9).fill(`*${one}`).join(', ')}]\n`;
    expect(told(text)[0]).toMatch(/^aliases 2:8/);
    expect(told('a: &a [*a]\n')).toEqual(['aliases 1:8 ']);
  });

  it('the book’s echo stack is fine', () => {
    const text = readFileSync('stack/echo.yml', 'utf8');
    expect(check(text, {}, ['ch03']).findings).toEqual([]);
  });

  it('at most a hundred remarks, and how many more there are', () => {
    const keys = Array.from({ length: 16_000 }, (_, i) => `    imag${i}: 1\n`).join('');
    const { findings } = check(`${GOOD}${keys}`);
    expect(findings).toHaveLength(101);
    expect(findings[0]).toMatchObject({ kind: 'unknown-key', line: 4, about: 'imag0 → image' });
    expect(findings.at(-1)).toMatchObject({ kind: 'more', line: 0, about: '15900', severity: 'error' });
    const warnings = Array.from({ length: 101 }, (_, i) => `  s${i}: {image: a, tmpfs: b}\n`).join('');
    expect(hasErrors(check(`services:\n${warnings}`).findings)).toBe(false);
    // An error behind them is told all the same.
    expect(told(`services:\n${warnings}  z: {}\n`)).toHaveLength(101);
    expect(told(`services:\n${warnings}  z: {}\n`).slice(-2)).toEqual(['no-image 103:3 z', 'more 0:0 2']);
  });

  it('a remark once, however many aliases lead to it', () => {
    expect(told('x-a: &a {image: b, imge: c}\nservices: {a: *a, b: *a, c: {<<: *a}}\n')).toEqual([
      'unknown-key 1:20 imge → image',
    ]);
  });

  it('names that every object has are names like others', () => {
    const text = `${GOOD}    networks: [constructor]\n    secrets: [toString, __proto__]\n    command: "\${constructor} \${hasOwnProperty:-x} \${__proto__}"\n`;
    expect(told(text)).toEqual([
      'undefined 4:16 networks: constructor',
      'undefined 5:15 secrets: toString',
      'undefined 5:25 secrets: __proto__',
      'unset-variable 6:15 constructor',
      'bad-variable 6:51 ${__proto__}',
    ]);
    expect(fillIn('${constructor}-${toString:-x}', {})).toBe('-x');
    expect(fillIn('${constructor}', { constructor: 'a' })).toBe('a');
    expect(told(`${GOOD}networks: {constructor: {}, __proto__: {external: true}}\n`, [])).toEqual([
      'missing-network 4:41 __proto__',
    ]);
    expect(cliFinding(checkedFile(GOOD), 'services.constructor must be a mapping').line).toBe(1);
  });

  it('lists and maps where texts belong', () => {
    expect(
      told(`version: {a: b}\n${GOOD}    networks: [{a: b}, [c]]\n    secrets: [{source: {}}]\n`),
    ).toEqual([
      'version 1:1 ',
      'undefined 5:16 networks: ',
      'undefined 5:24 networks: ',
      'undefined 6:15 secrets: ',
    ]);
    expect(told(`${GOOD}secrets: {a: {external: {name: {b: c}}}}\n`, [])).toEqual([]);
  });

  it('more variables than anybody fills in', () => {
    const text = `${GOOD}    command:\n${Array.from({ length: 1_002 }, (_, i) => `      - $V${i}\n`).join('')}`;
    const { variables, findings } = check(text);
    expect(variables).toHaveLength(1_000);
    expect(findings.at(-1)).toMatchObject({ kind: 'more', about: '901' });
    const values = Object.fromEntries(variables.map(({ name }) => [name, 'x']));
    expect(check(text, values).findings).toMatchObject([
      { kind: 'too-many-variables', line: 1_005, about: '1000' },
    ]);
  });

  it.each([
    'unset variables',
    'uses of one variable',
    'variables without an end',
    'unknown keys',
    'services by alias',
    'keys in one line',
    'a large alias, often',
    'variables in defaults',
    'hashes',
    'mounts with options',
    'spaces in a message',
  ])('the worst files take time in proportion to their length: %s', (shape) => {
    const text = worstFiles(MAX_COMPOSE_BYTES)[shape] ?? '';
    const start = performance.now();
    check(text, {}, []);
    // They took up to minutes, and take a fraction of a second; a busy machine may be busy.
    expect(performance.now() - start).toBeLessThan(8_000);
  });

  test('no text makes it throw', () => {
    const piece = fc.constantFrom(
      ...[
        'services:',
        '\n',
        '  ',
        'web',
        ': ',
        '- ',
        '&a ',
        '*a',
        '<<: ',
        '${',
        '}',
        '[',
        '{',
        '"',
        'image: x',
        'networks',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => void check(pieces.join(''), {}, [])),
    );
  });
});

describe('variables', () => {
  const variables = (value: string, values = {}) =>
    check(`${GOOD}    command: '${value}'\n`, values).variables.map(({ name, needs, fallback }) => [
      name,
      needs && (needs.message || (needs.filled ? 'filled' : 'needed')),
      fallback,
    ]);

  it.each([
    [
      '$A ${B}',
      [
        ['A', 'needed', null],
        ['B', 'needed', null],
      ],
    ],
    [
      '${A:-x} ${B-}',
      [
        ['A', null, 'x'],
        ['B', null, ''],
      ],
    ],
    [
      '${A:?say A} ${B?}',
      [
        ['A', 'say A', null],
        ['B', 'needed', null],
      ],
    ],
    ['${A:?}', [['A', 'filled', null]]],
    ['${A} ${A:-x}', [['A', 'needed', 'x']]],
    ['$$A 5$', []],
  ])('%s', (text, expected) => {
    expect(variables(text)).toEqual(expected);
  });

  it('given ones are no longer missing, but for an empty one that must be filled', () => {
    const text = `${GOOD}    command: "\${A} \${B:?}"\n`;
    const open = (values: Record<string, string>) =>
      check(text, values)
        .findings.filter(({ kind }) => kind === 'unset-variable')
        .map(({ about }) => about);
    expect(open({})).toEqual(['A', 'B']);
    expect(open({ A: '', B: '' })).toEqual(['B']);
    expect(hasErrors(check(text, { A: '', B: 'x' }).findings)).toBe(false);
  });
});

describe('the docker CLI’s words get their line', () => {
  const { file } = check(
    `${GOOD}    ports: [a]\n    deploy:\n      replicas: x\nnetworks:\n  front: {external: true}\n`,
  );
  it.each([
    ['services.web.ports.0 must be a string', 4],
    ['services.web.deploy.replicas must be a integer', 6],
    ['services.web Additional property image is not allowed', 3],
    ['failed to create service shop_web: Error response from daemon: no', 2],
    ['network "front" is declared as external, but could not be found.', 8],
    ['something else', 1],
  ])('%s', (words, line) => {
    expect(file && cliFinding(file, words)).toMatchObject({ kind: 'docker', line, about: words });
  });

  it.each([
    ['yaml: line 5: did not find expected key', { kind: 'docker', line: 5, column: 1 }],
    ['line 99: did not find expected key', { kind: 'docker', line: 9 }],
    [
      'line 6: mapping key "image" already defined at line 3',
      { kind: 'double-key', line: 6, about: 'image', elsewhere: 3, source: '      replicas: x' },
    ],
    ['unsupported Compose file version: 1.0', { kind: 'needs-version', line: 1, column: 1 }],
  ])('in words of our own, or by a line: %s', (words, expected) => {
    expect(file && cliFinding(file, words)).toMatchObject(expected);
  });

  it('a version that it does not know', () => {
    const file = checkedFile(`\nversion: "3.13"\n${GOOD}`);
    expect(cliFinding(file, 'unsupported Compose file version: 3.13')).toMatchObject({
      kind: 'unknown-version',
      line: 2,
      about: '3.13',
    });
  });
});

describe('the docker CLI’s remarks become findings', () => {
  const file = checkedFile(
    `${GOOD}    ports: ["127.0.0.1:80:80"]\n    new_key: 1\nnetworks:\n  front:\n    external: {name: wire}\n`,
  );
  it.each([
    [
      "ignoring IP-address (127.0.0.1:80:80/tcp) service will listen on '0.0.0.0'",
      ['port-address 1 127.0.0.1:80:80/tcp'],
    ],
    ["ignoring IP-address (:::80:80/tcp) service will listen on '0.0.0.0'", []],
    [
      'network front: network.external.name is deprecated in favor of network.name',
      ['external-name 8 front'],
    ],
    ['Ignoring unsupported options: build, new_key, restart', ['ignored-key 5 new_key']],
    ['Ignoring deprecated options:', []],
    ['container_name: Setting the container name is not supported.', []],
    ['something about service web', ['docker-remark 2 something about service web']],
  ])('%s', (remark, expected) => {
    const found = remarkFindings(file, [remark]);
    expect(found.map(({ kind, line, about }) => `${kind} ${line} ${about}`)).toEqual(expected);
    expect(found.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(isKnownRemark(remark)).toBe(!remark.startsWith('something'));
  });
});

describe('what the docker CLI would make of a file has a bound', () => {
  const kinds = (text: string, values: Record<string, string> = {}) =>
    check(text, values).findings.map(({ kind }) => kind);
  const long = 'x'.repeat(32_768);

  it.each([
    ['a long value, often in a text', `${GOOD}    command: "${'$A'.repeat(100)}"\n`],
    ['in many texts', `${GOOD}    command: [${'$A, '.repeat(100)}]\n`],
    ['where others have defaults', `${GOOD}    command: [${'"${B:-b} ${A:-a}", '.repeat(100)}]\n`],
    [
      'by aliases',
      `x-a: &a {A: "$A$A"}\nx-b: &b [*a, *a, *a, *a, *a]\n${GOOD}    x: [*b, *b, *b, *b, *b, *b, *b]\n`,
    ],
    [
      'by merges',
      `x-a: &a {A: "$A"}\nservices: {${Array.from({ length: 80 }, (_, i) => `s${i}: {image: a, labels: {<<: *a}}`).join()}}\n`,
    ],
    ['ranges of ports', `${GOOD}    ports: ["1-65535", "1-65534/udp"]\n`],
    ['ranges of a host', `${GOOD}    ports: ["127.0.0.1:1-60000:80", "1-60000:1-60000"]\n`],
    ['ranges by variables', `${GOOD}    ports: ["1-$MANY", "2-\${MANY}", "\${B:-3-65535}"]\n`],
  ])('%s', (_, text) => expect(kinds(text, { A: long, MANY: '65535' })).toContain('too-much'));

  it.each([
    ['a certificate or two', `${GOOD}    command: [$A, "$A $A"]\n`],
    ['one short variable everywhere', `${GOOD}    command: [${'$S, '.repeat(20_000)}]\n`],
    ['telephony', `${GOOD}    ports: ["10000-20000:10000-20000/udp", "5060-5061:5060-5061", 443]\n`],
  ])('but not %s', (_, text) => expect(kinds(text, { A: long, S: 'eu-west-1' })).toEqual([]));
});
