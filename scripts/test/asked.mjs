/** @typedef {{ readonly suite: string, readonly filters: readonly string[] }} Asked */

/**
 * Reads what `npm test -- …` asks for: names of suites, each followed by what its tool is to run of it. Nothing is everything.
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, { readonly takesFilters: boolean, readonly needs: readonly string[] }>>} suites all that
 *   there are, in their order
 * @returns {readonly Asked[]} in the order of `suites`, with what they need; throws an Error with a sentence where it makes no sense
 */
export function readAsked(args, suites) {
  const names = Object.keys(suites);
  if (args.length === 0) return names.map((suite) => ({ suite, filters: [] }));
  /** @type {Map<string, string[]>} */
  const asked = new Map();
  let last = '';
  for (const arg of args) {
    if (names.includes(arg)) {
      last = arg;
      asked.set(arg, asked.get(arg) ?? []);
    } else if (last === '') {
      throw new Error(`No suite is called ${arg}. There are: ${names.join(', ')}`);
    } else if (!suites[last]?.takesFilters) {
      const others = names.filter((name) => suites[name]?.takesFilters);
      throw new Error(
        `No suite is called ${arg}, and ${last} runs as a whole. Parts can be had of: ${others.join(', ')}`,
      );
    } else asked.get(last)?.push(arg);
  }
  const needed = [...asked.keys()].flatMap((suite) => suites[suite]?.needs ?? []);
  return names.flatMap((suite) => {
    const filters = asked.get(suite) ?? (needed.includes(suite) ? [] : undefined);
    return filters ? [{ suite, filters }] : [];
  });
}
