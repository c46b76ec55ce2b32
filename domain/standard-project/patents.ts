import type { PatentNumber } from '../patent-number.js';
import type { Context, Instant } from '../decider.js';
import { startOfDay, localDay } from '../calendar/instant.js';
import { holds } from '../actor.js';
import type { StageCode } from '../profile/stage-codes.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { happened, open, type Acts, type May, type Verdict } from './act.js';
import { inForce } from './codes.js';
import type { Patent, ProjectState } from './state.js';
import { anyone, drafter, office, oneOf } from './who.js';
import { groundOf } from './ground.js';

/** Most patents one project can list; the register as a document takes the rest. */
const maxPatents = 100;

const live = (state: ProjectState): readonly Patent[] => state.patents.filter((patent) => !patent.removed);

/** Disclosed patents whose holder has made no statement. */
export const unlicensedPatents = (state: ProjectState): readonly string[] => live(state).flatMap((p) => (p.licence === null ? [p.id] : []));

/** Listed drafters who have not said whether they know of a patent. */
export const unansweredDrafters = (state: ProjectState): readonly string[] =>
  state.group?.drafters.flatMap((one) => (state.group?.answered.includes(one.person) ? [] : [one.name])) ?? [];

/** G8: a text may not rest on a patent whose holder refuses both licences. */
export function noRefusedPatent(state: ProjectState): May {
  const refused = live(state).filter((patent) => patent.licence === 'c');
  if (refused.length === 0) return ok(null);
  return refuse('PATENT_REFUSED', {
    rule: 'G8',
    source: groundOf(state, 'patents').source,
    found: refused.map((p) => p.id),
    needed: 'licence a or b, or the patent removed from the text',
    cure: ['drafter', 'officer'],
  });
}

/** Every patent answered and the call for patents over: what approval and publication rest on. */
export function patentsClear(state: ProjectState, { now }: Context): May {
  const refused = noRefusedPatent(state);
  if (!refused.ok) return refused;
  const silent = unlicensedPatents(state);
  if (silent.length > 0)
    return refuse('PATENT_UNANSWERED', {
      ...groundOf(state, 'patents'),
      found: silent,
      needed: 'a licence statement for each',
      cure: ['officer', 'drafter'],
    });
  if (state.patentCallUntil === null || state.patentCallUntil <= now) return ok(null);
  return refuse('PATENT_CALL_OPEN', {
    rule: 'I3',
    source: state.profile.patents.source,
    found: { until: state.patentCallUntil, now },
    needed: 'the call for patents is over',
    cure: ['nobody'],
  });
}

/** End of the call that entering one of `codes` opens, or null when the profile calls for patents elsewhere or sets no window. */
export function patentCall(state: ProjectState, { now }: Context, ...codes: readonly StageCode[]): Instant | null {
  const { callAt, windowDays } = state.profile.patents;
  if (windowDays < 1 || !codes.some((code) => callAt.includes(code))) return null;
  return startOfDay(localDay(now) + windowDays + 1);
}

/** Removing a patent means changing the text; after publication that is a revision, not a removal. */
const textCanChange = (state: ProjectState): boolean => !inForce.includes(state.code);

const disclosePatent: Acts<'disclosePatent'>['disclosePatent'] = {
  can: (state, context) => open(state, context, { who: anyone, evenOnHold: true }),
  decide(state, { patent, title, holder, clause }, { actor }) {
    // One that was taken out of the text may have come back into it.
    if (live(state).some((one) => one.id === patent)) {
      return refuse('PATENT_ALREADY_DISCLOSED', {
        ...groundOf(state, 'patents'),
        found: patent,
        needed: 'a patent not yet on the register',
        cure: ['nobody'],
      });
    }
    if (state.patents.length >= maxPatents)
      return refuse('PATENT_REGISTER_FULL', {
        rule: 'D-SIZE',
        source: 'D-SMALL',
        found: state.patents.length,
        needed: maxPatents,
        cure: ['officer'],
      });
    return happened({ type: 'patentDisclosed', by: actor.id, patent, title, holder, clause });
  },
};

function knownPatent(state: ProjectState, id: PatentNumber): Verdict {
  if (live(state).some((one) => one.id === id)) return ok([]);
  return refuse('NO_SUCH_PATENT', { ...groundOf(state, 'patents'), found: id, needed: live(state).map((one) => one.id), cure: ['self'] });
}

const licensePatent: Acts<'licensePatent'>['licensePatent'] = {
  can: (state, context) => open(state, context, { who: office, evenOnHold: true }),
  decide(state, { patent, licence, statement }, { actor }) {
    const known = knownPatent(state, patent);
    return known.ok ? happened({ type: 'patentLicensed', by: actor.id, patent, licence, statement }) : known;
  },
};

const removePatent: Acts<'removePatent'>['removePatent'] = {
  can: (state, context) => open(state, context, { who: oneOf(drafter, office) }),
  decide(state, { patent, text, reason }, { actor }) {
    const known = knownPatent(state, patent);
    if (!known.ok) return known;
    if (!textCanChange(state))
      return refuse('TEXT_FROZEN', {
        ...groundOf(state, 'patents'),
        found: state.code,
        needed: 'a revision (修订) of the published text',
        cure: ['officer'],
      });
    if (state.draft?.sha256 !== text)
      return refuse('DRAFT_MISMATCH', {
        rule: 'D-TEXT',
        source: 'D-EXACT-TEXT',
        found: text,
        needed: state.draft?.sha256 ?? null,
        cure: ['self'],
      });
    return happened({ type: 'patentRemoved', by: actor.id, patent, text, reason });
  },
};

const answerPatentQuestion: Acts<'answerPatentQuestion'>['answerPatentQuestion'] = {
  can: (state, context) => open(state, context, { who: oneOf(drafter, office) }),
  decide(state, { persons, knows, statement }, { actor }) {
    const strangers = persons.filter((person) => !state.group?.drafters.some((one) => one.person === person));
    if (strangers.length > 0)
      return refuse('NOT_A_DRAFTER', {
        ...groundOf(state, 'patents'),
        found: strangers,
        needed: state.group?.drafters.map((one) => one.person) ?? [],
        cure: ['self'],
      });
    const forOthers = persons.some((person) => person !== actor.id);
    if (forOthers && (statement === undefined || !holds(actor, state.organisation, 'officer', 'secretariat'))) {
      return refuse('ANSWER_IS_PERSONAL', {
        ...groundOf(state, 'patents'),
        found: persons,
        needed: { person: actor.id, or: 'the office with the signed statement' },
        cure: ['officer', 'secretariat'],
      });
    }
    return happened({ type: 'patentQuestionAnswered', by: actor.id, persons: [...new Set(persons)], knows, statement: statement ?? null });
  },
};

export const patentActs: Acts<'disclosePatent' | 'licensePatent' | 'removePatent' | 'answerPatentQuestion'> = {
  disclosePatent,
  licensePatent,
  removePatent,
  answerPatentQuestion,
};
