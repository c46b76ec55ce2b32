import type { ServerResponse } from 'node:http';

/** What the figures of the process say about an answer: names from the contract, never anything of the request. */
export type Noted = { readonly route?: string; readonly code?: string };

const notes = new WeakMap<ServerResponse, Noted>();

/** Beside the response and not in its locals: the hot door has no Express, and what Node refuses by itself no route. */
export const note = (res: ServerResponse, noted: Noted): void => void notes.set(res, { ...notes.get(res), ...noted });

export const notedOf = (res: ServerResponse): Noted => notes.get(res) ?? {};
