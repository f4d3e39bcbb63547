import { useEffect, useRef } from 'react';

/** Escape, wherever the focus is; what is open above the page, and a field, have theirs first. */
export function useEscape(act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.matches('input[type=text], textarea, select'))
        return;
      if (document.querySelector('dialog[open], [popover]:popover-open')) return;
      latest.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
