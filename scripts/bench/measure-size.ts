import { groupBy } from '@/lib/base/group';
import { tell } from '../repo.mjs';
import type { Effort, Figures, Size } from './budget';
import { PARTS, type PartName } from './parts';
import { startRig } from './rig';
import { tidily } from './teardown';

/** Measures `parts` at a size; the parts that need the same swarm share it. */
export async function measureSize(size: Size, parts: readonly PartName[], effort: Effort): Promise<Figures> {
  let figures: Figures = {};
  for (const [churn, names] of groupBy(parts, (name) => PARTS[name].churn)) {
    await tidily(async () => {
      const rig = await startRig(size, churn);
      for (const name of names) {
        const start = performance.now();
        const found = await tidily(() => PARTS[name].measure(rig, effort));
        figures = { ...figures, ...found };
        const told = Object.entries(found).map(([figure, each]) => `${figure} ${each.value.toPrecision(4)}`);
        tell(`  ${name} (${((performance.now() - start) / 1_000).toFixed(0)} s): ${told.join(', ')}`);
      }
    });
  }
  return figures;
}
