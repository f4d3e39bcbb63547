/** A file of stack/, as it is: `next.config.mjs` has it built in as a text. */
declare module '*.yml' {
  const text: string;
  export default text;
}
