import {
  History,
  type LucideIcon,
  PackageOpen,
  Play,
  RotateCw,
  Scaling,
  ScrollText,
  SquarePen,
  Trash2,
} from 'lucide-react';
import type { ServiceOffer } from '@/lib/swarm/operations/actions/service-actions';

/** What stands beside the words for what can be done to a service. */
export const SERVICE_ICONS: {
  readonly [K in ServiceOffer | 'scale-service' | 'logs' | 'edit-service' | 'remove-service']: LucideIcon;
} = {
  'scale-service': Scaling,
  logs: ScrollText,
  'update-image': PackageOpen,
  'restart-service': RotateCw,
  'roll-back-service': History,
  'resume-update': Play,
  'edit-service': SquarePen,
  'remove-service': Trash2,
};
