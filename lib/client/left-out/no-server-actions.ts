/** Stands for Next's way to call functions of the server: this page calls none. See next.config.mjs. */
export const serverActionReducer = <State>(state: State): State => state;
