import { LIMITS } from './limits';
import { createTally, type Tally } from './tally';
import { createWindowCount, WINDOW_MS, type WindowCount } from './window-count';

/** What all connections of a network have sent in this window. */
export interface Traffic {
  readonly packets: WindowCount;
  readonly bytes: WindowCount;
  /** Bytes of messages that are not whole yet. */
  readonly held: Tally;
}

/** Everybody who is connected, by the network that they came from. */
export interface Crowd {
  readonly traffic: Traffic;
  /** Whether one more from there is too many; asking counts as an attempt. */
  isFull(network: string): boolean;
  enter(network: string): void;
  leave(network: string): void;
}

export function createCrowd(): Crowd {
  const inside = createTally();
  const attempts = createWindowCount(WINDOW_MS);
  return {
    traffic: {
      packets: createWindowCount(WINDOW_MS),
      bytes: createWindowCount(WINDOW_MS),
      held: createTally(),
    },
    isFull: (network) =>
      attempts.add(network, 1) > LIMITS.networkHandshakesPer10s ||
      inside.all >= LIMITS.webSockets ||
      inside.of(network) >= LIMITS.networkWebSockets,
    enter: (network) => void inside.add(network, 1),
    leave: (network) => void inside.add(network, -1),
  };
}
