export type Zone = { readonly own: readonly string[]; readonly typesOnly?: readonly string[]; readonly packages?: readonly string[] };
export const layers: Readonly<Record<string, Zone>>;
export const configFiles: readonly string[];
export const impureGlobals: readonly string[];
