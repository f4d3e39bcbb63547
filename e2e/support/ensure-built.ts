import { ensureBuilt } from '../../scripts/build.mjs';

/** Once before all workers, which would build side by side otherwise. */
export default ensureBuilt;
