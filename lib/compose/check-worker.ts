import { parentPort, workerData } from 'node:worker_threads';
import { doJob, type Job } from './check-job';

/** A thread for one job: it says that it begins, then what came of it. `checkApart` starts it. */
parentPort?.postMessage(null);
parentPort?.postMessage(doJob(workerData as Job)); // what checkApart gives
