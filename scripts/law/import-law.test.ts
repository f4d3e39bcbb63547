import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULES } from './import-law';

const ROOT = dirname(dirname(import.meta.dirname));
const ROOMS = ['lib', 'components', 'app'];

/** The broken rules of the tree at `baseDir`, as "from → to: rule", and how many modules were read. */
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
  return {
    broken: summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`),
    modules: modules.filter(({ source }) => !source.includes('node_modules')).length,
  };
}

// All files are read, which a busy machine takes its time for.
it('the import law holds', { timeout: 120_000 }, async () => {
  const { broken, modules } = await judge(ROOT);
  // A cruiser that reads nothing finds nothing.
  expect(modules).toBeGreaterThan(100);
  expect(broken).toEqual([]);
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
    ['a product that is made up', 'lib/observer/b.ts', "import { x } from '@/lib/swarm/made-up';"],
    ['a circle', 'lib/swarm/c.ts', "import { x } from './d';"],
  ])('%s', async (_, path, text) => {
    for (const room of ['docker', 'swarm', 'server', 'demo'])
      write(`lib/${room}/x.ts`, 'export const x = 1;');
    write('components/x.ts', 'export const x = 1;');
    write('lib/swarm/made-up.ts', 'export const x = 1;');
    write('lib/swarm/d.ts', "import './c'; export const x = 1;");
    write('lib/swarm/c.ts', '');
    write(path, `${text} export const y = 1;`);
    const { broken } = await judge(folder, ['lib', 'components', ...(path.startsWith('app') ? ['app'] : [])]);
    expect(broken.filter((line) => line.startsWith(`${path} → `))).toHaveLength(1);
    rmSync(join(folder, path));
  });
});
