import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAY_IMPORT, RULES, WITHIN } from './import-law';

const ROOT = dirname(dirname(import.meta.dirname));
const ROOMS = ['lib', 'components', 'app'];

const folderOf = (file: string) => (file.includes('node_modules/') ? 'a package' : dirname(file));

/**
 * What is broken in the tree at `baseDir`, as "folder → folder: rule (file → file)"; what a file asks for in another
 * dialect than its room's; and how many modules were read.
 */
async function judge(baseDir: string, rooms = ROOMS) {
  const { output } = await cruise(
    rooms,
    {
      baseDir,
      validate: true,
      ruleSet: { forbidden: RULES },
      tsPreCompilationDeps: true, // the law holds for types too
      doNotFollow: { path: 'node_modules' },
      enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'] },
    },
    { alias: { '@': baseDir } },
  );
  const { summary, modules } = output as ICruiseResult; // an object, as no output type was asked for
  const own = modules.filter(({ source }) => !source.includes('node_modules'));
  return {
    broken: summary.violations.map(
      ({ from, to, rule }) => `${folderOf(from)} → ${folderOf(to)}: ${rule.name} (${from} → ${to})`,
    ),
    foreign: own.flatMap(({ source, dependencies }) =>
      dependencies
        .filter(({ module, resolved }) => isForeign(module, source, resolved))
        .map(({ module }) => `${source} asks for ${module}`),
    ),
    modules: own.length,
  };
}

/** A room is one folder of lib, or of components. */
const roomOf = (file: string) => /^(?:(?:lib|components)\/)?[^/]+/.exec(file)?.[0];

/** Within a room one asks by the way there (`../x`), beyond it by the name (`@/lib/x`). */
const isForeign = (asked: string, from: string, to: string) =>
  /^(?:@\/|\.)/.test(asked) &&
  ROOMS.includes(to.split('/')[0] ?? '') &&
  asked.startsWith('.') !== (roomOf(from) === roomOf(to));

// All files are read, for which a busy machine takes its time: 2 s at rest.
it('the import law holds', { timeout: 0 }, async () => {
  const { broken, foreign, modules } = await judge(ROOT);
  // A cruiser that reads nothing finds nothing.
  expect(modules).toBeGreaterThan(100);
  expect(broken).toEqual([]);
  expect(foreign).toEqual([]);
});

const foldersIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

it('the law names every room, and every folder of a room that has its own', () => {
  expect(foldersIn('lib').filter((name) => !(`lib/${name}` in MAY_IMPORT))).toEqual([]);
  for (const [room, folders] of Object.entries(WITHIN))
    expect(Object.keys(folders).sort(), room).toEqual(foldersIn(room).sort());
});

describe('the import law is broken by', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'import-law-'));
    mkdirSync(join(folder, 'node_modules/dockerode'), { recursive: true });
    writeFileSync(
      join(folder, 'node_modules/dockerode/package.json'),
      '{"name":"dockerode","main":"index.js"}',
    );
    writeFileSync(join(folder, 'node_modules/dockerode/index.js'), '');
    writeFileSync(join(folder, 'package.json'), '{"dependencies":{"dockerode":"1"}}');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  it.each([
    ['a domain that knows Docker', 'lib/swarm/a.ts', "import { x } from '@/lib/docker/x';"],
    ['a base that knows the domain', 'lib/base/a.ts', "import { x } from '@/lib/swarm/x';"],
    ['a base that knows Node', 'lib/base/b.ts', "import { join } from 'node:path'; join('a');"],
    ['a component that reaches the server', 'components/a.ts', "import { x } from '@/lib/server/x';"],
    [
      'a component that takes a type from Docker',
      'components/b.ts',
      "import type { x } from '@/lib/docker/x';",
    ],
    ['a client that takes from a component', 'lib/client/a.ts', "import { x } from '../../components/x';"],
    ['a page that starts the demo', 'app/a.ts', "import { x } from '@/lib/demo/x';"],
    ['a server that starts the demo elsewhere', 'lib/server/a.ts', "import { x } from '@/lib/demo/x';"],
    ['an entry that takes from a component', 'lib/server/main.ts', "import { x } from '@/components/x';"],
    ['a second owner of dockerode', 'lib/observer/a.ts', "import x from 'dockerode'; x();"],
    ['a product that is made up', 'lib/observer/b.ts', "import { x } from '@/lib/swarm/made-up.testing';"],
    ['a product that takes from a test', 'lib/observer/c.ts', "import { x } from './x.test';"],
    [
      'an object that knows what follows from it',
      'lib/swarm/objects/a.ts',
      "import { x } from '../derived/x';",
    ],
    ['a folder that takes from what puts it together', 'lib/server/next/a.ts', "import { x } from '../x';"],
    ['a mark that takes from the grid', 'components/marks/a.ts', "import { x } from '@/components/grid/x';"],
    ['a tile that takes from the map', 'components/grid/tiles/a.ts', "import { x } from '../map/x';"],
    ['a circle', 'lib/swarm/c.ts', "import { x } from './d';"],
  ])('%s', async (_, path, text) => {
    for (const room of ['docker', 'swarm', 'server', 'demo'])
      write(`lib/${room}/x.ts`, 'export const x = 1;');
    write('components/x.ts', 'export const x = 1;');
    for (const file of [
      'lib/swarm/made-up.testing',
      'lib/swarm/derived/x',
      'lib/observer/x.test',
      'components/grid/x',
      'components/grid/map/x',
    ])
      write(`${file}.ts`, 'export const x = 1;');
    write('lib/swarm/d.ts', "import './c'; export const x = 1;");
    write('lib/swarm/c.ts', '');
    write(path, `${text} export const y = 1;`);
    const { broken } = await judge(folder, ['lib', 'components', ...(path.startsWith('app') ? ['app'] : [])]);
    const ours = broken.filter((line) => line.includes(`(${path} → `));
    expect(ours).toHaveLength(1);
    expect(ours[0]).toMatch(new RegExp(`^${dirname(path)} → \\S`));
    rmSync(join(folder, path));
  });
});
