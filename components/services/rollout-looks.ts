import {
  CircleCheck,
  CircleX,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  ScanEye,
  Square,
} from 'lucide-react';
import type { SlotPhase } from '@/lib/swarm/derived/rollout';

/** How each phase of a slot looks: a shape and an edge, never a colour alone. */
export const ROLLOUT_LOOKS: {
  readonly [P in SlotPhase]: { readonly Icon: LucideIcon; readonly className: string };
} = {
  waiting: { Icon: Hourglass, className: 'border-dashed border-edge text-muted' },
  stopping: { Icon: Square, className: 'border-warning/60 bg-warning-soft text-warning' },
  starting: { Icon: LoaderCircle, className: 'border-accent/60 text-accent' },
  verifying: { Icon: ScanEye, className: 'border-success/60 border-dotted text-success' },
  done: { Icon: CircleCheck, className: 'border-success/60 bg-success-soft text-success' },
  failed: { Icon: CircleX, className: 'border-danger bg-danger-soft text-danger' },
};
