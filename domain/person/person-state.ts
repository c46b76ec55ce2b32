import type { ActorId } from '../actor.js';
/** What somebody is at an organisation. `employee` is the unit that counts for exclusion (G6). */
export const memberships = ['employee', 'officer', 'drafter', 'expert', 'secretariat', 'chair', 'monitor', 'member'] as const;
export type MembershipRole = (typeof memberships)[number];

/** A dated interval, both days included; `to` null = open. Never overwritten: it is ended, and another begins. */
export type Membership = { readonly organisation: string; readonly role: MembershipRole; readonly from: string; readonly to: string | null };

/** `registrar` is the organisation whose officer enters the person. */
export type PersonInput = { readonly name: string; readonly registrar: string; readonly memberships: readonly Membership[] };

export type PersonState = { readonly name: string; readonly registrar: string; readonly memberships: readonly Membership[] };

export type PersonCommand =
  | { readonly type: 'renamePerson'; readonly name: string; readonly evidence: string }
  | ({ readonly type: 'addMembership'; readonly evidence: string } & Membership)
  | { readonly type: 'endMembership'; readonly organisation: string; readonly role: MembershipRole; readonly to: string; readonly evidence: string }
  | { readonly type: 'changeEmployer'; readonly organisation: string; readonly from: string; readonly evidence: string };

type Signed = { readonly evidence: string; readonly by: ActorId };
export type PersonEvent =
  | {
      readonly type: 'personRegistered';
      readonly name: string;
      readonly registrar: string;
      readonly memberships: readonly Membership[];
      readonly by: ActorId;
    }
  | ({ readonly type: 'personRenamed'; readonly from: string; readonly name: string } & Signed)
  | ({ readonly type: 'membershipAdded' } & Membership & Signed)
  | ({
      readonly type: 'membershipEnded';
      readonly organisation: string;
      readonly role: MembershipRole;
      readonly from: string;
      readonly to: string;
    } & Signed);
