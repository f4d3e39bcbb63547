import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react';

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/** One tab stop for all that carry `data-stop` in an element: arrows, Home and End go from one to the next. */
export function useRoving() {
  const ref = useRef<HTMLDivElement>(null);
  const stops = () => [...(ref.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? [])];
  const stand = (at: Element | undefined) => {
    for (const stop of stops()) stop.tabIndex = stop === at ? 0 : -1;
  };
  useLayoutEffect(() => {
    const all = stops();
    stand(all.find((stop) => stop.getAttribute('tabindex') === '0') ?? all[0]);
  });
  return {
    ref,
    onFocus: ({ target }: FocusEvent) => stand(target.closest('[data-stop]') ?? undefined),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const all = stops();
      const at = all.findIndex((stop) => stop.matches(':focus'));
      const step = STEPS[event.key];
      const next =
        event.key === 'Home'
          ? 0
          : event.key === 'End'
            ? all.length - 1
            : step === undefined
              ? null
              : at + step;
      if (at < 0 || next === null || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      all[next]?.focus();
    },
  };
}
