/** Stands in a browser for the names of all that Next's server knows: its router asks for this one alone. See next.config.mjs. */
export const NEXT_NAV_DEPLOYMENT_ID_HEADER = 'x-nextjs-deployment-id';
