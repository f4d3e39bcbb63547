import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';

/** Whatever is fetched by name to build, test or run this is named by its digest: a tag is whatever somebody makes of it. */

const ROOT = dirname(dirname(import.meta.dirname));

/** What has no digest, and why. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['registry:5000/example/echo:latest', 'built by the playground, on a pinned base'],
  ['registry:5000/example/nginx-proxy:latest', 'built by the playground, on a pinned base'],
  [`\${SWARMSCOPE_IMAGE:-swarmscope:latest}`, 'this project’s own image'],
  [`docker:\${DOCKER_VERSION:-29}-dind`, 'the playground’s engines, of the version that one wants to try'],
  [`docker:\${DOCKER_VERSION:-29}-cli`, 'as old as the playground’s engines'],
]);

const IMAGE = /^(?:\$\{\w+:-)?[a-z0-9./-]+:[\w.-]+@sha256:[0-9a-f]{64}\}?$/;
/** With its version behind it, for people and for Dependabot. */
const ACTION = /^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

/** What a Dockerfile fetches: its bases, with arguments as they stand in the file, and images that it copies from. */
function basesIn(dockerfile: string): readonly string[] {
  const args = new Map(
    [...dockerfile.matchAll(/^ARG (\w+)=(\S+)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  const stages = new Set([...dockerfile.matchAll(/^FROM .* AS (\S+)$/gim)].map(([, name]) => name));
  const named = [...dockerfile.matchAll(/^(?:FROM|COPY) .*?$/gim)].flatMap(([line]) => {
    if (/^COPY/i.test(line)) return /--from=(\S+)/.exec(line)?.[1] ?? [];
    return /^FROM(?: --\S+)* (\S+)/i.exec(line)?.[1] ?? [];
  });
  return named
    .filter((name) => !stages.has(name))
    .map((name) => name.replace(/^\$\{(\w+)\}$/, (whole, arg: string) => args.get(arg) ?? whole));
}

/** What a compose file or a workflow fetches. */
const namedIn = (yaml: string, key: 'image' | 'uses'): readonly string[] =>
  yaml
    .split('\n')
    .map((line) => (key === 'image' ? line.replace(/\s#.*$/, '') : line))
    .flatMap(
      (line) => new RegExp(`^[\\s-]*(?:\\w*_)?${key}:\\s*["']?(.+?)["']?\\s*$`, 'i').exec(line)?.[1] ?? [],
    );

const FILES = [
  '',
  'stack',
  '.github',
  '.github/workflows',
  ...readdirSync(join(ROOT, 'stack/images')).map((name) => `stack/images/${name}`),
].flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(folder, name)));
const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const DOCKERFILES = FILES.filter((file) => basename(file).startsWith('Dockerfile'));
const YAML = FILES.filter((file) => /\.ya?ml$/.test(file));
const IMAGES = [
  ...DOCKERFILES.flatMap((file) => basesIn(textOf(file))),
  ...YAML.flatMap((file) => namedIn(textOf(file), 'image')),
];

describe('what is fetched by name', () => {
  it('is found at all', () => {
    expect(DOCKERFILES).toHaveLength(3);
    expect(YAML).toEqual(
      expect.arrayContaining(['compose.yaml', 'stack/ingress.yml', '.github/workflows/ci.yml']),
    );
    expect(IMAGES.length).toBeGreaterThan(12);
  });

  it('is pinned: images by digest, but for those with a reason', () => {
    expect(IMAGES.filter((image) => !IMAGE.test(image) && !EXCEPTIONS.has(image))).toEqual([]);
  });

  it('is pinned: CI actions by commit, with their version', () => {
    const actions = YAML.flatMap((file) => namedIn(textOf(file), 'uses'));
    expect(actions.length).toBeGreaterThan(5);
    expect(actions.filter((action) => !ACTION.test(action))).toEqual([]);
  });

  it('has no exception that is not needed', () => {
    expect([...EXCEPTIONS.keys()].filter((image) => !IMAGES.includes(image))).toEqual([]);
  });

  it('has one digest for one name', () => {
    const digests = new Map<string, Set<string>>();
    for (const image of IMAGES.filter((each) => IMAGE.test(each))) {
      const [name = '', digest = ''] = image.replace(/^\$\{\w+:-|\}$/g, '').split('@');
      digests.set(name, (digests.get(name) ?? new Set()).add(digest));
    }
    expect([...digests].filter(([, all]) => all.size > 1)).toEqual([]);
  });
});

test('a base is found behind arguments, platforms and stages', () => {
  const dockerfile = [
    'ARG BASE=node:24',
    `FROM --platform=\${BUILDPLATFORM:-linux} \${BASE} AS build`,
    'from build AS more',
    'FROM alpine',
    'COPY --chown=1:1 --from=build /a /a',
    'COPY --from=evil/image:latest /b /b',
  ].join('\n');
  expect(basesIn(dockerfile)).toEqual(['node:24', 'alpine', 'evil/image:latest']);
  const compose = `  image: 'a:1' # why\n  X_IMAGE: \${X_IMAGE:-b:2}\n`;
  expect(namedIn(compose, 'image')).toEqual(['a:1', `\${X_IMAGE:-b:2}`]);
  expect(namedIn('      - uses: actions/checkout@v4\n', 'uses')).toEqual(['actions/checkout@v4']);
});
