import { z } from 'zod';
import { lacks, paperForms } from '../../../domain/ballot/choice.js';
import { castFields } from '../../../domain/ballot/fields.js';
import type { Choice } from '../../../domain/ballot/words.js';
import { issuesFound, type Issue } from '../../parts/problem.js';
import { newFormToken } from '../../server/form-token.js';
import type { Fields } from '../../server/page.js';
import type { Ballot } from '../../server/read.js';
import type { Held } from './held.js';
import { ballotWords } from '../../words/ballot.js';

/** What a sheet keeps from page to page. */
const typed = ['choice', 'words', 'clause', 'text', 'for', 'confirmed', 'after'] as const;

export const kept = (form: Fields, token: string): Fields => ({ ...Object.fromEntries(typed.map((name) => [name, form[name]])), token });

/**
 * A sheet for the check: from then on it stands for one vote, the next after what counts now. Changed back to what was sent before it is another. What counts for
 * somebody else is not seen here, so that each check is one of its own.
 */
export const numbered = ({ own }: Pick<Held, 'own'>, form: Fields): Fields => ({
  ...form,
  after: own === null || form['for'] !== undefined ? newFormToken() : String(own.seq ?? 0),
});

/** The ticks printed on the paper of this ballot. */
export const ticksOf = ({ state }: Ballot): readonly Choice[] => paperForms[state.terms.choices];

export const choiceIn = (one: Ballot, form: Fields): Choice | null => ticksOf(one).find((tick) => tick === form['choice']) ?? null;

const given = (text: string | undefined): string | undefined => (text === undefined || text.trim() === '' ? undefined : text);

const against: readonly Choice[] = ['no', 'conditionalNo', 'discuss'];

/** Under which name the words of a sheet are sent: as the reason of a negative, as the comment of everything else. */
export const wordsName = (choice: Choice): 'reason' | 'comment' => (against.includes(choice) ? 'reason' : 'comment');

export type SheetBody = { readonly choice: Choice; readonly text: string; readonly reason?: string; readonly comment?: string };

/** The sheet as the route takes it; what was left empty is not sent. */
export function bodyOf(choice: Choice, form: Fields): SheetBody {
  const [words, clause, member] = [given(form['words']), given(form['clause']), given(form['for'])];
  return {
    choice,
    text: form['text'] ?? '',
    ...(words === undefined ? {} : { [wordsName(choice)]: words }),
    ...(clause === undefined ? {} : { clause }),
    ...(member === undefined ? {} : { for: member }),
    ...(form['confirmed'] === 'on' ? { confirmed: true } : {}),
  };
}

const { seat: _found, ...fields } = castFields;
const sheet = z.object(fields);

/** What the sheet names is typed under one name. */
export const fieldNamed = (path: string): string => (path === 'reason' || path === 'comment' ? 'words' : path);

/** What is wrong with a sheet before it is sent, by the rules that will be asked when it is. */
export function issuesIn(one: Ballot, form: Fields): readonly Issue[] {
  const choice = choiceIn(one, form);
  if (choice === null) return [{ path: 'choice', ...ballotWords.choiceMissing }];
  const body = bodyOf(choice, form);
  const missing = lacks(one.state.terms, body);
  if (missing !== null) return [{ path: 'words', ...(missing === 'reason' ? ballotWords.reasonMissing : ballotWords.commentMissing) }];
  const parsed = sheet.safeParse(body);
  if (parsed.success) return [];
  return issuesFound(parsed.error, body).map((issue) => ({ ...issue, path: fieldNamed(issue.path) }));
}

/** An abstention without a word, of which the terms want to hear twice that it is meant. */
export const isEmpty = (one: Ballot, form: Fields): boolean =>
  one.state.terms.emptyVote === 'confirmed' && form['choice'] === 'abstain' && given(form['words']) === undefined;

/** The sheet was filled in beside a text that was corrected since. */
export const isAboutAnother = ({ one }: Pick<Held, 'one'>, form: Fields): boolean => form['text'] !== undefined && form['text'] !== one.state.text;
