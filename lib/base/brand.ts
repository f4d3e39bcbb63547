declare const brand: unique symbol;

/** A string that the compiler keeps apart from other strings: `Brand<'TaskId'>` is no `Brand<'NodeId'>`. */
export type Brand<Name extends string> = string & { readonly [brand]: Name };
