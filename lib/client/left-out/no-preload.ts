/** Stands in a browser for what `next/dynamic` does on the server alone. See next.config.mjs. */
export const PreloadChunks = (): null => null;
