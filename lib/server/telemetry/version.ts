import { version } from '@/package.json';

/** Of this Swarmscope; the bundle holds it, and nothing else of package.json. */
export const VERSION: string = version;
