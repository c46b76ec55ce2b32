import { explainOutcome } from '../ballot-rule/explain.js';
import { differences, type Difference } from './difference.js';
import type { Dossier, LoggedEvent } from './dossier.js';
import type { Result } from './result.js';

/**
 * Figures of the ledger and of the program that made the file follow from no event: sealed only, and who seals anew can change them. A later size and
 * root are shown to begin with this log, and some other sizes would be shown just as well.
 */
const sealedOnly = ['/notices', '/software', '/sight', '/log/later'] as const;

/**
 * What an extract says of events that it does not show. The sums, days and sentences inside are checked, what they start from is not. Profile and calendar are none of
 * these: they are those of their pins.
 */
const saidOnly = ['/subject', '/pinned', '/deadlines', '/documents', '/related'] as const;

/** Parts that only some decisions have. */
const saidWhereThere = ['electorate', 'rule', 'papers', 'before', 'sensitivity', 'assessment', 'composition'] as const;

/** So many rows are named one by one. */
const rowsNamed = 20;

/** Everything in a dossier that nothing it shows proves, as JSON pointers: altered and sealed anew, it would look the same. A part that is null says nothing. */
export function unprovenIn(dossier: Dossier, whole: boolean): readonly string[] {
  const there = saidWhereThere.flatMap((part) => (dossier[part] === null ? [] : [`/${part}`]));
  return [...(whole ? [] : [...saidOnly, ...there, ...decisionSaid(dossier), ...rowsSaid(dossier)]), ...sealedOnly];
}

/** True of a row that its leaf proves, and the root with it. */
const isWhole = ({ withheld, data }: LoggedEvent): boolean => withheld === undefined && data !== undefined;

/** When, by whom and how it was decided, as far as the deciding event is not shown whole: its time, counts and outcome are compared with it (check-content.ts). */
function decisionSaid(dossier: Dossier): readonly string[] {
  const { log, result, subject } = dossier;
  const row = log.events.at(-1);
  if (row === undefined || !isWhole(row)) return ['/decided', ...(result === null ? [] : ['/result']), '/outcome'];
  if (result === null || !('counts' in (row.data ?? {})) || !followsFromCounts(dossier) || subject.kind === 'drafting')
    return ['/decided/by', ...(result === null ? [] : ['/result']), '/outcome'];
  return ['/decided/by', '/outcome/reason'];
}

function rowsSaid({ log }: Dossier): readonly string[] {
  const rows = log.events.flatMap((row, at) => (isWhole(row) ? [] : [`/log/events/${at}`]));
  return rows.length > rowsNamed ? ['/log/events'] : rows;
}

/** Whether the rule in the dossier, applied to the counts in it, leads to the outcome: then it follows from them, and from nothing else. */
export const followsFromCounts = ({ rule, result }: Dossier): boolean => rule !== null && result !== null && showsFigures(result);

/** False where comparisons say only whether they are met. */
export const showsFigures = ({ trace }: Result): boolean => trace.every((row) => 'num' in row);

/** An outcome that was counted is the one its counts lead to, in word and sentence; what a drafting group adds in brackets, whether its vote decides, comes from its terms. */
export function outcomeDifferences({ outcome, result, subject }: Dossier): readonly Difference[] {
  if (result === null) return [];
  const { zh, en } = explainOutcome(result.outcome);
  const said = subject.kind === 'drafting' ? withoutRemark(outcome) : outcome;
  return differences({ word: outcome.word, zh: said.zh, en: said.en }, { word: result.outcome, zh, en }, { place: '/outcome', check: 'arithmetic' });
}

const withoutRemark = ({ zh, en }: Dossier['outcome']): Pick<Dossier['outcome'], 'zh' | 'en'> => ({
  zh: zh.replace(/（[^（）]*）$/, ''),
  en: en.replace(/ \([^()]*\)$/, ''),
});
