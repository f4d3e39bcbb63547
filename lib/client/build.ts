/** Names the build that this page is of, as the server's hello does; empty where nobody named it. See next.config.mjs. */
export const BUILD = process.env.SWARMSCOPE_BUILD ?? '';
