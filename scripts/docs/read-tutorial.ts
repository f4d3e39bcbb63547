/** What the tutorial asks of whoever walks through it, in the order of the page. `line` is where it stands. */
export type Step =
  | { readonly kind: 'command'; readonly line: number; readonly words: readonly string[] }
  | ({ readonly kind: 'see'; readonly line: number } & See)
  | ({ readonly kind: 'click'; readonly line: number } & Click)
  | { readonly kind: 'picture'; readonly line: number; readonly file: string };

/** What the page must come to show. */
export type See =
  | { readonly what: 'nodes'; readonly count: number }
  | { readonly what: 'tasks'; readonly count: number }
  | { readonly what: 'running'; readonly service: string; readonly count: number }
  | { readonly what: 'on'; readonly host: string; readonly count: number }
  | { readonly what: 'node'; readonly host: string; readonly state: 'ready' | 'down' }
  | { readonly what: 'says'; readonly text: string };

/** What is done in the page. */
export type Click =
  | { readonly what: 'scale'; readonly service: string; readonly count: number }
  | { readonly what: 'remove service'; readonly service: string }
  | { readonly what: 'remove stack'; readonly stack: string };

const NUMBER = /^\d+$/;
const FENCE = /^(`{3,})(\w*)\s*$/;
const DIRECTIVE = /^<!-- *(see|click|not run): *(.*?) *-->$/;
const PICTURE = /^!\[[^\]]+\]\((images\/[\w/-]+\.png)\)$/;
/** What only a shell would understand; a step is run without one. */
const SHELL = /["'`$\\|&;<>*?(){}~]/;

/** Reads a tutorial; throws an Error that names the line where it cannot be walked through as it is written. */
export function readTutorial(text: string): Step[] {
  const steps: Step[] = [];
  let fence: { readonly mark: string; readonly runs: boolean } | null = null;
  let notRun: number | null = null;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = index + 1;
    const trimmed = raw.trim();
    const fail = (why: string) => new Error(`Line ${line}: ${why}: ${trimmed}`);
    if (fence) {
      if (trimmed === fence.mark) fence = null;
      else if (fence.runs && trimmed.startsWith('$ ')) steps.push(readCommand(trimmed.slice(2), line, fail));
      continue;
    }
    const [, mark, language] = FENCE.exec(trimmed) ?? [];
    if (notRun !== null && trimmed && language !== 'console')
      throw new Error(`Line ${notRun}: "not run" stands right before a console block, which is not run.`);
    if (mark) {
      fence = { mark, runs: language === 'console' && notRun === null };
      notRun = null;
      continue;
    }
    const [, verb, rest = ''] = DIRECTIVE.exec(trimmed) ?? [];
    if (verb === 'see') steps.push({ kind: 'see', line, ...readSee(rest, fail) });
    else if (verb === 'click') steps.push({ kind: 'click', line, ...readClick(rest, fail) });
    else if (verb === 'not run') {
      if (!rest) throw fail('say why it is not run');
      notRun = line;
    } else if (trimmed.startsWith('<!--')) throw fail('a comment is a directive: see, click or not run');
    else if (trimmed.startsWith('![')) steps.push(readPicture(trimmed, line, fail));
  }
  if (fence) throw new Error('The last block is not closed.');
  return steps;
}

type Fail = (why: string) => Error;

function readCommand(command: string, line: number, fail: Fail): Step {
  if (SHELL.test(command)) throw fail('a command is plain words, without what a shell reads');
  const words = command.split(/ +/);
  if (words[0] !== 'docker') throw fail('a command that is run begins with docker');
  return { kind: 'command', line, words };
}

function readSee(rest: string, fail: Fail): See {
  const [what, first = '', second = '', ...more] = rest.split(/ +/);
  if (what === 'says' && first) return { what, text: rest.slice('says'.length).trim() };
  if (more.length > 0) throw fail('too many words');
  if ((what === 'nodes' || what === 'tasks') && NUMBER.test(first) && !second)
    return { what, count: Number(first) };
  if (what === 'running' && NUMBER.test(second)) return { what, service: first, count: Number(second) };
  if (what === 'on' && NUMBER.test(second)) return { what, host: first, count: Number(second) };
  if (what === 'node' && (second === 'ready' || second === 'down'))
    return { what, host: first, state: second };
  throw fail('nothing that can be seen');
}

function readClick(rest: string, fail: Fail): Click {
  const words = rest.split(/ +/);
  const [verb, second = '', third = ''] = words;
  if (words.length === 3 && verb === 'scale' && NUMBER.test(third))
    return { what: 'scale', service: second, count: Number(third) };
  if (words.length === 3 && verb === 'remove' && second === 'service')
    return { what: 'remove service', service: third };
  if (words.length === 3 && verb === 'remove' && second === 'stack')
    return { what: 'remove stack', stack: third };
  throw fail('nothing that can be clicked');
}

function readPicture(image: string, line: number, fail: Fail): Step {
  const file = PICTURE.exec(image)?.[1];
  if (!file) throw fail('a picture is ![words](images/NAME.png) on a line of its own');
  return { kind: 'picture', line, file };
}
