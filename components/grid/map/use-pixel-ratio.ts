import { useSyncExternalStore } from 'react';

/** More device px than this in a CSS px nobody sees. */
const MOST = 3;

const subscribe = (listener: () => void) => {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
};

/** Device px in a CSS px. Browsers tell of zooming, and of a window that moved to another screen, as a resize. */
export const usePixelRatio = (): number =>
  useSyncExternalStore(
    subscribe,
    () => Math.min(MOST, devicePixelRatio),
    () => 1,
  );
