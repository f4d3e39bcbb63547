/**
 * Puts text on the clipboard; false if the browser refuses. On plain HTTP (a server reached by its address) browsers
 * have no clipboard API, so the old way through a selection is tried too.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.readOnly = true;
    area.style.position = 'fixed';
    area.style.opacity = '0';
    const host = document.querySelector('dialog[open]') ?? document.body; // the rest is inert under a dialog
    host.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}
