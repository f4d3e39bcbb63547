/** A window in which a line's text stands below its time and task: logs.css has the same. */
export const isNarrow = (): boolean => matchMedia('(width < 40rem)').matches;
