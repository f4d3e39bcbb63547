/** What `record` itself holds under `key`, a name from outside; nothing that every object inherits, as `constructor` is. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
