import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const ROOT = dirname(dirname(import.meta.dirname));

it('the image gives Node.js what npm start gives it, which is what the bench measures', () => {
  const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
  const [, words = '[]'] = /^ENTRYPOINT (\[.*\])$/m.exec(dockerfile) ?? [];
  const entrypoint: readonly string[] = JSON.parse(words);
  const flags = packageJson.scripts.start.split(' ').slice(1, -1);
  expect(flags.length).toBeGreaterThan(0);
  expect(entrypoint.slice(entrypoint.findIndex((word) => word.endsWith('/node')) + 1, -1)).toEqual(flags);
});
