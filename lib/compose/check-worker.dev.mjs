/** `check-worker.ts` where it is not compiled: each thread asks tsx for itself. */
import { register } from 'tsx/esm/api';

register();
await import('./check-worker');
