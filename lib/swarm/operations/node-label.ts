/** What is wrong with a label that a person typed. */
export type LabelMistake = 'no-name' | 'name' | 'long' | 'value';

const MOST = 255;

/** Docker takes nearly any name, but a placement constraint (`node.labels.zone==a`) can ask only for these. */
const NAME = /^[a-zA-Z0-9_.-]+$/;

export function labelMistake(name: string, value: string): LabelMistake | null {
  if (name === '') return 'no-name';
  if (!NAME.test(name)) return 'name';
  if (name.length > MOST || value.length > MOST) return 'long';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a value is one line
  return /[\u0000-\u001f\u007f]/.test(value) ? 'value' : null;
}

export interface LabelChange {
  readonly put: Readonly<Record<string, string>>;
  readonly remove: readonly string[];
}

/** What makes `before` into `after`; what is in both as it is stays untouched, whoever changes it meanwhile. */
export function labelChange(
  before: Readonly<Record<string, string>>,
  after: ReadonlyMap<string, string>,
): LabelChange {
  const old = new Map(Object.entries(before));
  return {
    put: Object.fromEntries([...after].filter(([name, value]) => old.get(name) !== value)),
    remove: [...old.keys()].filter((name) => !after.has(name)),
  };
}

export const isNoChange = ({ put, remove }: LabelChange): boolean =>
  Object.keys(put).length + remove.length === 0;

/** The labels once the change is made. */
export function withLabels(
  labels: Readonly<Record<string, string>>,
  { put, remove }: LabelChange,
): Readonly<Record<string, string>> {
  const next = new Map(Object.entries(labels));
  for (const name of remove) next.delete(name);
  for (const [name, value] of Object.entries(put)) next.set(name, value);
  return Object.fromEntries(next);
}
