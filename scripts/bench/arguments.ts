import { parseArgs } from 'node:util';
import { type Effort, FULL, QUICK, SIZES, type Size } from './budget';
import { PARTS, type PartName } from './parts';

/** What a person asked the bench for. */
export interface Asked {
  readonly sizes: readonly Size[];
  readonly parts: readonly PartName[];
  /** 1,000 browsers. */
  readonly crowd: boolean;
  /** Strangers at their worst. */
  readonly siege: boolean;
  /** The worst compose files. */
  readonly compose: boolean;
  readonly effort: Effort;
  /** The hour of changes, instead of everything else. */
  readonly soak: boolean;
  /** Into docs/benchmarks.md, too. */
  readonly write: boolean;
}

const KNOWN = [...Object.keys(PARTS), 'compose', 'crowd', 'siege'];

export const USAGE = `npm run bench -- [options]
  --only ${KNOWN.join(',')}
  --size ${SIZES.map(({ tasks }) => tasks).join(',')}
  --quick   fewer samples
  --soak    an hour's changes at 3,000 tasks, instead
  --write   also into docs/benchmarks.md; not with the others but --soak`;

/** Reads the command line; throws with what is wrong with it. */
export function readArguments(args: readonly string[]): Asked {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      size: { type: 'string' },
      quick: { type: 'boolean', default: false },
      soak: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const isPart = values.only !== undefined || values.size !== undefined || values.quick;
  if (values.write && isPart)
    throw new Error('--write is for the whole: leave out --only, --size and --quick');
  const parts = chosen(values.only, KNOWN, '--only');
  return {
    parts: parts.filter(isPartName),
    compose: parts.includes('compose') && values.size === undefined,
    crowd: parts.includes('crowd') && values.size === undefined,
    siege: parts.includes('siege') && values.size === undefined,
    sizes: SIZES.filter(({ tasks }) =>
      chosen(
        values.size,
        SIZES.map((size) => String(size.tasks)),
        '--size',
      ).includes(String(tasks)),
    ),
    effort: values.quick ? QUICK : FULL,
    soak: values.soak,
    write: values.write,
  };
}

function chosen(text: string | undefined, known: readonly string[], option: string): readonly string[] {
  const asked = text?.split(',') ?? known;
  const unknown = asked.filter((each) => !known.includes(each));
  if (unknown.length > 0) throw new Error(`${option} does not know ${unknown.join(', ')}`);
  return asked;
}

const isPartName = (text: string): text is PartName => text in PARTS;
