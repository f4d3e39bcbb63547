'use client';

import { type ReactNode, useId, useRef } from 'react';
import { classes } from './classes';
import { placeNear } from './place-near';

interface TooltipProps {
  readonly text: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  /** For text that explains something which cannot be focused itself. */
  readonly focusable?: boolean;
}

/** Says more on hover and on focus; Escape hides it. Never the only place of what a person must know. */
export function Tooltip({ text, children, className, focusable = false }: TooltipProps): ReactNode {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLSpanElement>(null);

  const show = () => {
    if (!anchor.current || !tip.current || tip.current.matches(':popover-open')) return;
    tip.current.showPopover();
    const view = { width: innerWidth, height: innerHeight };
    const { left, top } = placeNear(
      anchor.current.getBoundingClientRect(),
      tip.current.getBoundingClientRect(),
      view,
    );
    tip.current.style.left = `${left}px`;
    tip.current.style.top = `${top}px`;
  };
  const hide = () => tip.current?.hidePopover();

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only shows a description of what it wraps
    <span
      ref={anchor}
      data-slot="tooltip-anchor"
      aria-describedby={id}
      tabIndex={focusable ? 0 : undefined}
      onPointerEnter={show}
      onPointerLeave={hide}
      onFocus={show}
      onBlur={hide}
      onKeyDown={(event) => event.key === 'Escape' && hide()}
      className={classes('inline-flex', className)}
    >
      {children}
      <span
        ref={tip}
        id={id}
        role="tooltip"
        popover="manual"
        data-slot="tooltip"
        className="pointer-events-none fixed inset-auto m-0 max-w-72 rounded-md border border-line bg-raised px-2.5 py-1.5 text-left font-normal text-ink text-xs leading-relaxed shadow-black/15 shadow-lg"
      >
        {text}
      </span>
    </span>
  );
}
