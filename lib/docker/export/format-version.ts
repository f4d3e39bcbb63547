import { type Json, object } from '@/lib/base/json';

/** What came into the compose file format after 3.8, which every docker CLI since 19.03 reads: by the version that brought it. */
const LATER: readonly (readonly [version: number, isNeeded: (service: Json) => boolean])[] = [
  [9, ({ deploy }) => object(object(object(deploy).resources).limits).pids !== undefined],
  [12, ({ healthcheck }) => object(healthcheck).start_interval !== undefined],
  // In no version, but older CLIs would mount the whole volume without a word: better that they refuse.
  [12, ({ volumes }) => some(volumes, ({ volume }) => object(volume).subpath !== undefined)],
  [13, ({ oom_score_adj }) => oom_score_adj !== undefined],
  [13, ({ networks }) => some(Object.values(object(networks)), (one) => one.driver_opts !== undefined)],
];

const some = (items: unknown, holds: (item: Json) => boolean): boolean =>
  Array.isArray(items) && items.some((item) => holds(object(item)));

/** The lowest version of the format that knows all that these services say, so that as many CLIs as can read the file. */
export function formatVersion(services: readonly Json[]): string {
  const needed = LATER.filter(([, isNeeded]) => services.some(isNeeded)).map(([version]) => version);
  return `3.${Math.max(8, ...needed)}`;
}
