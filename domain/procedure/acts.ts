import type { ActorId } from '../kernel/actor.js';
import { actsOf } from '../kernel/act.js';
import { all, happened, provided, type Gate, type May, type Verdict } from '../kernel/gate.js';
import { canonical } from '../kernel/log/canonical.js';
import { needRole } from '../kernel/need-role.js';
import { refuse, type Json, type Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import { said, type Words } from '../kernel/words.js';
import { soundProfile } from '../profile/check.js';
import { profileHash } from '../profile/hash.js';
import type { Profile } from '../profile/profile.js';
import { findProfile } from '../profile/shipped.js';
import { onlySound } from '../profile/sound.js';
import { draftReturned, procedureWithdrawn, profileFiled, versionConfirmed, type ProcedureEvent } from './events.js';
import { filing, known, reason, text, type ProfileText, type Reading } from './fields.js';
import { refused } from './refusals.js';
import { maxFindings, maxTextBytes, nextVersion, type ProcedureState } from './state.js';

const offices = ['officer', 'secretariat'] as const;
const office: Gate<ProcedureState> = ({ organisation }, { actor }) => needRole(actor, organisation, ...offices);
const officeOrChair: Gate<ProcedureState> = ({ organisation }, { actor }) => needRole(actor, organisation, ...offices, 'chair');

const stillOpen: Gate<ProcedureState> = ({ withdrawn }) =>
  withdrawn === null ? ok(null) : refused('PROCEDURE_WITHDRAWN', { found: withdrawn.reason, needed: 'a procedure that stands', cure: ['nobody'] });

const { act } = actsOf<ProcedureState, ProcedureEvent>({ ended: stillOpen });

const draftThere: Gate<ProcedureState> = ({ draft }) =>
  draft === null ? refused('NO_PROFILE_DRAFT', { found: null, needed: 'fileProfile' }) : ok(null);
/** By what the check-up found when it was filed; `decide` asks it again, for its rules may have grown since. */
const foundSound: Gate<ProcedureState> = ({ draft }) => onlySound(draft?.findings ?? []);
export const anotherPerson: Gate<ProcedureState> = ({ draft }, { actor }) =>
  draft?.by.includes(actor.id) === true
    ? refuse('SECOND_PERSON', {
        ...{ rule: 'D-TWO', source: 'D-TWO-PERSONS', cure: [...offices, 'chair'] },
        found: actor.id,
        needed: `not ${draft.by.join(', ')}`,
      })
    : ok(null);

const latest = ({ draft }: ProcedureState, named: number): May =>
  draft?.filing === named
    ? ok(null)
    : refused('PROFILE_FILING_OTHER', { source: 'D-EXACT-TEXT', found: named, needed: draft?.filing ?? null, cure: ['self'] });

/** A text on its way in. */
export type Filing = { readonly text: ProfileText; readonly reading: Reading; readonly by: ActorId };

/** The id a text bears; refused where it is not one for a society’s own. */
export function ownId({ id = null }: ProfileText): Result<string, Refusal> {
  if (typeof id !== 'string' || id === '') return refused('PROFILE_ID_MISSING', { found: id, needed: 'id', cure: ['self'] });
  if (findProfile(id) !== null) return refused('PROFILE_ID_TAKEN', { found: id, needed: 'an id of its own', cure: ['self'] });
  return ok(id);
}

const ownKind = ({ kind = null }: ProfileText): May =>
  kind === 'committee' ? refused('PROFILE_KIND_OTHER', { found: kind, needed: ['group-standard', 'local-standard'], cure: ['self'] }) : ok(null);

/** A version that is missing is a hole, which the check-up names. */
const ownVersion = ({ version }: ProfileText, next: number): May =>
  version === undefined || version === next ? ok(null) : refused('PROFILE_VERSION_NOT_NEXT', { found: version, needed: next, cure: ['self'] });

const small = (given: ProfileText): May => {
  const length = canonical(given).length;
  return length <= maxTextBytes
    ? ok(null)
    : refused('PROFILE_TOO_LARGE', { source: 'D-SMALL', found: length, needed: { max: maxTextBytes }, cure: ['self'] });
};

/** Another number alone makes no other procedure. */
const changed = ({ draft, inForce }: ProcedureState, given: ProfileText, profile: Profile | null): May => {
  const kept = draft?.profile == null ? draft?.text : canonical(draft.profile);
  const same =
    kept === canonical(given) || (inForce !== null && profile !== null && profileHash({ ...profile, version: inForce.version }) === inForce.hash);
  return same
    ? refused('PROFILE_UNCHANGED', { found: profile === null ? null : profileHash(profile), needed: 'another text', cure: ['self'] })
    : ok(null);
};

const lineIn = (value: Json | undefined): string | null => (typeof value === 'string' && value.trim() !== '' ? value.slice(0, 200) : null);

/** What a text calls itself, as far as it says so. */
export function titleIn({ id, title }: ProfileText): Words {
  const named = typeof title === 'object' && title !== null && !Array.isArray(title) ? title : {};
  const [zh, en] = ['zh', 'en'].map((language) => lineIn(Object.entries(named).find(([name]) => name === language)?.[1]));
  const other = lineIn(id) ?? '–';
  return { zh: zh ?? en ?? other, en: en ?? zh ?? other };
}

/** A text is taken as a draft whatever the check-up finds: what is unsound is seen, and starts nothing. */
export function filed(state: ProcedureState, { text: given, reading: { profile, findings }, by }: Filing): Verdict<ProcedureEvent> {
  const version = nextVersion(state);
  const may = all(
    () => small(given),
    () => ownKind(given),
    () => ownVersion(given, version),
    () => changed(state, given, profile),
  );
  return provided(
    may,
    profileFiled({
      ...{ by, version, filing: (state.draft?.filing ?? 0) + 1, first: state.draft === null, title: titleIn(given) },
      ...{ text: profile === null ? canonical(given) : null, profile, profileHash: profile === null ? null : profileHash(profile) },
      ...{ findings: findings.slice(0, maxFindings), more: Math.max(0, findings.length - maxFindings) },
    }),
  );
}

const fileProfile = act('fileProfile', {
  words: said('报送规程文本', 'file the text of a profile'),
  payload: { text },
  known,
  who: office,
  decide(state, { text: given, reading: read }, { actor }) {
    const id = ownId(given);
    if (!id.ok) return id;
    if (id.value !== state.profileId) return refused('PROFILE_ID_OTHER', { found: id.value, needed: state.profileId, cure: ['self'] });
    return filed(state, { text: given, reading: read, by: actor.id });
  },
});

const confirmVersion = act('confirmVersion', {
  words: said('确认规程版本', 'confirm the version'),
  payload: { filing },
  who: officeOrChair,
  gates: [draftThere, foundSound, anotherPerson],
  secondFactor: true,
  decide(state, { filing: named }, { actor }) {
    const exact = latest(state, named);
    if (!exact.ok) return exact;
    const { profile = null, version = 0, findings = [] } = state.draft ?? {};
    if (profile === null) return provided(onlySound(findings));
    return provided(soundProfile(profile), versionConfirmed({ by: actor.id, filing: named, version, profileHash: profileHash(profile), profile }));
  },
});

const returnDraft = act('returnDraft', {
  words: said('退回草案', 'return the draft'),
  payload: { filing, reason },
  who: officeOrChair,
  gates: [draftThere, anotherPerson],
  decide: (state, { filing: named, reason: why }, { actor }) =>
    provided(latest(state, named), draftReturned({ by: actor.id, filing: named, reason: why })),
});

const withdrawProcedure = act('withdrawProcedure', {
  words: said('撤回自有规程', 'withdraw the profile'),
  payload: { reason },
  who: officeOrChair,
  secondFactor: true,
  decide: (_state, { reason: why }, { actor }) => happened(procedureWithdrawn({ by: actor.id, reason: why })),
});

export const procedureActs = [fileProfile, confirmVersion, returnDraft, withdrawProcedure] as const;
