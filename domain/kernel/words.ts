/** What something is called, in both languages. */
export type Words = { readonly zh: string; readonly en: string };

export const said = (zh: string, en: string): Words => ({ zh, en });

/** Names of the values of an enum: the one table that the wire schema, dossiers, notices and pages read. */
export type ValueWords = { readonly [value: string]: Words };

export const valuesOf = <const T extends ValueWords>(names: T): readonly (keyof T & string)[] => Object.keys(names);
