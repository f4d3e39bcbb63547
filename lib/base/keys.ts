/** The keys of a record that holds what its type says and no more, as a table does. */
export const keysOf = <T extends object>(record: T): readonly (keyof T & string)[] =>
  Object.keys(record) as (keyof T & string)[]; // by the promise above
