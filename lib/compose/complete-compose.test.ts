import { expect, it, test } from 'vitest';
import { type Completions, completeCompose, type SwarmNames } from './complete-compose';

const SWARM: SwarmNames = {
  networks: ['ch03', 'mesh'],
  secrets: ['db_password'],
  configs: ['nginx.conf'],
  images: ['registry:5000/example/echo:latest'],
  constraints: ['node.labels.zone == a'],
};

/** Completes at the `|` of `text`. */
function at(text: string): (Completions & { readonly typed: string }) | null {
  const position = text.indexOf('|');
  const whole = text.replace('|', '');
  const found = completeCompose(whole, position, SWARM);
  return found && { ...found, typed: whole.slice(found.from, position) };
}
const labels = (text: string) => at(text)?.options.map(({ label }) => label) ?? null;

/** The text after `label` was chosen at its `|`. */
function chosen(text: string, label: string): string {
  const position = text.indexOf('|');
  const found = at(text);
  const option = found?.options.find((one) => one.label === label);
  if (!found || !option) throw new Error(`no ${label}`);
  const whole = text.replace('|', '');
  const edits = [{ from: found.from, to: position, insert: option.insert }];
  if (option.more) edits.push({ from: option.more.at, to: option.more.at, insert: option.more.insert });
  return edits
    .sort((a, b) => b.from - a.from)
    .reduce((made, { from, to, insert }) => made.slice(0, from) + insert + made.slice(to), whole);
}

const WEB = 'services:\n  web:\n';

test.each([
  ['|', 'services'],
  ['ser|', 'services'],
  [`${WEB}    |`, 'image'],
  [`${WEB}    im|`, 'image'],
  [`${WEB}    image: a\n\n    # a remark\n    d|`, 'deploy'],
  [`${WEB}    deploy:\n      r|`, 'replicas'],
  [`${WEB}    deploy:\n      replicas: 2\n      update_config:\n        |`, 'parallelism'],
  [`${WEB}    deploy: {replicas: 2, p|`, 'placement'],
  [`${WEB}    deploy: {update_config: {o|`, 'order'],
  [`${WEB}    ports:\n      - t|`, 'target'],
  [`${WEB}    ports:\n      - target: 80\n        p|`, 'published'],
  [`${WEB}    ports:\n    - target: 80\n      p|`, 'published'],
  [`${WEB}    ports:\n      - {target: 80, p|`, 'published'],
  ['networks:\n  back:\n    d|', 'driver'],
  ['secrets:\n  a:\n    e|', 'external'],
])('a key: %j', (text, label) => {
  expect(labels(text)).toContain(label);
  expect(at(text)?.typed).toBe(/\w*(?=\|)/.exec(text)?.[0]);
});

test.each([
  [`${WEB}    networks:\n      - |`, 'ch03'],
  [`${WEB}    networks:\n      - ch|`, 'ch03'],
  [`${WEB}    networks:\n    - ch|`, 'ch03'],
  [`${WEB}    networks: [|`, 'mesh'],
  [`${WEB}    networks: [ch03, m|`, 'mesh'],
  [`${WEB}    secrets: [|`, 'db_password'],
  [`${WEB}    secrets:\n      - db|`, 'db_password'],
  [`${WEB}    secrets:\n      - source: |`, 'db_password'],
  [`${WEB}    configs:\n      - source: ng|`, 'nginx.conf'],
  [`${WEB}    image: |`, 'registry:5000/example/echo:latest'],
  [`${WEB}    image: registry:50|`, 'registry:5000/example/echo:latest'],
  [`${WEB}    deploy:\n      mode: gl|`, 'global'],
  [
    `${WEB}    deploy:\n      placement:\n        constraints:\n          - node.role |`,
    'node.role != manager',
  ],
  [`${WEB}    deploy:\n      placement:\n        constraints: [node.la|`, 'node.labels.zone == a'],
  [`${WEB}    deploy:\n      update_config:\n        order: |`, 'start-first'],
  ['networks:\n  back:\n    driver: |', 'overlay'],
  ['version: |', '"3.8"'],
])('a value: %j', (text, label) => expect(labels(text)).toContain(label));

test.each([
  ['# ser|'],
  [`${WEB}    image: "reg|`],
  [`${WEB}    command: a|`],
  [`${WEB}    environment:\n      A|`],
  [`${WEB}    hostname: x|`],
])('nothing: %j', (text) => expect(labels(text) ?? []).toEqual([]));

it('keys that a swarm refuses or leaves out are not offered', () => {
  const keys = labels(`${WEB}    |`) ?? [];
  for (const key of ['build', 'container_name', 'depends_on', 'env_file', 'restart', 'links'])
    expect(keys).not.toContain(key);
});

it('a key is written with what follows it', () => {
  expect(chosen(`${WEB}    im|`, 'image')).toBe(`${WEB}    image: `);
  expect(chosen(`${WEB}    de|`, 'deploy')).toBe(`${WEB}    deploy:\n      `);
  expect(chosen(`${WEB}    net|`, 'networks')).toBe(`${WEB}    networks:\n      - `);
  expect(chosen(`${WEB}    deploy: {rep|}`, 'replicas')).toBe(`${WEB}    deploy: {replicas: }`);
  expect(chosen('ser|', 'services')).toBe('services:\n  ');
});

it('what the swarm has is said to be there already, once', () => {
  const external = (name: string) => `  ${name}:\n    external: true\n`;
  expect(chosen(`${WEB}    networks: [c|]\n`, 'ch03')).toBe(
    `${WEB}    networks: [ch03]\n\nnetworks:\n${external('ch03')}`,
  );
  expect(chosen(`${WEB}    networks: [c|]`, 'ch03')).toBe(
    `${WEB}    networks: [ch03]\n\nnetworks:\n${external('ch03')}`,
  );
  const mesh = `networks: # ours\n${external('mesh')}`;
  expect(chosen(`${WEB}    networks: [m|]\n${mesh}`, 'mesh')).toBe(`${WEB}    networks: [mesh]\n${mesh}`);
  expect(chosen(`${WEB}    networks: [c|]\n${mesh}`, 'ch03')).toBe(
    `${WEB}    networks: [ch03]\nnetworks: # ours\n${external('ch03')}${external('mesh')}`,
  );
  // Where a section stands in one line, nothing is put into it.
  const flow = 'networks: {mesh: {external: true}}\n';
  expect(chosen(`${WEB}    networks: [c|]\n${flow}`, 'ch03')).toBe(`${WEB}    networks: [ch03]\n${flow}`);
  expect(labels(`${WEB}    networks: [|]\n${flow}`)).toEqual(['mesh', 'ch03']);
  expect(chosen('networks:\n  c|\n', 'ch03')).toBe('networks:\n  ch03:\n    external: true\n');
});

it('a name of the file comes before those of the swarm', () => {
  expect(labels(`${WEB}    networks: [|]\nnetworks:\n  own:\n    driver: overlay\n`)).toEqual([
    'own',
    'ch03',
    'mesh',
  ]);
});

it('a long file is gone through in no time', () => {
  const long = `${WEB}${'    label: 1\n'.repeat(20_000)}    `;
  expect(completeCompose(long, long.length, SWARM)?.options.length).toBeGreaterThan(10);
});
