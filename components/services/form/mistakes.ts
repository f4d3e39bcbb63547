/** What can be wrong with a field; each has its own words. */
export const MISTAKES = [
  'required',
  'name',
  'nameTaken',
  'image',
  'count',
  'positive',
  'quote',
  'port',
  'portCount',
  'portTwice',
  'portTaken',
  'variable',
  'variableTwice',
  'value',
  'target',
  'targetTwice',
  'bindSource',
  'volumeName',
  'pipe',
  'constraint',
  'cpus',
  'memory',
  'kind',
  'kindTwice',
  'amount',
  'duration',
  'monitor',
  'ratio',
] as const;

export type Mistake = (typeof MISTAKES)[number];

/** By field: `image`, or a row's, such as `ports.had0.target`. */
export type Mistakes = ReadonlyMap<string, Mistake>;
