import type { Instant, Stream } from '../kernel/decider.js';
import type { PayloadOf } from '../kernel/field.js';
import type { Suspension } from '../messages/suspension.js';
import type { Field } from '../profile/profile.js';
import type { bodyFields } from './fields.js';
import type { OrganisationKind } from './words.js';

/** How one begins: a body under its unified social credit code. */
export type OrganisationInput = PayloadOf<typeof bodyFields>;

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
  /** Acts of its projects that supervision suspended: those that run were told, those that begin hear it. */
  readonly suspensions?: readonly Suspension[];
};
