import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Band } from './scene';

/** A map that is not much higher than the window is drawn whole. */
const WHOLE = 1.5;

/**
 * The part of a map that its canvas must cover: the window and a good way above and below it, moved on in steps as a
 * person scrolls, so that no canvas is larger than browsers take.
 */
export function useBand(canvas: RefObject<HTMLElement | null>, height: number): Band {
  const [band, setBand] = useState<Band>({ top: 0, height: 0 });
  useLayoutEffect(() => {
    const place = () => {
      const map = canvas.current?.parentElement;
      if (!map) return;
      const next = bandFor(height, innerHeight, -map.getBoundingClientRect().top);
      setBand((last) => (last.top === next.top && last.height === next.height ? last : next));
    };
    place();
    addEventListener('scroll', place, { passive: true });
    addEventListener('resize', place);
    return () => {
      removeEventListener('scroll', place);
      removeEventListener('resize', place);
    };
  }, [canvas, height]);
  return band;
}

/** `seen`: how far the window's top is below the map's. All in CSS px. */
export function bandFor(height: number, view: number, seen: number): Band {
  if (height <= view * WHOLE) return { top: 0, height };
  const step = view / 2;
  const first = Math.floor(seen / step) - 1;
  const top = Math.min(Math.max(0, Math.round(first * step)), Math.max(0, Math.round(height - 5 * step)));
  return { top, height: Math.min(height - top, Math.round(5 * step)) };
}
