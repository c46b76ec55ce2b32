import { ballotNoun } from './nouns/ballot.js';
import type { Noun } from './nouns.js';

/** Every lifecycle noun with HTTP paths, by path. */
export const nounTable: { readonly [path: string]: Noun } = {
  ballots: ballotNoun,
};
