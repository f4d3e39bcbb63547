/** Stands for the ways of engine.io that the page does not take: see next.config.mjs. */
export const XHR = undefined;
export const WT = undefined;
export const Fetch = undefined;
