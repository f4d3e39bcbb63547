'use client';

import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { classes } from './classes';
import { placeNear } from './place-near';

interface FloatingProps {
  readonly role?: 'alert';
  readonly id?: string;
  readonly slot?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Shows its children over the page beside the element that it is in, for as long as it is there; no scrolling box cuts it. */
export function Floating({ role, id, slot, className, children }: FloatingProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = ref.current;
    const anchor = box?.parentElement;
    if (!box || !anchor) return;
    const place = () => {
      const view = { width: innerWidth, height: innerHeight };
      const { left, top } = placeNear(
        anchor.getBoundingClientRect(),
        box.getBoundingClientRect(),
        view,
        'end',
      );
      box.style.left = `${left}px`;
      box.style.top = `${top}px`;
    };
    box.showPopover();
    place();
    addEventListener('scroll', place, { capture: true, passive: true });
    addEventListener('resize', place);
    return () => {
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
    };
  }, []);
  return (
    <div
      ref={ref}
      id={id}
      role={role}
      popover="manual"
      data-slot={slot}
      className={classes('fixed inset-auto m-0 max-w-[calc(100vw-1rem)]', className)}
    >
      {children}
    </div>
  );
}
