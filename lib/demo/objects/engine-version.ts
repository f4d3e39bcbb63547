/** What the demo's engines say they are. */
export const ENGINE_VERSION = '27.5.1';
export const API_VERSION = '1.47';
export const MIN_API_VERSION = '1.24';
