'use client';

import { type ReactNode, useId, useRef, useState } from 'react';
import { type ButtonLook, buttonClass } from './button';
import { classes } from './classes';
import { placeNear } from './place-near';

interface PopoverProps extends ButtonLook {
  /** What opens it: an icon, or text. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly align?: 'start' | 'center' | 'end';
  readonly className?: string;
  /** A function's are drawn anew with each opening and closing, before it is placed. */
  readonly children: ReactNode | ((isOpen: boolean) => ReactNode);
}

/** A button and what it opens: the browser's own popover, which Escape and a click elsewhere close. */
export function Popover({
  trigger,
  label,
  align = 'end',
  variant = 'quiet',
  size = 'icon',
  className,
  children,
}: PopoverProps): ReactNode {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        data-slot="popover-trigger"
        popoverTarget={id}
        aria-label={label}
        aria-expanded={open}
        className={classes(buttonClass({ variant, size }), className)}
      >
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        data-slot="popover"
        onBeforeToggle={(event) => setOpen(event.nativeEvent.newState === 'open')}
        onToggle={(event) => {
          const box = event.currentTarget;
          if (event.nativeEvent.newState !== 'open' || !button.current) return;
          const view = { width: innerWidth, height: innerHeight };
          const { left, top } = placeNear(
            button.current.getBoundingClientRect(),
            box.getBoundingClientRect(),
            view,
            align,
          );
          box.style.left = `${left}px`;
          box.style.top = `${top}px`;
        }}
        className="fixed inset-auto m-0 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-raised p-1.5 text-ink shadow-black/15 shadow-lg"
      >
        {typeof children === 'function' ? children(open) : children}
      </div>
    </>
  );
}
