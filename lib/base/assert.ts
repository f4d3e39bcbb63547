/** Makes the compiler ask for a case that a switch forgot. */
export function unreachable(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
