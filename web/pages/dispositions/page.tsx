import { commentStatus, type CommentPage, type CommentShown } from '../../../contract/views/comment.js';
import { outcomeUnknown } from '../../parts/outcome-unknown.js';
import { withQuery } from '../../parts/pager.js';
import { issuesOf, type Issue } from '../../parts/problem.js';
import type { Problem } from '../../server/door.js';
import { forMembers } from '../../server/for-members.js';
import { formTokenIn, newFormToken } from '../../server/form-token.js';
import type { Fields, Page, SeeOther, Shown, Visit } from '../../server/page.js';
import { readClauses, readComments, readConsultationWithActs, readDone, type Consultation } from '../../server/read.js';
import { stepUp } from '../../server/step-up.js';
import { dispositionsWords as words } from '../../words/dispositions.js';
import { hrefIn } from '../../words/language.js';
import { answersIn, fieldOf, touchedIn, without } from './answers.js';
import { DispositionsBody, mostRows, type Held } from './body.js';
import { sendAll, type Fate } from './send.js';
import { askedIn, isAsked, isObjected, progressOf, type Asked } from './table.js';

/** So many comments of a round are read for one page, in pages of the API. */
const mostPages = 10;

type Read = { readonly rows: readonly CommentShown[]; readonly byStatus: CommentPage['byStatus']; readonly more: boolean };

async function readRows(visit: Visit, id: string, query: Fields): Promise<Read> {
  const first = await readComments(visit, id, { ...query, limit: '200' });
  const rows = [...first.items];
  let { next } = first;
  for (let n = 1; n < mostPages && next !== null; n += 1) {
    const page = await readComments(visit, id, { ...query, limit: '200', cursor: next });
    rows.push(...page.items);
    next = page.next;
  }
  return { rows, byStatus: first.byStatus, more: next !== null };
}

/** Of a round of which not all can be read at once, those that stand where it is asked. */
async function foundIn(visit: Visit, { rows, more }: Read, asked: Asked): Promise<readonly CommentShown[]> {
  const status = commentStatus.safeParse(asked.state);
  const of = more && status.success ? (await readRows(visit, visit.params['id'] ?? '', { status: status.data })).rows : rows;
  return of.filter((row) => isAsked(row, asked));
}

async function heldBy(visit: Visit, asked: Asked, atLeast?: number): Promise<Held> {
  const id = visit.params['id'] ?? '';
  const fresh = atLeast === undefined ? {} : { atLeast: String(atLeast) };
  const one = await readConsultationWithActs(visit, id, fresh);
  const [read, clauses] = await Promise.all([readRows(visit, id, {}), readClauses(visit, one.state.text)]);
  const progress = progressOf(read.byStatus, one.state.lateDisposition);
  return { one, rows: read.rows, asked, found: await foundIn(visit, read, asked), clauses, progress, more: read.more };
}

type Now = { readonly visit: Visit; readonly held: Held; readonly token: string; readonly form: Fields };
type Why = {
  readonly status?: number;
  readonly issues?: readonly Issue[];
  readonly problem?: Problem | null;
  readonly stale?: readonly number[];
  readonly saved?: Parameters<typeof DispositionsBody>[0]['saved'];
};

const mayAnswer = ({ acts }: Consultation): boolean => acts.some(({ name, open }) => name === 'dispose' && open);

const frame = ({ say }: Visit, one: Consultation): Pick<Shown, 'title' | 'nav' | 'rehearsal' | 'record' | 'typed' | 'script'> => ({
  title: say(words.title),
  nav: null,
  rehearsal: one.rehearsal,
  record: one,
  typed: true,
  script: 'dispositions',
});

function shown({ visit, held, token, form }: Now, why: Why = {}): Shown {
  const { status = 200, issues = [], problem = null, stale = [], saved = null } = why;
  const { one } = held;
  const filling = { round: one.id, form, issues, stale, may: mayAnswer(one) };
  const marks = { token, seen: String(one.seq) };
  return { ...frame(visit, one), status, body: <DispositionsBody {...{ held, filling, marks, saved, problem }} /> };
}

const pathTo = ({ one, asked }: Held): string => withQuery(`/desk/consultations/${one.id}/dispositions`, { ...asked });

/** What was not taken, at its row where it says nothing more. */
const refusedAt = (fates: readonly Fate[]): readonly Issue[] =>
  fates.flatMap((fate) => {
    if (fate.is !== 'refused') return [];
    const [first = 0] = fate.answer.comments;
    const [issue] = issuesOf(fate.problem);
    const why = issue ?? { zh: fate.problem.titleZh, en: fate.problem.title };
    return [{ path: fieldOf.reason(first), ...words.refused(first, why) }];
  });

const commentsOf = (fates: readonly Fate[], is: Fate['is']): readonly number[] =>
  fates.flatMap((fate) => (fate.is === is ? fate.answer.comments : [])).toSorted((a, b) => a - b);

/** Some of it stands, or none: what does not is shown again with what was typed. */
async function partly({ visit, held, token, form }: Now, fates: readonly Fate[]): Promise<Shown> {
  const [done, stale] = [commentsOf(fates, 'done'), commentsOf(fates, 'stale')];
  const last = Math.max(0, ...fates.map((fate) => (fate.is === 'done' ? fate.seq : 0)));
  const now = { visit, held: await heldBy(visit, held.asked, last === 0 ? undefined : last), token, form: without(form, done) };
  const refused = fates.find((fate) => fate.is === 'refused');
  return shown(now, {
    status: stale.length > 0 ? 412 : (refused?.problem.status ?? 409),
    issues: refusedAt(fates),
    problem: refused?.problem ?? null,
    stale,
    saved: done.length === 0 ? null : words.savedSome(done.length),
  });
}

const seenIn = ({ form }: Visit, { seq }: Consultation): number => (/^\d{1,9}$/.test(form['seen'] ?? '') ? Number(form['seen']) : seq);

async function save(now: Now): Promise<Shown | SeeOther> {
  const { visit, held, token, form } = now;
  const { answers, issues } = answersIn(form);
  if (issues.length > 0) return shown(now, { status: 422, issues });
  if (answers.length === 0) return shown(now, { saved: words.nothing });
  const fates = await sendAll({ visit, one: held.one, token, seen: seenIn(visit, held.one) }, answers);
  if (fates.some(({ is }) => is === 'unknown'))
    return outcomeUnknown(frame(visit, held.one), {
      action: `/desk/consultations/${held.one.id}/dispositions`,
      form: { ...form, token },
      lookUp: { to: pathTo(held) },
      words,
    });
  const done = fates.flatMap((fate) => (fate.is === 'done' ? [fate] : [])).toSorted((a, b) => b.seq - a.seq);
  const [last] = done;
  if (last === undefined || done.length < fates.length) return partly(now, fates);
  return { seeOther: hrefIn(visit.lang, withQuery(`/desk/consultations/${held.one.id}/dispositions`, { ...held.asked, done: last.key })) };
}

/** All rows that are shown and may be answered, ticked or not. */
function ticked({ form, held }: Now, on: boolean): Fields {
  const rows = held.found.slice(0, mostRows).filter((row) => row.status === 'open' && !isObjected(row));
  return { ...form, ...Object.fromEntries(rows.map(({ n }) => [fieldOf.selected(n), on ? 'on' : undefined])) };
}

async function posted(now: Now): Promise<Shown | SeeOther> {
  const { form, held, visit } = now;
  switch (form['step']) {
    case 'save':
    case 'send':
    case 'check':
      return save(now);
    case 'select':
      return shown({ ...now, form: ticked(now, true) });
    case 'clear':
      return shown({ ...now, form: ticked(now, false) });
    // Another choice of rows is an address of its own, while nothing was typed that would be lost on the way.
    case 'filter':
      return touchedIn(form).length === 0 ? { seeOther: hrefIn(visit.lang, pathTo(held)) } : shown(now);
    default:
      return shown(now);
  }
}

/** Which comments are not answered, and what do we answer? */
export const dispositionsPage: Page = forMembers({
  path: '/desk/consultations/:id/dispositions',
  long: true,
  get: async (visit) => {
    const done = (await readDone(visit, visit.query['done'])).findLast(({ stream }) => stream === `consultation/${visit.params['id'] ?? ''}`);
    const held = await heldBy(visit, askedIn(visit.query), done?.seq);
    return shown({ visit, held, token: newFormToken(), form: {} }, { saved: done === undefined ? null : words.saved });
  },
  post: stepUp(async (visit) => {
    const held = await heldBy(visit, askedIn(visit.form));
    return posted({ visit, held, token: formTokenIn(visit.form), form: visit.form });
  }),
});
