const KEY = 'shortcuts';

/** Single-key shortcuts can be turned off, as speech input and shaky hands need. Kept in this browser. */
export function areShortcutsOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true; // storage may be forbidden
  }
}

export function setShortcuts(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, 'off');
  } catch {
    // storage may be forbidden: then it holds for nobody
  }
}

/** Whether a key that was pressed may be a shortcut: they are on, and it is not for typing. */
export function isShortcut(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  const isTyping =
    event.target instanceof Element &&
    event.target.closest('input:not([type=radio]), textarea, select, [contenteditable], dialog');
  return !isTyping && areShortcutsOn();
}
