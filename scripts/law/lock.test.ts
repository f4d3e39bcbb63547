import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const ROOT = dirname(dirname(import.meta.dirname));
const { packages }: { packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
  readFileSync(join(ROOT, 'package-lock.json'), 'utf8'),
);

/** Whether the package at `path` finds `name`, in its own folder of packages or one further out. */
const finds = (path: string, name: string): boolean => {
  if (`${path}${path && '/'}node_modules/${name}` in packages) return true;
  const outer = path.lastIndexOf('node_modules/');
  return outer >= 0 && finds(path.slice(0, outer).replace(/\/$/, ''), name);
};

it('the lock names every package that a platform may need, or `npm ci` refuses it (npm/cli#9846)', () => {
  const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !finds(path, name))
      .map((name) => `${path || 'this project'} needs ${name}`),
  );
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});
