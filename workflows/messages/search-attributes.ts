import { defineSearchAttributeKey, type SearchAttributePair, type SearchAttributeUpdatePair } from '@temporalio/common';
import type { Instant, Kind } from '../../domain/decider.js';

/** What an operator may filter lifecycles by. Never personal data: search attributes stand in clear in Temporal. */
export const biaochengKind = defineSearchAttributeKey('BiaochengKind', 'KEYWORD');
export const biaochengStatus = defineSearchAttributeKey('BiaochengStatus', 'KEYWORD');
/** The credit code of the owning organisation. */
const biaochengOrganisation = defineSearchAttributeKey('BiaochengOrganisation', 'KEYWORD');
/** The next act of the clock; absent when nothing is due. */
export const biaochengDue = defineSearchAttributeKey('BiaochengDue', 'DATETIME');

/** All of them, in the order they are registered on a server. */
export const searchAttributeKeys = [biaochengKind, biaochengStatus, biaochengOrganisation, biaochengDue];

/** Where a lifecycle stands, for a start: a deadline that is not there is left out. */
export const attributesAtBirth = (kind: Kind, status: string, due: Instant | null): SearchAttributePair[] => [
  { key: biaochengKind, value: kind },
  { key: biaochengStatus, value: status },
  ...(due === null ? [] : [{ key: biaochengDue, value: new Date(due) }]),
];

/** The same for a lifecycle that has some: a deadline that is gone is taken away. */
export const attributesNow = (kind: Kind, status: string, due: Instant | null): SearchAttributeUpdatePair[] => [
  ...attributesAtBirth(kind, status, due),
  ...(due === null ? [{ key: biaochengDue, value: null }] : []),
];
