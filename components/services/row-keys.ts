/**
 * One tab stop for a service's controls: in its row the left and right arrows go from one to the next, and Tab goes on to
 * the next row. Kept in the DOM, so that moving the focus paints nothing, and only while the focus is in the row: what
 * appears in it meanwhile, as an undo does, is the next stop.
 */
export function installRowKeys(): void {
  let row: Element | null = null;
  /** What Tab passes over, with its own `tabindex`. */
  const skipped = new Map<HTMLElement, string | null>();
  const leave = () => {
    for (const [control, own] of skipped)
      if (own === null) control.removeAttribute('tabindex');
      else control.setAttribute('tabindex', own);
    row = null;
    skipped.clear();
  };
  const onFocusIn = ({ target }: FocusEvent) => {
    leave();
    const control = controlAt(target);
    row = control?.closest(ROW) ?? null;
    if (!row) return;
    for (const each of controlsIn(row)) {
      if (each === control || !isStop(each)) continue;
      skipped.set(each, each.getAttribute('tabindex'));
      each.setAttribute('tabindex', '-1');
    }
  };
  const onFocusOut = ({ relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && row?.contains(relatedTarget))) leave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const control = controlAt(event.target);
    if (!row || !control || !step || event.defaultPrevented) return;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isWithin(control, step)) return;
    const all = controlsIn(row).filter((each) => each === control || skipped.has(each) || isStop(each));
    const next = all[all.indexOf(control) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  document.addEventListener('focusin', onFocusIn);
  document.addEventListener('focusout', onFocusOut);
  document.addEventListener('keydown', onKeyDown);
}

const ROW = '[data-slot=service-row], [data-slot=service-pane-row]';
const CONTROL = 'a[href], button, input, [tabindex]';
/** What opens over a row has keys of its own. */
const OVER = 'dialog, [popover]';

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };

const controlAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element && !target.closest(OVER) ? target.closest<HTMLElement>(CONTROL) : null;

/** A control that Tab goes to by itself. */
const isStop = (control: HTMLElement): boolean =>
  control.tabIndex >= 0 && !control.closest(OVER) && control.checkVisibility();

const controlsIn = (row: Element): HTMLElement[] => [...row.querySelectorAll<HTMLElement>(CONTROL)];

/** Whether the key moves the caret in what is typed there. A number that is wholly selected, as it is at first, is left. */
function isWithin(control: HTMLElement, step: 1 | -1): boolean {
  if (!(control instanceof HTMLInputElement)) return false;
  const { selectionStart: start, selectionEnd: end, value } = control;
  const isWhole = start === 0 && end === value.length;
  return !isWhole && !(start === end && start === (step < 0 ? 0 : value.length));
}
