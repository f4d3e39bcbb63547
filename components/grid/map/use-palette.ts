import { type RefObject, useLayoutEffect, useState } from 'react';
import { type Palette, readPalette } from './palette';

/** The colours around an element, read again whenever the theme changes; null before there is an element. */
export function usePalette(host: RefObject<HTMLElement | null>): Palette | null {
  const [palette, setPalette] = useState<Palette | null>(null);
  useLayoutEffect(() => {
    const read = () => {
      const around = host.current?.parentElement;
      if (around) setPalette(readPalette(around));
    };
    read();
    const root = new MutationObserver(read);
    root.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', read);
    return () => {
      root.disconnect();
      scheme.removeEventListener('change', read);
    };
  }, [host]);
  return palette;
}
