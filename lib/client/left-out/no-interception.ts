/** Stands in a browser for routes that are drawn over others: there are none here. See next.config.mjs. */
export const INTERCEPTION_ROUTE_MARKERS: readonly string[] = [];
export const isInterceptionRouteAppPath = (): boolean => false;
