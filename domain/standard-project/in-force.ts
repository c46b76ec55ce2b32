import { civilDate } from '../calendar/civil-date.js';
import { localDay } from '../calendar/instant.js';
import type { Context } from '../decider.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { all, happened, open, provided, type Acts, type May, type Verdict } from './act.js';
import { inForce } from './codes.js';
import type { Command } from './commands.js';
import { countsForReview, earlyReview } from './early-review.js';
import type { ProjectState } from './state.js';
import { anyone, chair, drafter, office, officeOrChair, oneOf } from './who.js';

const amendmentSource = 'FORM-AMENDMENT';

/** 实施信息反馈 is open to everyone, account or not (SL 29). */
const canGiveFeedback = (state: ProjectState, context: Context): May => open(state, context, { who: anyone, at: inForce, evenOnHold: true });

/** Kept with kind and clause; where the profile sets a threshold, the one that reaches it opens an early 复审. */
function decideGiveFeedback(state: ProjectState, { kind, summary, clause }: Command<'giveFeedback'>, context: Context): Verdict {
  const counted = countsForReview(state, kind, context);
  const given = {
    type: 'feedbackGiven',
    by: context.actor.id,
    kind,
    summary,
    clause: clause ?? null,
    n: state.feedback.count + 1,
    ...(counted ? { counted } : {}),
  } as const;
  return happened(given, ...(counted ? earlyReview(state, context) : []));
}

const canProposeCorrection = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: oneOf(office, drafter), at: inForce }),
    () => (state.corrections.current === null ? ok(null) : correctionIs(state, 'none under way')),
  );

/** One correction at a time, so that each has its own number and text. */
function correctionIs({ corrections }: ProjectState, needed: 'none under way' | 'proposed' | 'approved'): May {
  const found = corrections.current === null ? 'none under way' : corrections.current.approved ? 'approved' : 'proposed';
  if (found === needed) return ok(null);
  return refuse('CORRECTION_OUT_OF_ORDER', {
    rule: 'D-AMEND',
    source: amendmentSource,
    found,
    needed,
    cure: needed === 'approved' ? ['chair'] : ['officer'],
  });
}

/** The chair names the very sheet: another may have been proposed since it was read. */
function namesSheet({ corrections: { current } }: ProjectState, sha256: string): May {
  if (current?.sha256 === sha256) return ok(null);
  const needed = current?.sha256 ?? null;
  return refuse('NAMED_TEXT_DIFFERS', { rule: 'D-AMEND', source: amendmentSource, found: sha256, needed, cure: ['self'] });
}

const whileCorrecting = (who: typeof chair, needed: 'proposed' | 'approved') => (state: ProjectState, context: Context) =>
  all(
    () => open(state, context, { who, at: inForce }),
    () => correctionIs(state, needed),
  );

/** The amendment is named after the standard it amends: `T/LNSR 0003—2026/XG1—2027`. */
function decidePublishCorrection(state: ProjectState, { documentNumber }: Command<'publishCorrection'>, { actor, now }: Context): Verdict {
  const { current, published } = state.corrections;
  if (current === null) return ok([]);
  const n = published + 1;
  const designation = `${state.number ?? ''}/XG${n}—${civilDate(localDay(now)).year}`;
  return happened({ type: 'correctionPublished', by: actor.id, n, designation, sha256: current.sha256, documentNumber });
}

export const inForceActs: Acts<'giveFeedback' | 'proposeCorrection' | 'rejectCorrection' | 'approveCorrection' | 'publishCorrection'> = {
  giveFeedback: {
    can: canGiveFeedback,
    decide: decideGiveFeedback,
  },
  proposeCorrection: {
    can: canProposeCorrection,
    decide: (_state, { sha256, reason, clauses }, { actor }) => happened({ type: 'correctionProposed', by: actor.id, sha256, reason, clauses }),
  },
  rejectCorrection: {
    can: whileCorrecting(officeOrChair, 'proposed'),
    decide: (_state, { reason }, { actor }) => happened({ type: 'correctionRejected', by: actor.id, reason }),
  },
  approveCorrection: {
    can: whileCorrecting(chair, 'proposed'),
    decide: (state, { sha256 }, { actor }) => provided(namesSheet(state, sha256), { type: 'correctionApproved', by: actor.id, sha256 }),
  },
  publishCorrection: { can: whileCorrecting(office, 'approved'), decide: decidePublishCorrection },
};
