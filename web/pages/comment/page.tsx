import { z } from 'zod';
import { commentBody } from '../../../contract/consultation.js';
import { outcomeUnknown } from '../../parts/outcome-unknown.js';
import { issuesFound, issuesOf, missing, type Issue } from '../../parts/problem.js';
import type { Problem } from '../../server/door.js';
import { formTokenIn, namesOf, newFormToken } from '../../server/form-token.js';
import type { Fields, Page, SeeOther, Shown, Visit } from '../../server/page.js';
import { readClauses, readConsultation, type Consultation } from '../../server/read.js';
import { commentWords } from '../../words/comment.js';
import { hrefIn } from '../../words/language.js';
import { isOpen } from '../consultation/is-open.js';
import { clauseMeant } from './clause-beside.js';
import { CommentCheck } from './check.js';
import { CommentForm } from './form.js';

const typed = ['clause', 'kind', 'text', 'proposed', 'reason', 'author', 'organisationName', 'contact', 'draft'] as const;

/** The comment as the route takes it; what was left empty is not sent. */
const bodyOf = (form: Fields): object => ({
  ...Object.fromEntries(typed.flatMap((name) => ((form[name] ?? '').trim() === '' ? [] : [[name, form[name]]]))),
  ...(form['asWritten'] === 'on' ? { asWritten: true } : {}),
});

const kept = (form: Fields, token: string): Fields =>
  Object.fromEntries([...typed.map((name) => [name, form[name]] as const), ['asWritten', form['asWritten']] as const, ['token', token] as const]);

type Now = { readonly visit: Visit; readonly one: Consultation; readonly token: string };
type Why = { readonly status?: number; readonly issues?: readonly Issue[]; readonly problem?: Problem | null };

async function formShown({ visit, one, token }: Now, form: Fields, { status = 200, issues = [], problem = null }: Why = {}): Promise<Shown> {
  const clauses = await readClauses(visit, one.state.text);
  return {
    ...frame(visit, one),
    status,
    body: <CommentForm one={one} token={token} form={form} clauses={clauses} issues={issues} problem={problem} />,
  };
}

const frame = ({ say }: Visit, one: Consultation): Pick<Shown, 'title' | 'nav' | 'rehearsal' | 'record' | 'typed'> => ({
  title: say(commentWords.title),
  nav: 'consultations',
  rehearsal: one.rehearsal,
  record: one,
  typed: true,
});

/** What has to be there, called as the form calls it. */
const needed = [
  ['clause', commentWords.needClause],
  ['kind', commentWords.needKind],
  ['text', commentWords.needText],
  ['author', commentWords.needAuthor],
] as const;

function issuesIn(form: Fields): readonly Issue[] {
  const empty = missing(form, needed);
  const body = bodyOf(form);
  const parsed = commentBody.safeParse(body);
  if (parsed.success) return empty;
  return [...empty, ...issuesFound(parsed.error, body).filter(({ path }) => !empty.some((one) => one.path === path))];
}

const taken = z.looseObject({ comment: z.number().nullable() });

/** Who has an account needs no receipt: the comment is theirs. */
async function signedFor(visit: Visit, secret: string, body: unknown): Promise<SeeOther | null> {
  const { comment } = taken.parse(body);
  if (comment === null || (await visit.ask({ route: 'readReceipt', params: { secret } })).ok) return null;
  return { seeOther: `${hrefIn(visit.lang, `/consultations/${visit.params['id'] ?? ''}/comments`)}#comment-${comment}` };
}

/** Sends it, and says what became of it. What came late was kept, and has its receipt too. */
async function send(now: Now, form: Fields): Promise<Shown | SeeOther> {
  const { visit, one, token } = now;
  const body = bodyOf(form);
  const { key, secret } = namesOf(token, body);
  const answer = await visit.ask({ route: 'comment', params: { id: one.id }, body, key, receiptSecret: secret });
  const receipt = { seeOther: `${hrefIn(visit.lang, `/receipts/${secret}`)}?new=1` };
  if (!answer.ok && 'kept' in answer.problem) return receipt;
  if (answer.ok) return (await signedFor(visit, secret, answer.body)) ?? receipt;
  const { problem } = answer;
  if (problem['outcome'] === 'unknown')
    return outcomeUnknown(frame(visit, one), {
      action: `/consultations/${one.id}/comment`,
      form: kept(form, token),
      lookUp: { to: `/receipts/${secret}`, first: true },
      words: commentWords,
    });
  return formShown(now, form, { status: problem.status, issues: issuesOf(problem), problem });
}

async function posted(now: Now, form: Fields): Promise<Shown | SeeOther> {
  const { visit, one, token } = now;
  if (form['step'] === 'edit' || form['step'] === 'see') return formShown(now, form);
  const issues = issuesIn(form);
  if (issues.length > 0) return formShown(now, form, { status: 422, issues });
  if (form['step'] === 'send') return send(now, form);
  const clause = clauseMeant(form['clause'], await readClauses(visit, one.state.text));
  return { ...frame(visit, one), body: <CommentCheck one={one} form={kept(form, token)} clause={clause} /> };
}

/** A comment: the form, then what was typed to be checked, then the receipt. */
export const commentPage: Page = {
  path: '/consultations/:id/comment',
  get: async (visit) => {
    const one = await readConsultation(visit, visit.params['id'] ?? '');
    if (!isOpen(one, visit.now)) return { seeOther: hrefIn(visit.lang, `/consultations/${one.id}`) };
    return formShown({ visit, one, token: newFormToken() }, { clause: visit.query['clause'] });
  },
  post: async (visit) => {
    const one = await readConsultation(visit, visit.params['id'] ?? '');
    return posted({ visit, one, token: formTokenIn(visit.form) }, visit.form);
  },
};
