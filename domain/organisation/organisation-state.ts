import type { PersonId } from '../person-id.js';
import type { ActorId } from '../actor.js';
import type { Instant, Stream } from '../decider.js';
import type { OrganisationOrder } from '../messages.js';
import type { Field } from '../profile/profile.js';

/** `society` may publish T/ standards; the others take part. */
export const organisationKinds = ['society', 'enterprise', 'institution', 'authority', 'other'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** Why a credit code stands although a check fails: codes with wrong check characters were issued. */
export type Override = { readonly reason: string; readonly evidence: string };

/** A body under its unified social credit code. `code` is the society's 团体代号, unique on the platform. */
export type OrganisationInput = {
  readonly uscc: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  /** Fields its charter covers (G2). */
  readonly fields: readonly Field[];
  readonly charter: string;
  readonly code: string | null;
  readonly override: Override | null;
};

export type OrganisationState = {
  readonly stream: Stream;
  readonly uscc: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly fields: readonly Field[];
  readonly code: string | null;
  readonly overridden: boolean;
  readonly standing: 'clear' | 'suspended';
  readonly reason: string;
  readonly since: Instant;
  /** Projects that run and must hear when the standing changes. */
  readonly projects: readonly Stream[];
};

export type OrganisationCommand =
  | { readonly type: 'rename'; readonly name: string; readonly evidence: string }
  | { readonly type: 'changeCharter'; readonly fields: readonly Field[]; readonly charter: string; readonly evidence: string }
  | { readonly type: 'adoptCode'; readonly code: string; readonly evidence: string }
  | { readonly type: 'suspend'; readonly reason: string; readonly evidence: string }
  | { readonly type: 'clear'; readonly reason: string; readonly evidence: string }
  | ({ readonly type: 'erasePersonal'; readonly reason: string } & ErasedComment)
  | ({ readonly type: 'eraseAddress'; readonly reason: string } & ErasedAddress)
  | OrganisationOrder;

/** Whose name and contact are erased: the author's of one comment. `ref` is where they stand, `digest` what the comment's event keeps of them. */
export type ErasedComment = { readonly consultation: Stream; readonly comment: number; readonly ref: string; readonly digest: string };

/** Whose address, as this organisation has it, is erased; `entered` is when it was entered. */
export type ErasedAddress = { readonly person: PersonId; readonly entered: Instant };

type Signed = { readonly by: ActorId };
export type OrganisationEvent =
  | ({ readonly type: 'organisationRegistered'; readonly stream: Stream } & OrganisationInput & Signed)
  | ({ readonly type: 'organisationRenamed'; readonly from: string; readonly name: string; readonly evidence: string } & Signed)
  | ({ readonly type: 'charterChanged'; readonly fields: readonly Field[]; readonly charter: string; readonly evidence: string } & Signed)
  | ({ readonly type: 'codeAdopted'; readonly code: string; readonly evidence: string } & Signed)
  | ({ readonly type: 'standingSuspended' | 'standingCleared'; readonly reason: string; readonly evidence: string } & Signed)
  | ({ readonly type: 'personalErased'; readonly reason: string } & ErasedComment & Signed)
  | ({ readonly type: 'addressErased'; readonly reason: string } & ErasedAddress & Signed)
  | { readonly type: 'projectStarted' | 'projectEnded'; readonly project: Stream };
