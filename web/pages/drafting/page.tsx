import { outcomeUnknown } from '../../parts/outcome-unknown.js';
import { issuesOf, type Issue } from '../../parts/problem.js';
import type { Problem } from '../../server/door.js';
import { forMembers } from '../../server/for-members.js';
import { formTokenIn, namesOf, newFormToken } from '../../server/form-token.js';
import type { Fields, SeeOther, Shown, Visit } from '../../server/page.js';
import { readDone } from '../../server/read.js';
import { draftingWords } from '../../words/drafting.js';
import { hrefIn } from '../../words/language.js';
import { DraftingBody } from './body.js';
import { PositionCheck, PositionReceipt } from './check.js';
import { frame, heldBy, waiting, type Call, type Held } from './held.js';
import { bodyOf, issuesIn, kept, statementIn, tickOf } from './statement.js';

type Now = { readonly visit: Visit; readonly held: Held; readonly token: string; readonly form: Fields };
type Why = { readonly status?: number; readonly issues?: readonly Issue[]; readonly problem?: Problem | null };

const draftingShown = ({ visit, held, token, form }: Now, { status = 200, issues = [], problem = null }: Why = {}): Shown => ({
  ...frame(visit, held),
  status,
  body: <DraftingBody held={held} token={token} form={form} issues={issues} problem={problem} />,
});

async function send(now: Now, call: Call): Promise<Shown | SeeOther> {
  const { visit, held, token, form } = now;
  const { id } = held.one;
  const body = bodyOf(statementIn(call, form));
  const { key } = namesOf(token, { id, ...body, after: form['after'] });
  const answer = await visit.ask({ route: 'draftings.statePosition', params: { id }, body, key });
  if (answer.ok) return { seeOther: `${hrefIn(visit.lang, `/draftings/${id}/receipt`)}?key=${key}` };
  const { problem } = answer;
  if (problem['outcome'] !== 'unknown')
    return draftingShown({ ...now, held: await heldBy(visit) }, { status: problem.status, issues: issuesOf(problem), problem });
  const action = `/draftings/${id}`;
  return outcomeUnknown(frame(visit, held), { action, form: kept(call, form, token), lookUp: { to: action }, words: draftingWords });
}

async function posted(now: Now): Promise<Shown | SeeOther> {
  const { visit, held, token, form } = now;
  const call = held.one.state.open.find(({ n }) => String(n) === form['call']);
  if (call === undefined) return lateFor(now);
  if (form['step'] === 'edit') return draftingShown(now);
  const statement = statementIn(call, form);
  const issues = issuesIn(statement);
  if (issues.length > 0) return draftingShown(now, { status: 422, issues });
  if (form['step'] === 'send') return send(now, call);
  return {
    ...frame(visit, held),
    body: <PositionCheck held={held} statement={statement} form={kept(call, { ...form, after: String(held.one.seq) }, token)} />,
  };
}

/** The call has ended meanwhile: what the route says of it stands on the page. */
async function lateFor(now: Now): Promise<Shown> {
  const { visit, held, form, token } = now;
  const clauses = Object.keys(form).flatMap((name) => (name.startsWith(tickOf('')) ? [name.slice(tickOf('').length)] : []));
  const { position = 'support', reason, proposed } = form;
  const body = {
    call: Number(form['call']) || 1,
    position,
    ...(clauses.length === 0 ? {} : { clauses }),
    ...(reason ? { reason } : {}),
    ...(proposed ? { proposed } : {}),
  };
  const answer = await visit.ask({ route: 'draftings.statePosition', params: { id: held.one.id }, body, key: namesOf(token, body).key });
  return draftingShown(now, answer.ok ? {} : { status: answer.problem.status, problem: answer.problem });
}

/** All clauses of a call that wait for the reader are ticked where that was asked for. */
const ticked = (held: Held, all: string | undefined): Fields =>
  Object.fromEntries(
    held.one.state.open.filter(({ n }) => String(n) === all).flatMap((call) => waiting(held, call).map((clause) => [tickOf(clause), 'on'] as const)),
  );

/** Which clauses wait for me, what do they say, what have I said? */
export const draftingPage = forMembers({
  path: '/draftings/:id',
  get: async (visit) => {
    const held = await heldBy(visit);
    return draftingShown({ visit, held, token: newFormToken(), form: ticked(held, visit.query['all']) });
  },
  post: async (visit) => {
    const { form } = visit;
    return posted({ visit, held: await heldBy(visit), token: formTokenIn(form), form });
  },
});

export const positionReceiptPage = forMembers({
  path: '/draftings/:id/receipt',
  get: async (visit) => {
    const held = await heldBy(visit);
    const done = await readDone(visit, visit.query['key']);
    const stated = done.findLast(({ stream, type }) => stream === `drafting/${held.one.id}` && type === 'positionStated');
    return { ...frame(visit, held), body: <PositionReceipt held={held} done={stated ?? null} /> };
  },
});
