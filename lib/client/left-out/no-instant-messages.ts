/** Stands in a browser for words that Next tells a developer. See next.config.mjs. */
export const createLinkPrefetchPartialError = (): Error => new Error();
