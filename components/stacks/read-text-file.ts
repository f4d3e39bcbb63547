/** A file's text; 'too-large' beyond `most` bytes, null where it cannot be read as text. */
export async function readTextFile(
  file: File,
  most: number,
): Promise<{ readonly text: string } | 'too-large' | null> {
  if (file.size > most) return 'too-large';
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()) };
  } catch {
    return null;
  }
}
