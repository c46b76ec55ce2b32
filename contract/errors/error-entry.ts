/** One line of the registry: the HTTP status and one sentence in each language that says when the code occurs. */
export type ErrorEntry = { readonly status: number; readonly zh: string; readonly en: string };
export type ErrorTable = { readonly [code: string]: ErrorEntry };
