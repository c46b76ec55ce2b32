declare const kind: unique symbol;

/** Text that has been read as what it names. Only the reader of that kind makes one, so a rule that asks for it cannot be given text as somebody typed it. */
export type Branded<Kind extends string> = string & { readonly [kind]: Kind };
