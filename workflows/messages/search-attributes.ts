import { defineSearchAttributeKey, type SearchAttributePair, type SearchAttributeUpdatePair } from '@temporalio/common';
import type { Instant, Kind } from '../../domain/kernel/decider.js';

/** What an operator may filter lifecycles by. Never personal data: search attributes stand in clear in Temporal. */
const biaochengKind = defineSearchAttributeKey('BiaochengKind', 'KEYWORD');
export const biaochengStatus = defineSearchAttributeKey('BiaochengStatus', 'KEYWORD');
/** The credit code of the organisation whose lifecycle it is; absent for a person, whose employer is nobody's business here. */
const biaochengOrganisation = defineSearchAttributeKey('BiaochengOrganisation', 'KEYWORD');
/** The next act of the clock; absent when nothing is due. */
export const biaochengDue = defineSearchAttributeKey('BiaochengDue', 'DATETIME');

/** All of them, in the order they are registered on a server. */
export const searchAttributeKeys = [biaochengKind, biaochengStatus, biaochengOrganisation, biaochengDue];

/** What never changes, and so is known to whoever starts it. */
export type Owned = { readonly kind: Kind; readonly organisation: string | null };
/** Where a lifecycle stands besides. */
export type Standing = Owned & { readonly status: string; readonly due: Instant | null };

/** For a start of a child, whose stage and deadline are its own to say. */
export const attributesOfOwner = ({ kind, organisation }: Owned): SearchAttributePair[] => [
  { key: biaochengKind, value: kind },
  ...(organisation === null ? [] : [{ key: biaochengOrganisation, value: organisation }]),
];

/** For a start or a new run: a deadline that is not there is left out. */
export const attributesAtStart = ({ status, due, ...owned }: Standing): SearchAttributePair[] => [
  ...attributesOfOwner(owned),
  { key: biaochengStatus, value: status },
  ...(due === null ? [] : [{ key: biaochengDue, value: new Date(due) }]),
];

/** The same for a lifecycle that has some: a deadline that is gone is taken away. */
export const attributesNow = (standing: Standing): SearchAttributeUpdatePair[] => [
  ...attributesAtStart(standing),
  ...(standing.due === null ? [{ key: biaochengDue, value: null }] : []),
];
