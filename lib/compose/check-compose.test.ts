// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a compose file has its own
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { hasErrors } from '@/lib/swarm/finding';
import { checkCompose } from './check-compose';
import { cliFinding } from './cli-finding';
import { MAX_COMPOSE_BYTES } from './compose-file';
import { worstFiles } from './made-up/worst-files';
import { fillIn } from './variables';

const check = (text: string, values: Record<string, string> = {}, networks: string[] | null = null) =>
  checkCompose(text, { stack: 'shop', values, networks: networks && new Set(networks) });

/** `kind line:column about` of each finding. */
const told = (text: string, networks: string[] | null = null) =>
  check(text, {}, networks).findings.map(
    ({ kind, line, column, about }) => `${kind} ${line}:${column} ${about}`,
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
    ['a double key', `${GOOD}    image: b\n`, ['yaml 4:5 ']],
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
    ['a key that is ignored', `${GOOD}    restart: always\n`, ['ignored-key 4:5 restart']],
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
      `${GOOD}    volumes: ["data:/data", "./a:/a", "/b:/b"]\n`,
      ['undefined 4:15 volumes: data'],
    ],
    ['a broken variable', `${GOOD}    command: "a \${} b"\n`, ['bad-variable 4:14 ${} b']],
    ['a variable of the CLI itself', `${GOOD}    user: "$LD_PRELOAD"\n`, ['bad-variable 4:11 $LD_PRELOAD']],
    ['a variable of a shell’s', `${GOOD}    user: "\${BASH_ENV:-}"\n`, ['bad-variable 4:11 ${BASH_ENV:-}']],
    [
      '… that it runs',
      `${GOOD}    user: "$SHELLOPTS $PS4"\n`,
      ['bad-variable 4:11 $SHELLOPTS $PS4', 'bad-variable 4:11 $PS4'],
    ],
    ['an open variable', `${GOOD}    user: "\${WHO}"\n`, ['unset-variable 4:12 WHO']],
    ['a variable with a default', `${GOOD}    user: "\${WHO:-me} $$HOME"\n`, []],
  ])('%s', (_, text, expected) => {
    const found = told(text).map((line, i) =>
      line.startsWith('yaml') ? line.slice(0, expected[i]?.length) : line,
    );
    expect(found).toEqual(expected);
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
    const warnings = Array.from({ length: 101 }, (_, i) => `  s${i}: {image: a, restart: b}\n`).join('');
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
      'bad-variable 6:14 ${__proto__}',
      'unset-variable 6:15 constructor',
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
