import { ArrowDown, ArrowUp, CirclePlay, LogOut, type LucideIcon, Pause, Tags, Trash2 } from 'lucide-react';
import type { NodeOffer } from '@/lib/swarm/operations/actions/node-actions';

/** The parts of a node's menu, from its top. */
export const MENU_PARTS = ['availability', 'traits', 'danger'] as const;

interface OfferLook {
  /** Stands beside the words. */
  readonly Icon: LucideIcon;
  readonly part: (typeof MENU_PARTS)[number];
}

/** How what is offered of a node stands in its menu. */
export const OFFER_LOOKS: { readonly [K in NodeOffer]: OfferLook } = {
  active: { Icon: CirclePlay, part: 'availability' },
  pause: { Icon: Pause, part: 'availability' },
  drain: { Icon: LogOut, part: 'availability' },
  manager: { Icon: ArrowUp, part: 'traits' },
  worker: { Icon: ArrowDown, part: 'traits' },
  labels: { Icon: Tags, part: 'traits' },
  'remove-node': { Icon: Trash2, part: 'danger' },
};
