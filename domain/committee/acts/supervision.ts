import type { Term } from '../../law/calendar/deadline.js';
import type { Context } from '../../kernel/decider.js';
import { actsOf } from '../../kernel/act.js';
import { happened, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { ok } from '../../kernel/result.js';
import { termFrom, without } from '../clocks.js';
import type { CommitteeCode } from '../stages.js';
import type { CommitteeState } from '../state.js';
import type { CommitteeEvent } from '../events.js';
import {
  committeeAssessed,
  committeeResumed,
  committeeSuspended,
  rectificationAccepted,
  rectificationFiled,
  rectificationOrdered,
  rectificationRejected,
} from '../events/supervision.js';
import { reason, rectifyWithin, report, score, within } from '../fields.js';
import { authority, inOperation, notSuspended, secretariat, standing, type CommitteeGate } from '../gates.js';
import { refused } from '../refusals.js';

/* What the authority watches and orders: assessment, rectification, suspension. */

const { act } = actsOf<CommitteeState, CommitteeEvent, CommitteeCode>(standing);

function rectifiable({ profile }: CommitteeState, wanted: Term, context: Context): May {
  const { min, max, source } = profile.rectification;
  const { at } = termFrom(context, wanted);
  if (at >= termFrom(context, min).at && at <= termFrom(context, max).at) return ok(null);
  return refused('RECTIFICATION_TERM', { rule: 'TC-RECTIFY', source, found: wanted, needed: { min, max } });
}

/** The grade follows from the score by the bands; a failing one orders rectification in the same act (LN-TC 22). */
const assess = act('assess', {
  words: said('考核评估', 'assess the committee'),
  payload: { score, report, rectifyWithin },
  who: authority,
  gates: [inOperation],
  decide(state, { score: points, report: paper, rectifyWithin: given }, context) {
    const { bands, failing, interval, source } = state.profile.assessment;
    const band = bands.find((one) => points >= one.min);
    if (!Number.isInteger(points) || points > 100 || band === undefined)
      return refused('SCORE_OUT_OF_RANGE', { rule: 'TC-ASSESS', source, found: points, needed: { min: 0, max: 100 } });
    const allowed = failing.includes(band.grade) ? (given ?? state.profile.rectification.max) : null;
    const fits = allowed === null ? ok(null) : rectifiable(state, allowed, context);
    if (!fits.ok) return fits;
    const rectifyBy = allowed === null ? null : termFrom(context, allowed).at;
    const clocks = { ...state.clocks, assessment: termFrom(context, interval).at, ...(rectifyBy === null ? {} : { rectification: rectifyBy }) };
    const { grade } = band;
    return happened(committeeAssessed({ score: points, grade, report: paper, rectifyBy, by: context.actor.id, path: [], clocks }));
  },
});

const orderRectification = act('orderRectification', {
  words: said('限期整改', 'order rectification'),
  payload: { reason, within },
  who: authority,
  gates: [inOperation],
  decide(state, { reason: why, within: wanted }, context) {
    const fits = rectifiable(state, wanted, context);
    if (!fits.ok) return fits;
    const rectifyBy = termFrom(context, wanted).at;
    const clocks = { ...state.clocks, rectification: rectifyBy };
    return happened(rectificationOrdered({ reason: why, rectifyBy, by: context.actor.id, path: [], clocks }));
  },
});

const rectifying: CommitteeGate = ({ rectification, profile }) =>
  rectification !== null
    ? ok(null)
    : refused('NOT_RECTIFYING', {
        rule: 'TC-RECTIFY',
        source: profile.rectification.source,
        found: null,
        needed: 'an order of rectification',
        cure: ['monitor'],
      });

const reportFiled: CommitteeGate = ({ rectification, profile }) =>
  rectification?.report !== null
    ? ok(null)
    : refused('RECTIFICATION_NOT_FILED', {
        rule: 'TC-RECTIFY',
        source: profile.rectification.source,
        found: null,
        needed: 'the report on the rectification',
        cure: ['secretariat'],
      });

const fileRectification = act('fileRectification', {
  words: said('报送整改报告', 'file the report on the rectification'),
  payload: { report },
  who: secretariat,
  gates: [inOperation, rectifying],
  decide: (_state, { report: paper }, { actor }) => happened(rectificationFiled({ report: paper, by: actor.id })),
});

const acceptRectification = act('acceptRectification', {
  words: said('整改通过', 'accept the rectification'),
  payload: {},
  who: authority,
  gates: [inOperation, rectifying, reportFiled],
  decide: (state, _none, { actor }) => happened(rectificationAccepted({ by: actor.id, path: [], clocks: without(state.clocks, 'rectification') })),
});

const rejectRectification = act('rejectRectification', {
  words: said('整改未通过', 'reject the rectification'),
  payload: { reason },
  who: authority,
  gates: [inOperation, rectifying, reportFiled],
  decide: (_state, { reason: why }, { actor }) => happened(rectificationRejected({ reason: why, by: actor.id })),
});

const suspendCommittee = act('suspendCommittee', {
  words: said('暂停委员会工作', 'suspend the committee'),
  payload: { reason },
  who: authority,
  gates: [inOperation, notSuspended],
  decide: (_state, { reason: why }, { actor }) => happened(committeeSuspended({ reason: why, by: actor.id })),
});

const isSuspended: CommitteeGate = ({ suspended }) =>
  suspended !== null
    ? ok(null)
    : refused('COMMITTEE_NOT_SUSPENDED', {
        rule: 'TC-SUSPEND',
        source: 'LN-TC-22',
        found: null,
        needed: 'a suspended committee',
        cure: ['nobody'],
      });

const resumeCommittee = act('resumeCommittee', {
  words: said('恢复委员会工作', 'resume the committee'),
  payload: { reason },
  who: authority,
  gates: [inOperation, isSuspended],
  decide: (_state, { reason: why }, { actor }) => happened(committeeResumed({ reason: why, by: actor.id })),
});

export const supervisionActs = [
  assess,
  orderRectification,
  fileRectification,
  acceptRectification,
  rejectRectification,
  suspendCommittee,
  resumeCommittee,
] as const;
