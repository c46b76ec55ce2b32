import { refused } from './refusals.js';
import { papersComplete } from './papers.js';
import { without } from './clocks.js';
import { oneOf, type May } from '../kernel/gate.js';
import { authority, secretariat } from './gates.js';
import { dateText } from '../calendar/civil-date.js';
import { localDay } from '../calendar/instant.js';
import type { Context } from '../decider.js';
import { happened, open, opens, type Acts, type Verdict } from './committee-act.js';
import type { Command } from './committee-command.js';
import type { CommitteeState } from './committee-state.js';
import { committeeBody } from './member.js';
import { changeOf, checkedRoster } from './roster.js';
import { intervals, startable, termClocks, termFromDay } from './term-of-office.js';

/** How long before the alarm a secretariat may begin a re-election: earlier, candidates would be those of another time (D). */
const earlyDays = 366;

/** 换届: a new call, a new list, the dossier three months before the end, a new term (LN-TC 23). */
export const renewalActs: Acts<'openRenewal' | 'fileRenewal' | 'returnRenewal' | 'approveRenewal'> = {
  openRenewal: {
    can(state, context) {
      const may = open(state, context, { who: oneOf(secretariat, authority), operating: 'always' });
      if (!may.ok) return may;
      if (state.renewal !== null)
        return refused('RENEWAL_OPEN', {
          rule: 'TC-TERM',
          source: state.profile.term.source,
          found: state.renewal.phase,
          needed: null,
          cure: ['nobody'],
        });
      return authority(state, context).ok ? may : near(state, context);
    },
    decide: (state, { reason }, context) =>
      happened({ type: 'renewalOpened', forced: !near(state, context).ok, reason: reason ?? '', by: context.actor.id }),
  },
  fileRenewal: {
    can: (state, context) => phase(state, opens({ who: secretariat, operating: 'always' })(state, context), 'open'),
    decide(state, { elsewhere = [] }, { actor }) {
      if (state.clocks.recruitment !== undefined)
        return refused('RECRUITMENT_OPEN', {
          source: state.profile.founding.source,
          found: state.clocks.recruitment,
          needed: 'the call that runs to end',
          cure: ['nobody'],
        });
      const complete = papersComplete(state);
      if (!complete.ok) return complete;
      const checked = checkedRoster(state, state.roster, { elsewhere, whole: true });
      return checked.ok
        ? happened({ type: 'renewalFiled', papers: state.papers, by: actor.id, path: [], clocks: without(state.clocks, 'renewalDossier') })
        : checked;
    },
  },
  returnRenewal: {
    can: (state, context) => phase(state, opens({ who: authority, operating: 'always' })(state, context), 'filed'),
    decide: (_, { reasons }, { actor }) => happened({ type: 'renewalReturned', reasons, by: actor.id }),
  },
  approveRenewal: {
    can: (state, context) => phase(state, opens({ who: authority, operating: 'always' })(state, context), 'filed'),
    decide: approveRenewal,
  },
};

function near(state: CommitteeState, context: Context): May {
  const { renewalAlarm, termEnd } = state.clocks;
  // Once the alarm has sounded its clock is gone, and the time has come.
  const from = renewalAlarm === undefined || termEnd === undefined ? null : renewalAlarm - earlyDays * 86_400_000;
  if (from === null || context.now >= from) return { ok: true, value: null };
  return refused('RENEWAL_TOO_EARLY', { rule: 'TC-TERM', source: state.profile.term.source, found: context.now, needed: { from }, cure: ['nobody'] });
}

function phase(state: CommitteeState, may: May, wanted: 'open' | 'filed'): May {
  if (!may.ok || state.renewal?.phase === wanted) return may;
  return refused('RENEWAL_PHASE', {
    rule: 'TC-TERM',
    source: state.profile.term.source,
    found: state.renewal?.phase ?? null,
    needed: wanted,
    cure: wanted === 'open' ? ['secretariat', 'monitor'] : ['secretariat'],
  });
}

/** The new term: old intervals end on its first day, those of the approved list begin. What was overdue is so no more. */
function approveRenewal(state: CommitteeState, { startsOn }: Command<'approveRenewal'>, context: Context): Verdict {
  const dated = startable(startsOn, context);
  if (!dated.ok) return dated;
  const { profile } = state;
  const term = termFromDay(profile, startsOn, (state.term?.n ?? 0) + 1);
  const held = state.members.filter((one) => one.body === committeeBody && (one.until === null || one.until > startsOn));
  const ended = held.map(({ n, person, from }) => ({ n, person, until: from > startsOn ? from : startsOn, cause: 'termEnded' as const }));
  const added = intervals(state.roster, { first: state.nextMember, from: startsOn });
  const staying = state.roster.map((one) => one.person);
  const orders = held
    .filter((one) => !staying.includes(one.person) && startsOn <= dateText(localDay(context.now)))
    .map(({ person }) => ({
      person,
      order: { type: 'seatChanged', person, cause: 'removed', organisation: null, evidence: `term ${term.n}` } as const,
    }));
  const change = changeOf({ ...state, term, renewal: null }, { shift: { ended, added }, on: startsOn, body: committeeBody, orders }, context);
  const rectified = state.rectification?.cause === 'renewalOverdue' ? (['rectification'] as const) : [];
  const running = without(state.clocks, 'renewalAlarm', 'renewalDossier', 'termEnd', 'lateRenewal', ...rectified);
  return happened({ type: 'renewalApproved', term, path: [], clocks: { ...running, ...termClocks(profile, term) }, ...change });
}
