/** Forms that somebody has worked in, and fields outside forms that somebody has typed into. */
const touched = new Set<Element>();
/** Asked for what no element holds: whether it would be lost with the page. */
const keepers = new Set<() => boolean>();

/** Has `holds` asked before the page is loaded anew by itself; for as long as the page lives. */
export function keepWhile(holds: () => boolean): void {
  keepers.add(holds);
}

/** Watches what a person does to forms; once, when the page begins. */
export function watchForms(): void {
  for (const kind of ['input', 'click']) addEventListener(kind, touch, { capture: true, passive: true });
}

/** Whether the page holds what a person would miss: a dialog, a form that was worked in, a text that is being typed. What is searched for stands in the address. */
export function isBusy(): boolean {
  for (const each of touched) if (!each.isConnected) touched.delete(each);
  return (
    touched.size > 0 ||
    document.querySelector('dialog[open]') !== null ||
    isTyping(document.activeElement) ||
    [...keepers].some((holds) => holds())
  );
}

function touch({ target }: Event): void {
  const form = target instanceof Element && target.closest('form');
  if (form) touched.add(form);
}

function isTyping(element: Element | null): boolean {
  const isText =
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && !['radio', 'checkbox'].includes(element.type));
  return isText && element.value !== '' && !element.closest('search');
}
