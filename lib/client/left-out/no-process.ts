/** Stands for Node's `process` in a browser: see next.config.mjs. */
export const env = {};
