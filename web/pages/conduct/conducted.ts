import type { CountShown } from '../../../contract/views/ballot-count.js';
import type { ClauseShown } from '../../../contract/views/document.js';
import type { Ballot, NoticeLedger } from '../../server/read.js';

/** A ballot with what its conductor may see of it. */
export type Conducted = {
  readonly one: Ballot;
  readonly count: CountShown | null;
  readonly ledger: NoticeLedger | null;
  readonly clauses: readonly ClauseShown[];
};
