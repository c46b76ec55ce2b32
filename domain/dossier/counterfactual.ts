import type { Source } from '../law/sources.js';
import type { BallotRule, ClassCounts, Counts } from '../ballot-rule/ballot-rule.js';
import { checkCounts } from '../ballot-rule/check-counts.js';
import { countVotes, type Choice, type Vote } from '../ballot-rule/counts.js';
import type { Params } from '../ballot-rule/parameter.js';
import { ruleWith } from '../ballot-rule/rules.js';
import { ruleOfTerms } from '../profile/rule-of-terms.js';
import { tally } from '../ballot-rule/tally.js';
import { floorOfBallot, lawfulTerms } from '../profile/floors.js';
import type { BallotInput } from '../messages/messages.js';
import type { Mark } from '../ballot/marks.js';
import type { Profile } from '../profile/profile.js';
import { findProfile } from '../profile/shipped.js';
import { refuse, type Refusal } from '../kernel/refusal.js';
import { ok, type Result as Either } from '../kernel/result.js';
import { unitIdOf } from '../law/unit-id.js';
import { unreachable } from '../kernel/result.js';
import type { Dossier, Seated } from './dossier.js';
import type { Result } from './result.js';
import { explained } from './result.js';

/** What the same papers would have come to under another rule. Never a decision: it binds nobody and is marked so. */
export type Counterfactual = {
  readonly binding: false;
  readonly zh: string;
  readonly en: string;
  readonly as: string;
  readonly rule: string;
  readonly source: Source;
  readonly result: Result;
  readonly same: boolean;
};

type Asked = { readonly rule: BallotRule; readonly as: string };

function unknownAs(found: string, needed: string): Either<never, Refusal> {
  return refuse('COUNTERFACTUAL_UNKNOWN', { rule: 'D-COUNTERFACTUAL', source: 'D-DOSSIER', found, needed, cure: ['self'] });
}

const valueOf = (text: string): string | number => (/^\d{1,9}$/.test(text) ? Number(text) : text);

/** `CN-GS;yes=3/4;den=E` is a rule with parameters; a profile's id stands for its terms for this purpose. */
export function ruleAsked(as: string, purpose: BallotInput['purpose'] | null): Either<Asked, Refusal> {
  const [name = '', ...settings] = as.split(';').map((part) => part.trim());
  const profile = settings.length === 0 ? findProfile(name) : null;
  if (profile !== null) return ruleOfProfile(profile, as, purpose);
  const params: { [param: string]: string | number } = {};
  for (const setting of settings.filter((one) => one !== '')) {
    const [, key, value] = /^([A-Za-z]\w*)=(.+)$/.exec(setting) ?? [];
    if (key === undefined || value === undefined) return unknownAs(setting, 'name=value');
    params[key] = valueOf(value);
  }
  const rule = ruleWith(name, params satisfies Params);
  return rule.ok ? ok({ rule: rule.value, as }) : rule;
}

function ruleOfProfile(profile: Profile, as: string, purpose: BallotInput['purpose'] | null): Either<Asked, Refusal> {
  const name = purpose === null || purpose === 'standalone' || purpose === 'technicalReview' ? profile.review.ballot : purpose;
  const terms = profile.ballots[name];
  if (terms === undefined) return unknownAs(name, Object.keys(profile.ballots).join(', '));
  const rule = ruleOfTerms(lawfulTerms(terms, floorOfBallot(profile.kind, name)));
  return rule.ok ? ok({ rule: rule.value, as }) : rule;
}

function choiceOf(mark: Mark): Choice | null {
  switch (mark) {
    case '.':
    case '-':
      return null;
    case 'y':
      return 'yes';
    case 'Y':
      return 'yesWithComments';
    case 'n':
      return 'no';
    case 'N':
      return 'noWithReasons';
    case 'c':
      return 'conditionalNo';
    case 'a':
      return 'abstain';
    case 'x':
      return 'spoilt';
    case 'o':
      return 'noObjection';
    case 'd':
      return 'discuss';
    default:
      return unreachable(mark);
  }
}

/** The papers one by one, where the dossier shows the marks; null where they are withheld. */
function papersOf(seats: readonly Seated[] | null): readonly Vote[] | null {
  if (seats === null || seats.some((seat) => seat.mark === undefined)) return null;
  return seats.flatMap((seat) => {
    const choice = seat.mark === undefined ? null : choiceOf(seat.mark);
    const unit = unitIdOf(seat.organisation);
    return choice === null
      ? []
      : [
          {
            choice,
            ...(unit === null ? {} : { unit }),
            ...(seat.class === undefined ? {} : { class: seat.class }),
            ...(seat.weight === undefined ? {} : { weight: seat.weight }),
          },
        ];
  });
}

const paperNames = ['yes', 'noWithReasons', 'noWithoutReasons', 'abstain', 'spoilt'] as const;
const factsOfPapers: readonly string[] = ['noObjection', 'discuss', 'conditionalNo'];

/** The roster without its papers. */
function emptied<Part extends ClassCounts>({ weights: _weights, ...part }: Part): Part {
  const roster: { [name: string]: unknown } = { ...part };
  for (const name of paperNames) if (roster[name] !== undefined) roster[name] = 0;
  return roster as Part; // the same counts with some set to nought
}

function recounted(counts: Counts, votes: readonly Vote[], sameUnit: BallotRule['sameUnit']): Counts {
  const facts = Object.fromEntries(Object.entries(counts.facts ?? {}).filter(([fact]) => !factsOfPapers.includes(fact)));
  const classes = Object.entries(counts.classes ?? {}).map(([name, part]) => [name, emptied(part)]);
  const bare = classes.length === 0 ? votes.map(({ class: _class, ...vote }) => vote) : votes;
  return countVotes(bare, { ...emptied(counts), facts, ...(classes.length === 0 ? {} : { classes: Object.fromEntries(classes) }) }, sameUnit);
}

/** A rule that knows no classes reads the sum of them; one that does takes the votes from the classes alone. */
function fitted(rule: BallotRule, counts: Counts): Counts {
  const { classes, ...whole } = counts;
  if (classes === undefined) return counts;
  if (rule.classes !== 'any' && rule.classes.length === 0) return whole;
  return { ...emptied(whole), classes };
}

/** The papers of a decided ballot under another rule. Refused where the rule needs what the dossier withholds or the ballot never asked. */
export function counterfactual(
  dossier: Pick<Dossier, 'result' | 'electorate' | 'rule'>,
  as: string,
  purpose: BallotInput['purpose'] | null = null,
): Either<Counterfactual, Refusal> {
  if (dossier.result === null) return unknownAs('no votes', 'a dossier of a ballot result');
  const asked = ruleAsked(as, purpose);
  if (!asked.ok) return asked;
  const { rule } = asked.value;
  const counts = countsUnder(rule, attending(dossier.result.counts, dossier.rule), papersOf(dossier.electorate?.seats ?? null));
  if (!counts.ok) return counts;
  const possible = checkCounts(rule, counts.value);
  if (!possible.ok) return possible;
  const { outcome, trace } = tally(rule, counts.value);
  return ok({
    binding: false,
    zh: '假设计算，不具约束力：同样的票按另一规则的结果',
    en: 'What-if, not binding: the same papers under another rule',
    as,
    rule: rule.id,
    source: rule.source,
    result: explained({ outcome, counts: counts.value, trace }),
    same: outcome === dossier.result.outcome,
  });
}

/** By letter, nobody who is excluded is among those who answered; a meeting's rule would otherwise take them off the answers. */
const attending = (counts: Counts, rule: Dossier['rule']): Counts =>
  rule?.terms.mode === 'letter' && counts.facts?.['eligiblePresent'] === undefined
    ? { ...counts, facts: { ...counts.facts, eligiblePresent: counts.present } }
    : counts;

function countsUnder(rule: BallotRule, counts: Counts, votes: readonly Vote[] | null): Either<Counts, Refusal> {
  if (rule.sameUnit === 'each') return ok(fitted(rule, counts));
  if (votes === null)
    return refuse('VOTES_NOT_NAMED', {
      rule: rule.id,
      source: 'D-HYPOTHESIS',
      found: 'counts only',
      needed: 'a dossier that shows the marks',
      cure: ['nobody'],
    });
  return ok(fitted(rule, recounted(counts, votes, rule.sameUnit)));
}
