import { serviceId, stackName } from '../made-up.testing';
import type { NetworkId } from '../objects/ids';
import type { LaneService } from './lane-order';

/** `shop/web: a b` is service `web` of stack `shop` on networks `a` and `b`; `/web: ` is of none and on none. */
export function aLaneService(text: string, plugs = 0): LaneService {
  const [, stack = '', label = '', lanes = ''] = /^(.*)\/(.*): ?(.*)$/.exec(text) ?? [];
  return {
    id: serviceId(`${stack}_${label}`),
    stack: stack ? stackName(stack) : null,
    label,
    lanes: lanes.split(' ').filter(Boolean) as NetworkId[],
    plugs,
  };
}
