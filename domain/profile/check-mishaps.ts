import type { BallotRule } from '../ballot-rule/ballot-rule.js';
import { recirculationDays } from './profile.js';
import { findIf, type Finding } from './finding.js';
import type { BallotTerms } from './profile.js';
import { mostVotes } from './most-votes.js';
import { leastDays, longer, mostDays } from './term-order.js';

type Named = { readonly terms: BallotTerms; readonly path: string };
const minutesADay = 1440;
const hoursADay = 24;

/** What the terms say of ties, absent members, an outage and a further round: each must be able to happen under the rule and within the window. */
export const checkMishaps = (ballot: Named, rule: BallotRule): readonly Finding[] => [
  ...checkTie(ballot, rule),
  ...checkMandates(ballot),
  ...checkOutage(ballot),
  ...checkRecirculation(ballot, rule),
];

/** An exact tie stops a ballot only where the rule asks for more than a share; “at least” and “at most” know none. */
function checkTie({ terms, path }: Named, rule: BallotRule): readonly Finding[] {
  const ties = [...rule.balance, ...rule.tests, ...rule.blocks].some(({ op }) => op === '>');
  const about = { rule: rule.id, source: 'D-CONDUCT', path: `${path}/tie`, found: terms.tie, needed: 'fails' } as const;
  return findIf(terms.tie === 'chairDecides', ties ? 'CASTING_VOTE' : 'CASTING_VOTE_IDLE', about);
}

function checkMandates({ terms, path }: Named): readonly Finding[] {
  const { mandates, minSeats } = terms;
  if (mandates === undefined) return [];
  const { alternates, proxies, perHolder } = mandates;
  const votes = mostVotes(mandates);
  const about = { rule: 'D-MANDATE', source: 'D-MANDATE' } as const;
  return [
    ...findIf(!alternates && !proxies, 'MANDATES_FOR_NOBODY', {
      ...about,
      path: `${path}/mandates`,
      found: { alternates, proxies, perHolder },
      needed: 'alternates or proxies, or no mandates at all',
    }),
    ...findIf((alternates || proxies) && votes * 2 > minSeats, 'MANDATES_IN_ONE_HAND', {
      ...about,
      path: `${path}/mandates/perHolder`,
      found: { votes, minSeats },
      needed: 'no more than half of the fewest seats in one hand',
    }),
  ];
}

function checkOutage({ terms, path }: Named): readonly Finding[] {
  const { outage, window } = terms;
  if (outage === undefined) return [];
  const about = { rule: 'D-OUTAGE', source: 'D-OUTAGE' } as const;
  const { rule, minMinutes, lastHours } = outage;
  const extend = rule === 'extend';
  return [
    ...findIf(extend && minMinutes >= leastDays(window.default) * minutesADay, 'OUTAGE_NEVER_GIVEN_BACK', {
      ...about,
      path: `${path}/outage/minMinutes`,
      found: minMinutes,
      needed: { fewerThan: leastDays(window.default) * minutesADay },
    }),
    ...findIf(lastHours !== undefined && (!extend || lastHours >= mostDays(window.max) * hoursADay), 'OUTAGE_LIMIT_IDLE', {
      ...about,
      path: `${path}/outage/lastHours`,
      found: { rule, lastHours: lastHours ?? null },
      needed: { rule: 'extend', fewerThan: mostDays(window.max) * hoursADay },
    }),
  ];
}

function checkRecirculation({ terms, path }: Named, rule: BallotRule): readonly Finding[] {
  const { recirculation, window } = terms;
  const about = { rule: rule.id, source: rule.source };
  if (recirculation === undefined)
    return findIf(rule.recirc === 'changesAndOpenNegatives', 'RECIRCULATION_WINDOW_UNSTATED', {
      ...about,
      path: `${path}/recirculation`,
      found: null,
      needed: { window: `a term; ${recirculationDays} days are taken` },
    });
  return [
    ...findIf(rule.resolution === null, 'RECIRCULATION_WITHOUT_NEGATIVES', {
      ...about,
      path: `${path}/recirculation`,
      found: { resolution: null },
      needed: 'a rule that keeps negatives open until they are resolved',
    }),
    ...findIf(longer(recirculation.window, window.max), 'RECIRCULATION_LONGER_THAN_BALLOT', {
      ...about,
      path: `${path}/recirculation/window`,
      found: recirculation.window,
      needed: window.max,
    }),
  ];
}
