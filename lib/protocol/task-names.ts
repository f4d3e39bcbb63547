import type { TaskId } from '@/lib/swarm/objects/ids';

/**
 * With more tasks than this their ids travel cut: an id is 16 random bytes, which nothing compresses, and 30,000 of them
 * were all that a snapshot may weigh.
 */
export const WHOLE_IDS = 10_000;
/** As many characters of an id as the docker CLI shows: 62 bits. Docker takes them for the whole. */
const CUT = 12;

/** The id by which browsers know a task. */
export type NameTask = (id: TaskId) => TaskId;

export const wholeName: NameTask = (id) => id;
export const cutName: NameTask = (id) => id.slice(0, CUT) as TaskId;
