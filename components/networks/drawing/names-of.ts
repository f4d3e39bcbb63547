/** Names that a sentence tells. */
const MOST = 6;

/** `a, b, c`; what is beyond is an ellipsis. */
export const namesOf = (things: readonly { readonly name: string }[]): string =>
  [...things.slice(0, MOST).map(({ name }) => name), ...(things.length > MOST ? ['…'] : [])].join(', ');
