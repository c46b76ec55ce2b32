import { longestFiling } from './floors.js';
import { findIf, finding, type Finding } from './finding.js';
import type { LocalTerms, Profile } from './profile.js';
import { leastDays, longer, mayFallShortOf, mostDays } from './term-order.js';

const noticeDays = { least: 7, most: 30 } as const;

/** Local standards against their own floors: 备案 within 60 days (SL 13), 公示, the panel; and consensus drafting that must come to an end. */
export function checkLocal(profile: Profile): readonly Finding[] {
  return [...checkTerms(profile), ...checkConsensus(profile)];
}

function checkTerms({ kind, local, ballots }: Profile): readonly Finding[] {
  const about = { rule: 'DB-KIND', source: 'SL-13', path: '/local' } as const;
  if (kind !== 'local-standard')
    return findIf(local !== undefined, 'LOCAL_TERMS_MISPLACED', { ...about, found: kind, needed: 'a profile of kind local-standard' });
  if (local === undefined) return [finding('LOCAL_TERMS_MISSING', { ...about, found: null, needed: 'region, notice, panel, filing, feedback' })];
  return [
    ...findIf(ballots.projectApproval === undefined, 'EXPERT_VOTE_MISSING', {
      rule: 'DB-EVALUATION',
      source: 'SL-15',
      path: '/ballots/projectApproval',
      found: null,
      needed: 'a vote of experts before the plan is issued',
    }),
    ...checkFiling(local),
    ...checkNotice(local),
    ...findIf(!local.panel.odd, 'PANEL_MAY_BE_EVEN', {
      rule: 'DB-PANEL',
      source: 'D-CN-DB',
      path: '/local/panel/odd',
      found: false,
      needed: true,
    }),
  ];
}

/** Calendar days end later by days off only as the law itself says, so they are compared as counted. */
function checkFiling({ filing: { within, alarm } }: LocalTerms): readonly Finding[] {
  return [
    ...findIf(mostDays(within) > longestFiling.count, 'FILING_ABOVE_LAW', {
      rule: 'DB-FILING',
      source: 'DBM-FILING',
      path: '/local/filing/within',
      found: within,
      needed: longestFiling,
    }),
    ...findIf(mostDays(alarm) >= leastDays(within), 'FILING_ALARM_LATE', {
      rule: 'DB-FILING',
      source: 'D-FILING-ALARM',
      path: '/local/filing/alarm',
      found: alarm,
      needed: { before: within },
    }),
  ];
}

function checkNotice({ notice: { min, default: usual, max } }: LocalTerms): readonly Finding[] {
  const outOfOrder = longer(min, usual) || longer(usual, max);
  const outside = mayFallShortOf(min, noticeDays.least) || mostDays(max) > noticeDays.most;
  return findIf(outOfOrder || outside, 'NOTICE_WINDOW_UNUSUAL', {
    rule: 'DB-NOTICE',
    source: 'LN-DB-NOTICE',
    path: '/local/notice',
    found: { min, default: usual, max },
    needed: { min: noticeDays.least, max: noticeDays.most, unit: 'calendarDays' },
  });
}

/** Redrafting and mediation can go round for ever; only a vote ends a dispute. */
function checkConsensus({ consensus }: Profile): readonly Finding[] {
  if (consensus === undefined) return [];
  const ends = consensus.escalation.at(-1) === 'vote' && consensus.vote !== null;
  return findIf(!ends, 'CONSENSUS_WITHOUT_END', {
    rule: 'D-CONSENSUS',
    source: 'D-ESCALATION',
    path: '/consensus/escalation',
    found: consensus.escalation,
    needed: 'vote as the last step, with terms',
  });
}
