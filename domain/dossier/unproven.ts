import { explainOutcome } from '../ballot-rule/explain.js';
import { differences, type Difference } from './difference.js';
import type { Dossier, Result } from './dossier.js';

/**
 * Figures of the ledger and of the program that made the file follow from no event: sealed only, and who seals anew can change them. A later size and
 * root are shown to begin with this log, and some other sizes would be shown just as well.
 */
const sealedOnly = ['/notices', '/software', '/sight', '/log/later'] as const;

/** What an extract says of events that it does not show: JSON pointers. The sums, days and sentences inside are checked, what they start from is not. */
const saidOnly = [
  '/subject',
  '/decided',
  '/pinned',
  '/profile',
  '/electorate',
  '/rule',
  '/result',
  '/papers',
  '/before',
  '/sensitivity',
  '/assessment',
  '/composition',
  '/deadlines',
  '/documents',
  '/related',
  '/outcome',
  '/calendar',
  '/log/events',
] as const;

/** Everything in a dossier that nothing it shows proves: altered and sealed anew, it would look the same. */
export const unprovenIn = (whole: boolean): readonly string[] => (whole ? sealedOnly : [...saidOnly, ...sealedOnly]);

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
