/** Stands for Next's polyfills: see next.config.mjs. What uses `URL.canParse` in a browser is to do without. */
export {};
