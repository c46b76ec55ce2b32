/** What is another now although the text is the same as in a lost vote: in words that everybody reads, with the document that shows it. */
export type NamedChange = { readonly words: string; readonly document: string };

export const named = (change: NamedChange | undefined): { readonly change?: NamedChange } => (change === undefined ? {} : { change });
