/** Has the browser save a text as a file. */
export function saveText(text: string, name: string, type: `${string}/${string}`): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // Once the click has been seen to.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
