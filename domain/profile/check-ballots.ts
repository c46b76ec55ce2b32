import type { BallotRule } from '../ballot-rule/ballot-rule.js';
import { isQuantity, parseSum } from '../ballot-rule/quantity.js';
import { ruleOfTerms } from './rule-of-terms.js';
import { belowFloor, neededYes, outcomeOf, recusalsThatStall } from './ballot-reach.js';
import { checkMishaps } from './check-mishaps.js';
import { checkWindow, ballotsOf } from './check-terms.js';
import { floorOfBallot, judgesText } from './floors.js';
import type { VoteFloor } from './profile.js';
import { finding, findIf, type Finding, type FindingCode } from './finding.js';
import type { BallotTerms, Profile } from './profile.js';

type Named = { readonly name: string; readonly terms: BallotTerms; readonly path: string; readonly law: VoteFloor | null };

const smallPanel = 5;

/** Every ballot of the profile: its rule, what it takes to carry, who may vote, and how long it is open. */
export function checkBallots(profile: Profile): readonly Finding[] {
  const named = ballotsOf(profile).map(([name, terms]): Named => ({
    name,
    terms,
    path: `/ballots/${name}`,
    law: floorOfBallot(profile.kind, name),
  }));
  return [
    ...checkPanel(profile),
    ...voteOnObjections(profile).flatMap(checkRule),
    ...named.flatMap((ballot) => [
      ...checkWindow(ballot.path, ballot.terms),
      ...checkMode(ballot),
      ...checkConduct(ballot),
      ...checkRule(ballot),
      ...checkSeats(profile, ballot),
    ]),
  ];
}

/** The last step of drafting by consensus: its rule is looked at as any other, its window is the group's own. */
const voteOnObjections = ({ consensus }: Profile): readonly Named[] =>
  consensus?.vote ? [{ name: 'consensus', terms: consensus.vote.terms, path: '/consensus/vote/terms', law: null }] : [];

function checkPanel(profile: Profile): readonly Finding[] {
  const { ballot, minExperts, source } = profile.review;
  return [
    ...findIf(profile.ballots[ballot] === undefined, 'REVIEW_BALLOT_MISSING', {
      rule: 'D-EXIT',
      source: 'GS-14',
      path: '/review/ballot',
      found: ballot,
      needed: Object.keys(profile.ballots),
    }),
    ...findIf(minExperts < smallPanel, 'PANEL_SMALL', { rule: 'D-PANEL', source, path: '/review/minExperts', found: minExperts, needed: smallPanel }),
  ];
}

function checkMode({ name, terms, path }: Named): readonly Finding[] {
  const mode = name === 'technicalReview' ? 'meeting' : name === 'letterReview' ? 'letter' : terms.mode;
  return findIf(terms.mode !== mode, 'BALLOT_MODE_WRONG', {
    rule: 'D-MODE',
    source: 'D-QUESTION-FORM',
    path: `${path}/mode`,
    found: terms.mode,
    needed: mode,
  });
}

/** Who votes and what is seen; the law speaks of reviews and of committees only. */
function checkConduct({ terms, path, law: floor }: Named): readonly Finding[] {
  const { rule, source } = articleOf[judgesText(floor) ? floor : 'review'];
  const house = { rule: 'D-CONDUCT', source: 'D-CONDUCT' } as const;
  return [
    ...findIf(judgesText(floor) && terms.exclusion !== 'draftersAndUnits', 'DRAFTERS_MAY_VOTE', {
      ...{ rule, source },
      path: `${path}/exclusion`,
      found: terms.exclusion,
      needed: 'draftersAndUnits',
    }),
    ...findIf(judgesText(floor) && terms.reasons === 'optional', 'REASONS_OPTIONAL', {
      ...house,
      path: `${path}/reasons`,
      found: terms.reasons,
      needed: 'requiredForNegative',
    }),
    ...findIf(terms.visibility === 'live', 'VOTES_SHOWN_LIVE', {
      ...house,
      path: `${path}/visibility`,
      found: terms.visibility,
      needed: 'countsAfterClose',
    }),
    ...findIf(terms.graceSeconds < 5, 'GRACE_TOO_SHORT', { ...house, path: `${path}/graceSeconds`, found: terms.graceSeconds, needed: 30 }),
    ...findIf(terms.graceSeconds > 300, 'GRACE_TOO_LONG', { ...house, path: `${path}/graceSeconds`, found: terms.graceSeconds, needed: 30 }),
  ];
}

function checkSeats(profile: Profile, { terms, path, law }: Named): readonly Finding[] {
  const { minExperts, source } = profile.review;
  return findIf(judgesText(law) && terms.minSeats < minExperts, 'MIN_SEATS_BELOW_PANEL', {
    rule: 'D-PANEL',
    source,
    path: `${path}/minSeats`,
    found: terms.minSeats,
    needed: minExperts,
  });
}

function checkRule(ballot: Named): readonly Finding[] {
  const { terms, path } = ballot;
  const rule = ruleOfTerms(terms);
  if (rule.ok) return [...contradictions(ballot), ...checkMishaps(ballot, rule.value), ...checkReach(ballot, rule.value)];
  const { code, source, found, needed } = rule.error;
  const unknown = code === 'RULE_UNKNOWN';
  return [
    finding(unknown ? 'RULE_UNKNOWN' : 'RULE_PARAMS_WRONG', {
      rule: terms.rule,
      source,
      path: `${path}/${unknown ? 'rule' : 'params'}`,
      found,
      needed,
    }),
  ];
}

const treatments = ['silence', 'abstention', 'spoilt', 'recusal', 'tie'] as const;
const withoutAbstainers: readonly unknown[] = ['Y_PLUS_N', 'Y+N', 'V'];
const withExcluded: readonly unknown[] = ['ATTENDING', 'P'];

/** One thing said twice and differently: the treatments of the terms rule, so a parameter that says otherwise only misleads its reader. */
export function contradictions({ terms, path }: Pick<Named, 'terms' | 'path'>): readonly Finding[] {
  const about = { rule: terms.rule, source: terms.source };
  const twice = treatments.flatMap((name) => {
    const param = terms.params[name];
    return findIf(param !== undefined && param !== terms[name], 'RULE_CONTRADICTS_TERMS', {
      ...about,
      path: `${path}/params/${name}`,
      found: param ?? null,
      needed: terms[name],
    });
  });
  const den = terms.params['den'] ?? terms.params['denominator'];
  const base = { ...about, path: `${path}/params/den`, found: den ?? null };
  return [
    ...twice,
    ...findIf(terms.abstention === 'inDenominator' && withoutAbstainers.includes(den), 'RULE_CONTRADICTS_TERMS', {
      ...base,
      needed: 'a base that holds the abstentions',
    }),
    ...findIf(terms.recusal === 'reducesElectorate' && withExcluded.includes(den), 'RULE_CONTRADICTS_TERMS', { ...base, needed: 'ELIGIBLE_PRESENT' }),
  ];
}

function checkReach(ballot: Named, rule: BallotRule): readonly Finding[] {
  const { terms, path } = ballot;
  const about = { rule: rule.id, source: rule.source };
  const seats = Math.max(1, terms.minSeats);
  if (neededYes(rule, terms, { seats, recused: 0 }) === null) {
    const outcome = outcomeOf(rule, terms, { seats, recused: 0, yes: seats });
    const needed = unknownBefore(rule);
    const asksMore = needed.length > 0;
    return [
      finding(asksMore ? 'RULE_NEEDS_FACTS' : 'THRESHOLD_UNREACHABLE', {
        ...about,
        path: `${path}/minSeats`,
        found: { seats, yes: seats, outcome },
        needed: asksMore ? needed : 'PASS',
      }),
    ];
  }
  return [...checkQuorum(ballot, rule), ...checkFloor(ballot, rule), ...checkRecusal(ballot, rule)];
}

/** With no quorum in the rule and none in its base, one paper decides for all. Assent by silence is reported as what it is. */
function checkQuorum({ terms, path }: Named, rule: BallotRule): readonly Finding[] {
  const seats = Math.max(9, terms.minSeats);
  const onePaper = { seats, recused: 0, yes: 1, silent: seats - 1, silentAreAbsent: true };
  const alone = terms.silence !== 'assent' && outcomeOf(rule, terms, onePaper) === 'PASS';
  return findIf(alone, 'QUORUM_UNDEFINED', {
    rule: rule.id,
    source: rule.source,
    path: `${path}/params`,
    found: { seats, papers: 1, outcome: 'PASS' },
    needed: 'a share of the electorate that must take part',
  });
}

/** A vote the law measures against its floor: the rule may ask for more, never for less, and who says nothing has not agreed. */
export function checkFloor({ name, terms, path, law }: Named, rule: BallotRule): readonly Finding[] {
  if (law === null) return [];
  const { needed, ...about } = articleOf[law];
  if (terms.silence === 'assent')
    return [finding('SILENCE_MAKES_RESULT', { ...about, path: `${path}/silence`, found: terms.silence, needed: 'notReturned' })];
  const found = belowFloor(rule, terms, law);
  const code = law === 'panel' ? 'PANEL_VOTE_BELOW_FLOOR' : (floorCodes[name] ?? 'REVIEW_THRESHOLD_BELOW_FLOOR');
  return findIf(found !== null, code, { ...about, path: `${path}/rule`, found: found && { ...found }, needed });
}

const floorCodes: { readonly [name: string]: FindingCode } = {
  letterReview: 'LETTER_THRESHOLD_BELOW_FLOOR',
  committeeReview: 'COMMITTEE_VOTE_BELOW_FLOOR',
};
const articleOf = {
  review: { rule: 'GS-14', source: 'GS-14', needed: '3/4' },
  panel: { rule: 'CN-DB', source: 'D-CN-DB', needed: '3/4' },
  committee: { rule: 'TCM-VOTE', source: 'TCM-VOTE', needed: '3/4, 2/3, 1/4' },
} as const;

function checkRecusal({ terms, path }: Named, rule: BallotRule): readonly Finding[] {
  if (terms.recusal === 'reducesElectorate') return [];
  const seats = Math.max(9, terms.minSeats);
  const stall = recusalsThatStall(rule, { ...terms, minSeats: 0 }, seats);
  return findIf(stall !== null && stall * 4 <= seats, 'RECUSAL_STALLS', {
    rule: rule.id,
    source: 'D-CONDUCT',
    path: `${path}/recusal`,
    found: { seats, recused: stall },
    needed: 'reducesElectorate',
  });
}

/** Facts and classes the rule compares that no number of yes votes can stand for (experts named, statements of use, voters by class). */
function unknownBefore(rule: BallotRule): readonly string[] {
  const named = [...rule.quorum, ...rule.balance, ...rule.tests, ...rule.blocks, ...rule.pending].flatMap(({ num, den }) => [
    ...(parseSum(num) ?? []),
    ...(parseSum(den) ?? []),
  ]);
  const facts = named.map(({ name }) => name).filter((name) => !isQuantity(name) && !/^\d+$/.test(name) && rule.derived[name] === undefined);
  return [...new Set([...facts, ...(rule.flat === 'refused' ? ['classes'] : [])])];
}
