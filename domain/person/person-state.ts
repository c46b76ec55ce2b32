import type { ActorId } from '../actor.js';
/** What somebody is at an organisation. `employee` is the unit that counts for exclusion (G6). */
export const memberships = ['employee', 'officer', 'drafter', 'expert', 'secretariat', 'chair', 'monitor', 'member'] as const;
export type MembershipRole = (typeof memberships)[number];

/** What somebody is at an organisation, and from which day. */
export type MembershipKey = { readonly organisation: string; readonly role: MembershipRole; readonly from: string };

/** A dated interval, both days included; `to` null = open. Never overwritten: it is ended, and another begins. */
export type Membership = MembershipKey & { readonly to: string | null };

/** As it is kept: `unconfirmed` (未确认) while somebody else than the organisation itself said so. Such a one gives nothing. */
export type KeptMembership = Membership & { readonly unconfirmed?: true };

/** `registrar` is the organisation whose officer enters the person. */
export type PersonInput = { readonly name: string; readonly registrar: string; readonly memberships: readonly Membership[] };

export type PersonState = { readonly name: string; readonly registrar: string; readonly memberships: readonly KeptMembership[] };

export type PersonCommand =
  | { readonly type: 'renamePerson'; readonly name: string; readonly evidence: string }
  | ({ readonly type: 'addMembership'; readonly evidence: string } & Membership)
  | { readonly type: 'endMembership'; readonly organisation: string; readonly role: MembershipRole; readonly to: string; readonly evidence: string }
  | ({ readonly type: 'confirmMembership' } & MembershipKey)
  | { readonly type: 'changeEmployer'; readonly organisation: string; readonly from: string; readonly evidence: string };

type Signed = { readonly evidence: string; readonly by: ActorId };
export type PersonEvent =
  | {
      readonly type: 'personRegistered';
      readonly name: string;
      readonly registrar: string;
      readonly memberships: readonly KeptMembership[];
      readonly by: ActorId;
    }
  | ({ readonly type: 'personRenamed'; readonly from: string; readonly name: string } & Signed)
  | ({ readonly type: 'membershipAdded' } & KeptMembership & Signed)
  | ({ readonly type: 'membershipConfirmed'; readonly by: ActorId } & MembershipKey)
  | ({
      readonly type: 'membershipEnded';
      readonly organisation: string;
      readonly role: MembershipRole;
      readonly from: string;
      readonly to: string;
    } & Signed);
