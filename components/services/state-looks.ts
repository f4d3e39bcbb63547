import {
  CircleAlert,
  CircleCheck,
  CircleSlash2,
  History,
  LoaderCircle,
  type LucideIcon,
  OctagonPause,
  OctagonX,
  TriangleAlert,
  Undo2,
} from 'lucide-react';
import type { ServiceState } from '@/lib/swarm/derived/service-state';

const GOOD = 'border-success/40 text-success';
const BUSY = 'border-accent/50 text-accent';
const QUIET = 'border-line text-muted';
const WARN = 'border-warning/60 text-warning';
const BAD = 'border-danger/60 text-danger';

/** How each state of a service looks beside its words: a shape, and the colour of it and of the edge. */
export const STATE_LOOKS: {
  readonly [K in ServiceState['kind']]: { readonly Icon: LucideIcon; readonly className: string };
} = {
  healthy: { Icon: CircleCheck, className: GOOD },
  global: { Icon: CircleCheck, className: GOOD },
  starting: { Icon: LoaderCircle, className: BUSY },
  nowhere: { Icon: CircleAlert, className: WARN },
  zero: { Icon: CircleSlash2, className: QUIET },
  short: { Icon: TriangleAlert, className: WARN },
  job: { Icon: LoaderCircle, className: BUSY },
  'job-waiting': { Icon: TriangleAlert, className: WARN },
  'job-stopped': { Icon: OctagonX, className: BAD },
  'job-complete': { Icon: CircleCheck, className: GOOD },
  updating: { Icon: LoaderCircle, className: BUSY },
  'rolling-back': { Icon: Undo2, className: WARN },
  paused: { Icon: OctagonPause, className: BAD },
  'rollback-paused': { Icon: OctagonPause, className: BAD },
  'rolled-back': { Icon: History, className: WARN },
};
