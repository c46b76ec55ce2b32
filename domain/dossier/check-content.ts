import { formatInstant } from '../law/calendar/instant.js';
import { tally } from '../ballot-rule/tally.js';
import { ruleOfTerms } from '../profile/rule-of-terms.js';
import { gradeOf } from './committee-content.js';
import { deadlineProof } from './deadline-proof.js';
import { differences, pointer, type Difference } from './difference.js';
import type { Dossier, RuleInForce } from './dossier.js';
import type { Result } from './result.js';
import { explainOutcome, explainRow, explainShown } from '../ballot-rule/explain.js';
import { onePaperLess } from './sensitivity.js';
import { outcomeDifferences, showsFigures } from './unproven.js';

/** What a dossier must satisfy by itself, whoever may read how much of it: sums, sentences, the rule on the counts, the days of each limit. */
export function selfDifferences(dossier: Dossier): readonly Difference[] {
  return [
    ...resultDifferences(dossier.result, dossier.rule, '/result'),
    ...resultDifferences(dossier.before, dossier.rule, '/before'),
    ...electorateDifferences(dossier),
    ...limitDifferences(dossier),
    ...closenessDifferences(dossier),
    ...decisionDifferences(dossier),
    ...outcomeDifferences(dossier),
    ...gradeDifferences(dossier),
  ];
}

function resultDifferences(result: Result | null, rule: RuleInForce | null, place: string): readonly Difference[] {
  if (result === null) return [];
  const { zh, en } = explainOutcome(result.outcome);
  const sentences = differences({ zh: result.zh, en: result.en }, { zh, en }, { place, check: 'arithmetic' });
  const rows = result.trace.flatMap((row, at) => differences(row, explainShown(row), { place: pointer(`${place}/trace`, at), check: 'arithmetic' }));
  const known = rule === null ? null : ruleOfTerms(rule.terms);
  // Without the figures of a class the rule cannot be asked again: what is not shown is not proven, and not different.
  if (known === null || !known.ok || !showsFigures(result)) return [...sentences, ...rows];
  const { outcome, trace } = tally(known.value, result.counts);
  const counted = { outcome, trace: trace.map(explainRow) };
  return [...sentences, ...rows, ...differences({ outcome: result.outcome, trace: result.trace }, counted, { place, check: 'arithmetic' })];
}

function electorateDifferences({ electorate, result, subject }: Dossier): readonly Difference[] {
  if (electorate === null) return [];
  const { size, eligible, excluded, seats } = electorate;
  const members = result === null || subject.kind !== 'ballot' ? size : result.counts.members;
  return [
    ...differences(eligible, size - excluded, { place: '/electorate/eligible', check: 'arithmetic' }),
    ...differences(size, seats?.length ?? members, { place: '/electorate/size', check: 'arithmetic' }),
    ...differences(excluded, seats?.filter((seat) => seat.excluded !== null).length ?? excluded, {
      place: '/electorate/excluded',
      check: 'arithmetic',
    }),
  ];
}

const limitDifferences = ({ deadlines, calendar }: Dossier): readonly Difference[] =>
  deadlines.flatMap((limit, at) => {
    const moved = limit.moved;
    const computed = deadlineProof(calendar, limit, moved);
    const last = moved.at(-1)?.closesAt ?? null;
    return [
      ...differences(limit, computed, { place: pointer('/deadlines', at), check: 'arithmetic' }),
      ...(last === null ? [] : differences(limit.closesAt, last, { place: `${pointer('/deadlines', at)}/closesAt`, check: 'arithmetic' })),
    ];
  });

const closenessDifferences = ({ sensitivity, rule, result }: Dossier): readonly Difference[] =>
  sensitivity === null || rule === null || result === null || !showsFigures(result)
    ? []
    : differences(sensitivity.onePaperLess, onePaperLess(rule.terms, result), { place: '/sensitivity/onePaperLess', check: 'arithmetic' });

/** The grade follows from the score and the bands that stand beside it, whoever reads it. */
const gradeDifferences = ({ assessment }: Dossier): readonly Difference[] =>
  assessment === null
    ? []
    : differences(assessment, gradeOf(assessment.score, assessment, assessment.rectifyBy), {
        place: '/assessment',
        check: 'arithmetic',
      });

/** What of the deciding event may be seen must be what the dossier says it decided. */
function decisionDifferences({ log, result, subject, decided }: Dossier): readonly Difference[] {
  const row = log.events.at(-1);
  const types = [
    ...(row?.type === undefined ? [] : differences(subject.type, row.type, { place: '/subject/type', check: 'content' })),
    ...(row?.stream === undefined ? [] : differences(subject.stream, row.stream, { place: '/subject/stream', check: 'content' })),
    ...differences(subject.seq, log.events.length, { place: '/subject/seq', check: 'content' }),
    ...(row?.at === undefined
      ? []
      : differences({ at: decided.at, time: decided.time }, { at: row.at, time: formatInstant(row.at) }, { place: '/decided', check: 'content' })),
  ];
  if (row?.data === undefined || result === null || !('counts' in row.data)) return types;
  const { counts, outcome } = row.data as Pick<Result, 'counts' | 'outcome'>; // compared, not trusted
  return [...types, ...differences({ counts: result.counts, outcome: result.outcome }, { counts, outcome }, { place: '/result', check: 'content' })];
}
