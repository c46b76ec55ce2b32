/** Acts that have pages made for them, where the form of their schema would ask for more than a form can hold. */
const ownForms: { readonly [act: string]: (id: string) => string } = {
  'procedures.start': () => '/procedures/new',
  'procedures.fileProfile': (id) => `/procedures/${encodeURIComponent(id)}#parts`,
};

/** The page on which an act is done instead; null for what has the form of its schema. */
export const formOf = (noun: string, act: string, id: string): string | null => ownForms[`${noun}.${act}`]?.(id) ?? null;
