import { dateText } from '../../law/calendar/civil-date.js';
import { localDay } from '../../law/calendar/instant.js';
import { actsOf } from '../../kernel/act.js';
import { held } from '../../kernel/field.js';
import { happened, oneOf } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { ok } from '../../kernel/result.js';
import { without } from '../clocks.js';
import type { CommitteeCode } from '../stages.js';
import type { CommitteeState } from '../state.js';
import type { CommitteeEvent } from '../events.js';
import { renewalApproved, renewalFiled, renewalOpened, renewalReturned } from '../events/renewal.js';
import { reasons, startsOn, whyNow, type Elsewhere } from '../fields.js';
import { authority, inOperation, noCallRuns, secretariat, standing, type CommitteeGate } from '../gates.js';
import { committeeBody } from '../member.js';
import { papersComplete } from '../papers.js';
import { refused } from '../refusals.js';
import { changeOf, checkedRoster, listInOrder } from '../roster.js';
import { intervals, startable, termClocks, termFromDay } from '../term-of-office.js';

/* 换届: a new call, a new list, the dossier three months before the end, a new term (LN-TC 23). */

const { act } = actsOf<CommitteeState, CommitteeEvent, CommitteeCode>(standing);

/** How long before the alarm a secretariat may begin a re-election: earlier, candidates would be those of another time (D). */
const earlyDays = 366;

const noneYet: CommitteeGate = ({ renewal, profile }) =>
  renewal === null
    ? ok(null)
    : refused('RENEWAL_OPEN', { rule: 'TC-TERM', source: profile.term.source, found: renewal.phase, needed: null, cure: ['nobody'] });

/** Once the alarm has sounded its clock is gone, and the time has come. */
const near: CommitteeGate = ({ clocks: { renewalAlarm, termEnd }, profile }, { now }) => {
  const from = renewalAlarm === undefined || termEnd === undefined ? null : renewalAlarm - earlyDays * 86_400_000;
  if (from === null || now >= from) return ok(null);
  return refused('RENEWAL_TOO_EARLY', { rule: 'TC-TERM', source: profile.term.source, found: now, needed: { from }, cure: ['nobody'] });
};

/** The authority may have one at any time. */
const timely: CommitteeGate = (state, context) => (authority(state, context).ok ? ok(null) : near(state, context));

const openRenewal = act('openRenewal', {
  words: said('启动换届', 'open a re-election'),
  payload: { reason: whyNow },
  who: oneOf(secretariat, authority),
  secondFactor: true,
  gates: [inOperation, noneYet, timely],
  decide: (state, { reason = '' }, context) => happened(renewalOpened({ forced: !near(state, context).ok, reason, by: context.actor.id })),
});

const inPhase =
  (wanted: 'open' | 'filed'): CommitteeGate =>
  ({ renewal, profile }) =>
    renewal?.phase === wanted
      ? ok(null)
      : refused('RENEWAL_PHASE', {
          ...{ rule: 'TC-TERM', source: profile.term.source, found: renewal?.phase ?? null, needed: wanted },
          cure: wanted === 'open' ? ['secretariat', 'monitor'] : ['secretariat'],
        });

const fileRenewal = act('fileRenewal', {
  words: said('报送换届材料', 'file the re-election dossier'),
  payload: {},
  known: held<Elsewhere>(),
  who: secretariat,
  gates: [inOperation, inPhase('open'), noCallRuns, papersComplete, listInOrder],
  decide(state, { elsewhere = [] }, { actor }) {
    const checked = checkedRoster(state, state.roster, { elsewhere, whole: true });
    if (!checked.ok) return checked;
    return happened(renewalFiled({ papers: state.papers, by: actor.id, path: [], clocks: without(state.clocks, 'renewalDossier') }));
  },
});

const returnRenewal = act('returnRenewal', {
  words: said('退回换届材料', 'return the re-election dossier'),
  payload: { reasons },
  who: authority,
  gates: [inOperation, inPhase('filed')],
  decide: (_state, { reasons: why }, { actor }) => happened(renewalReturned({ reasons: why, by: actor.id })),
});

/** The new term: old intervals end on its first day, those of the approved list begin. */
const approveRenewal = act('approveRenewal', {
  words: said('批准换届', 'approve the re-election'),
  payload: { startsOn },
  who: authority,
  gates: [inOperation, inPhase('filed')],
  decide(state, { startsOn: first }, context) {
    const dated = startable(first, context);
    if (!dated.ok) return dated;
    const term = termFromDay(state.profile, first, (state.term?.n ?? 0) + 1);
    const sitting = state.members.filter((one) => one.body === committeeBody && (one.until === null || one.until > first));
    const ended = sitting.map(({ n, person, from }) => ({ n, person, until: from > first ? from : first, cause: 'termEnded' as const }));
    const added = intervals(state.roster, { first: state.nextMember, from: first });
    const staying = state.roster.map((one) => one.person);
    const orders = sitting
      .filter((one) => !staying.includes(one.person) && first <= dateText(localDay(context.now)))
      .map(({ person }) => ({
        person,
        order: { type: 'seatChanged', person, cause: 'removed', organisation: null, evidence: `term ${term.n}` } as const,
      }));
    const change = changeOf({ ...state, term, renewal: null }, { shift: { ended, added }, on: first, body: committeeBody, orders }, context);
    const rectified = state.rectification?.cause === 'renewalOverdue' ? (['rectification'] as const) : [];
    const running = without(state.clocks, 'renewalAlarm', 'renewalDossier', 'termEnd', 'lateRenewal', ...rectified);
    return happened(renewalApproved({ term, path: [], clocks: { ...running, ...termClocks(state.profile, term) }, ...change }));
  },
});

export const renewalActs = [openRenewal, fileRenewal, returnRenewal, approveRenewal] as const;
