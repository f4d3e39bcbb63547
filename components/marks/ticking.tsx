'use client';

import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { classes } from '@/components/ui/classes';
import { useClient } from '@/lib/client/use-client';

interface TickingProps {
  /** By the server's clock, ms since 1970. What another `read` says shows at the next tick. */
  readonly read: (now: number) => string;
  /** Gives it a size: what it says gives it none, and is cut where it is longer. */
  readonly className: string;
}

/**
 * A text that is another one each second. It is written past React and into a box of its own, so that a page at rest
 * neither renders nor lays out anything else for it.
 */
export function Ticking({ read, className }: TickingProps): ReactNode {
  const { ticker } = useClient();
  const box = useRef<HTMLSpanElement>(null);
  const latest = useRef(read);
  useLayoutEffect(() => {
    latest.current = read;
  });
  useLayoutEffect(() => {
    const text = box.current?.appendChild(document.createTextNode(''));
    const write = () => {
      if (text) text.data = latest.current(ticker.now());
    };
    write();
    const end = ticker.subscribe(write);
    return () => {
      end();
      text?.remove();
    };
  }, [ticker]);
  return (
    <span className={classes('relative', className)}>
      {/* Out of the flow: only such a box is laid out without all that is around it. */}
      <span ref={box} className="contain-strict absolute inset-0" />
    </span>
  );
}
