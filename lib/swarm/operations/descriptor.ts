import type { Input, InputOf, NamedInput } from './field-types';

interface ActionDescriptor<I extends Input, Command extends CommandOf<I> | null, Undo extends string | null> {
  /** The kind of each field that it is sent with. */
  readonly input: I;
  /** The fields that the audit log holds. Never what a person typed in secret. */
  readonly audited: readonly (keyof InputOf<I> & string)[];
  /** The docker command that does the same; null where it takes more than the input to tell. */
  readonly command: Command;
  /** The action that takes it back; null where none does. */
  readonly undo: Undo;
}

type CommandOf<I extends Input> = (named: NamedInput<I>) => readonly string[];

/** All that there is to know of an action, but who may do it, how Docker does it, and what is drawn. */
export const action = <
  const I extends Input,
  const Command extends CommandOf<I> | null,
  const Undo extends string | null,
>(
  descriptor: ActionDescriptor<I, Command, Undo>,
): ActionDescriptor<I, Command, Undo> => descriptor;

interface QueryDescriptor<I extends Input> {
  readonly input: I;
  /** null for what is not written down: it tells no more than the picture does. */
  readonly audited: readonly (keyof InputOf<I> & string)[] | null;
}

declare const ANSWER: unique symbol;

/** The same of a query that `Answer` comes back to. */
export const query =
  <Answer>() =>
  <const I extends Input>(descriptor: QueryDescriptor<I>): QueryDescriptor<I> & Answered<Answer> =>
    descriptor;

/** Known to the compiler alone. */
export interface Answered<Answer> {
  readonly [ANSWER]?: Answer;
}
