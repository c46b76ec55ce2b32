import type { PayloadOf } from '../kernel/field.js';
import type { membership, membershipKey, startFields } from './fields.js';

export type MembershipKey = PayloadOf<typeof membershipKey>;
export type Membership = PayloadOf<typeof membership>;

/** As it is kept: `unconfirmed` (未确认) while somebody else than the organisation itself said so. Such a one gives nothing. */
export type KeptMembership = Membership & { readonly unconfirmed?: true };

export type PersonInput = PayloadOf<typeof startFields>;

/** `registrar` is the organisation whose officer entered the person. */
export type PersonState = Omit<PersonInput, 'memberships'> & { readonly memberships: readonly KeptMembership[] };
