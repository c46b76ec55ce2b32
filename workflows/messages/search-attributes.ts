import { defineSearchAttributeKey } from '@temporalio/common';

/** What an operator may filter lifecycles by. Never personal data: search attributes stand in clear in Temporal. */
export const biaochengKind = defineSearchAttributeKey('BiaochengKind', 'KEYWORD');
export const biaochengStatus = defineSearchAttributeKey('BiaochengStatus', 'KEYWORD');
/** The credit code of the owning organisation. */
const biaochengOrganisation = defineSearchAttributeKey('BiaochengOrganisation', 'KEYWORD');
/** The next act of the clock; absent when nothing is due. */
export const biaochengDue = defineSearchAttributeKey('BiaochengDue', 'DATETIME');

/** All of them, in the order they are registered on a server. */
export const searchAttributeKeys = [biaochengKind, biaochengStatus, biaochengOrganisation, biaochengDue];
