import { type RefObject, useLayoutEffect, useState } from 'react';

/** Lengths in CSS px; `unit` is the root font's size over 16. */
export interface Space {
  readonly width: number;
  readonly height: number;
  readonly unit: number;
}

/** The root font's size over 16: a person may have chosen another. */
export const rootUnit = (): number =>
  Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;

/** The room that an element has for its content: its own width, and the window from its top to the bottom. Null before it is measured. */
export function useSpace(element: RefObject<HTMLElement | null>): Space | null {
  const [space, setSpace] = useState<Space | null>(null);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    const measure = () => {
      const top = box.getBoundingClientRect().top + scrollY;
      const unit = rootUnit();
      const { paddingLeft, paddingRight } = getComputedStyle(box);
      const width = box.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      const next = { width, height: Math.max(200, innerHeight - top), unit };
      setSpace((last) =>
        last && last.width === next.width && last.height === next.height && last.unit === next.unit
          ? last
          : next,
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      removeEventListener('resize', measure);
    };
  }, [element]);
  return space;
}
