import type { ActorId } from '../kernel/actor.js';
import type { Stream } from '../kernel/decider.js';
import type { Field, Profile } from '../profile/profile.js';
import type { Title, Trait } from '../profile/vocabulary.js';
import type { Near } from './near-titles.js';
import type { proposerNames } from './words.js';

/** A unit by its credit code; names are for people, codes decide. */
export type Unit = { readonly organisation: string; readonly name: string };

/** Of a local standard: as whom its proposer speaks, the competent department (归口), the committee that will review it, if there is one. */
export type LocalBirth = {
  readonly proposedAs: keyof typeof proposerNames;
  readonly department: Unit;
  readonly committee: Stream | null;
};

/** Who proposes, and for which unit; `selfStated` (自称) when the account did not belong to the unit on that day. */
export type Proposer = { readonly person: ActorId; readonly unit: string; readonly selfStated?: true };

/** ICS and CCS codes, for the cover and for those who search by them. */
export type Classification = { readonly ics: readonly string[]; readonly ccs: readonly string[] };

/**
 * Birth of a project as the engine gets it. The API resolves the client's profile id to the profile by value,
 * so that the project never depends on a file that may change (pinned).
 */
export type ProjectInput = {
  /** Credit code of the society that runs the project. */
  readonly organisation: string;
  readonly organisationName: string;
  /** 团体代号, as registered on the national platform, e.g. `LNSR`. */
  readonly societyCode: string;
  readonly title: Title;
  readonly field: Field | null;
  readonly nature: 'new' | 'revision';
  readonly revises: { readonly number: string; readonly project: Stream | null } | null;
  readonly proposer: Proposer;
  readonly traits: readonly Trait[];
  readonly classification?: Classification;
  readonly profile: Profile;
  readonly rehearsal: boolean;
  readonly local?: LocalBirth;
  /** What was looked up when it was proposed: near titles, and units that nobody has registered; absent where there was nothing to say. */
  readonly lookedUp?: { readonly near: readonly Near[]; readonly unregistered: readonly string[] };
};
