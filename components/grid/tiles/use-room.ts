'use client';

import { type RefObject, useLayoutEffect, useState } from 'react';
import { rootUnit, type Space } from '@/components/marks/use-space';

/** What an element has for its content: lengths in CSS px, as if what stands below it stood at the window's foot. */
export interface Room extends Space {
  /** How much of the window the dock has, which the room does not. */
  readonly dock: number;
  /** Whether the page is as wide as css/fit.css asks, where the grid fills the room and is not scrolled. */
  readonly isOneScreen: boolean;
}

const LEAST = 200;

/** Null before it is measured. */
export function useRoom(element: RefObject<HTMLElement | null>): Room | null {
  const [room, setRoom] = useState<Room | null>(null);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    const measure = () => {
      const next = measureRoom(box);
      setRoom((last) => (last && JSON.stringify(last) === JSON.stringify(next) ? last : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    // What stands below may grow while the grid, being scrolled, does not shrink.
    observer.observe(document.body);
    addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      removeEventListener('resize', measure);
    };
  }, [element]);
  return room;
}

function measureRoom(box: HTMLElement): Room {
  const unit = rootUnit();
  const isOneScreen = matchMedia('(min-width: 64rem)').matches;
  const style = getComputedStyle(box);
  const pads = (one: string, other: string) => Number.parseFloat(one) + Number.parseFloat(other);
  const { top, bottom, width } = box.getBoundingClientRect();
  const dock = box.closest('.grid-page')?.querySelector('.dock')?.getBoundingClientRect().height ?? 0;
  const below = isOneScreen ? document.body.getBoundingClientRect().bottom - bottom : dock;
  const height = innerHeight - (top + scrollY) - below - pads(style.paddingTop, style.paddingBottom);
  return {
    width: width - pads(style.paddingLeft, style.paddingRight),
    height: Math.max(LEAST * unit, height),
    unit,
    dock,
    isOneScreen,
  };
}
