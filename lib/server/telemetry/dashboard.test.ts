import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aHeldObserver } from '../made-up.testing';
import { createMetrics } from './metrics';

interface Dashboard {
  readonly panels: readonly {
    readonly id: number;
    readonly title: string;
    readonly targets: readonly { readonly expr: string; readonly datasource: { readonly uid: string } }[];
  }[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly query: unknown }[] };
}

const dashboard: Dashboard = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../stack/grafana-dashboard.json'), 'utf8'),
);

/** The metrics that an expression reads: a name before a brace, which only those have. */
const namesIn = (expr: string) => [...expr.matchAll(/([a-z_]\w*)\{/g)].map(([, name = '']) => name);
/** The labels that it selects, groups or shows by. */
const labelsIn = (expr: string) => [
  ...[...expr.matchAll(/([a-z_]+)!?[=~]+"/g)].map(([, label = '']) => label),
  ...[...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, labels = '']) => labels.split(/, */)),
];
/** Prometheus adds these to each series. */
const ADDED = ['job', 'instance'];

it('the dashboard reads only what /metrics tells', async () => {
  const metrics = createMetrics(Date.now);
  metrics.polled('tasks', 'ok', 1);
  const text = await metrics.read({ observer: aHeldObserver(), browsers: 0 });
  const series = [...text.matchAll(/^([a-z]\w*)(?:\{(.*)\})? \S+$/gm)];
  const labels = new Map<string, Set<string>>();
  for (const [, name = '', pairs = ''] of series) {
    const known = labels.get(name) ?? new Set(ADDED);
    for (const [, label = ''] of pairs.matchAll(/(\w+)="/g)) known.add(label);
    labels.set(name, known);
  }

  const exprs = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  expect(exprs.length).toBeGreaterThan(15);
  for (const expr of exprs) {
    const names = namesIn(expr);
    expect(names, expr).not.toEqual([]);
    for (const name of names) {
      const known = labels.get(name);
      expect(known, `${name} is told`).toBeDefined();
      for (const label of labelsIn(expr)) expect([...(known ?? [])], `${name} of ${expr}`).toContain(label);
    }
  }
});

it('the dashboard shows every metric of ours', async () => {
  const text = await createMetrics(Date.now).read({ observer: aHeldObserver(), browsers: 0 });
  const ours = [...text.matchAll(/^# TYPE (swarmscope_\w+) /gm)].map(([, name = '']) => name);
  expect(ours).toHaveLength(10);
  const all = JSON.stringify(dashboard.panels);
  expect(ours.filter((name) => !all.includes(name))).toEqual([]);
});

it('the dashboard asks the Prometheus that is chosen, and its panels are told apart', () => {
  const sources = dashboard.panels.flatMap(({ targets }) => targets.map(({ datasource }) => datasource.uid));
  for (const source of sources) expect(source).toMatch(/^\$\{datasource\}$/);
  expect(dashboard.templating.list.map(({ name }) => name)).toEqual(['datasource', 'job', 'instance']);
  const ids = dashboard.panels.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
