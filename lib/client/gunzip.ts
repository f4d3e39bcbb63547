/** Gunzips JSON in the browser, off the main thread where the browser can. Throws on bytes that are neither. */
export async function gunzipJson(bytes: ArrayBuffer): Promise<unknown> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}
