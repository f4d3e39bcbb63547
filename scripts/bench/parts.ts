import type { Effort, Figures } from './budget';
import { measureChurn } from './parts/churn';
import { measureCompany } from './parts/company';
import { measureFailure } from './parts/failure';
import { measureIdle } from './parts/idle';
import { measureLogs } from './parts/logs';
import { measurePaint } from './parts/paint';
import { measureScale } from './parts/scale';
import { measureStart } from './parts/start';
import { measureViews } from './parts/views';
import type { Rig } from './rig';

interface Part {
  /** What happens in the swarm by itself, a second. */
  readonly churn: number;
  measure(rig: Rig, effort: Effort): Promise<Figures>;
}

/** Everything that is measured at a size, in this order. */
export const PARTS = {
  start: { churn: 0, measure: measureStart },
  paint: { churn: 0, measure: measurePaint },
  views: { churn: 0, measure: measureViews },
  idle: { churn: 0, measure: measureIdle },
  company: { churn: 0, measure: measureCompany },
  scale: { churn: 0, measure: measureScale },
  failure: { churn: 0, measure: measureFailure },
  logs: { churn: 0, measure: measureLogs },
  churn: { churn: 20, measure: measureChurn },
} satisfies Record<string, Part>;

export type PartName = keyof typeof PARTS;
