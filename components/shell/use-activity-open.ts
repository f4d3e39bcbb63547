import { usePathname } from 'next/navigation';
import { useSyncExternalStore } from 'react';
import { createStore } from '@/lib/base/store';
import { hrefOf } from '@/lib/pages/href-of';

/** What a person chose; null until then. */
const choice = createStore<boolean | null>(null);

const WIDE = '(min-width: 90rem)';

function subscribeToWidth(listener: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener('change', listener);
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    query.removeEventListener('change', listener);
    observer.disconnect();
  };
}

/** Whether the activity column is open: on the grid of a wide screen from the start, elsewhere when asked for; a projector shows the latest line. */
export function useActivityOpen(): [boolean, (open: boolean) => void] {
  const isGrid = usePathname() === hrefOf('grid');
  const isWide = useSyncExternalStore(
    subscribeToWidth,
    () => matchMedia(WIDE).matches && document.documentElement.dataset.theme !== 'projector',
    () => false,
  );
  const chosen = useSyncExternalStore(choice.subscribe, choice.get, () => null);
  return [chosen ?? (isGrid && isWide), choice.set];
}
