import { receipt } from '../../../contract/http.js';
import { choiceNames, type Choice } from '../../../domain/ballot/words.js';
import { outcomeUnknown } from '../../parts/outcome-unknown.js';
import { issuesOf, type Issue } from '../../parts/problem.js';
import type { Problem } from '../../server/door.js';
import { forMembers } from '../../server/for-members.js';
import { formTokenIn, namesOf, newFormToken } from '../../server/form-token.js';
import type { Fields, SeeOther, Shown, Visit } from '../../server/page.js';
import { ballotWords } from '../../words/ballot.js';
import { hrefIn } from '../../words/language.js';
import { KeptLate, VoteCheck } from './check.js';
import { BallotBody } from './form.js';
import { frame, heldBy, type Held } from './held.js';
import { VoteReceipt } from './receipt.js';
import { bodyOf, choiceIn, fieldNamed, isAboutAnother, issuesIn, kept, numbered } from './sheet.js';

type Now = { readonly visit: Visit; readonly held: Held; readonly token: string; readonly form: Fields };
type Why = { readonly status?: number; readonly issues?: readonly Issue[]; readonly problem?: Problem | null };

const ballotShown = ({ visit, held, token, form }: Now, { status = 200, issues = [], problem = null }: Why = {}): Shown => ({
  ...frame(visit, held),
  status,
  body: <BallotBody held={held} token={token} form={form} issues={issues} problem={problem} />,
});

type Told = { readonly choice: Choice; readonly problem?: Problem; readonly overtaken?: boolean };

const checkShown = ({ visit, held, token, form }: Now, { choice, problem, overtaken = false }: Told): Shown => ({
  ...frame(visit, held),
  status: problem?.status ?? (overtaken ? 409 : 200),
  body: <VoteCheck held={held} choice={choice} form={kept(form, token)} problem={problem ?? null} overtaken={overtaken} />,
});

/** These are answered on the page where the sheet was checked: nothing of the sheet is to be written anew. */
const atTheCheck = ['EMPTY_VOTE', 'FORM_TOKEN_WRONG', 'RATE_LIMITED'];

/** Why a sheet was not taken, with the ballot as it is now and everything that was typed. */
async function refused({ visit, token, form }: Now, choice: Choice, problem: Problem): Promise<Shown> {
  const now = { visit, token, form, held: await heldBy(visit) };
  if (atTheCheck.includes(problem.code) || problem.status >= 500) return checkShown(now, { choice, problem });
  const issues = issuesOf(problem).map((issue) => ({ ...issue, path: fieldNamed(issue.path) }));
  return ballotShown(now, { status: problem.status, issues, problem });
}

type Taken = { readonly choice: Choice; readonly answered: unknown; readonly key: string };

/** A vote for somebody else has no own seat to be read back from; its receipt is what the answer says. */
function receiptFor(now: Now, { choice, answered, key }: Taken): Shown | SeeOther {
  const { visit, held, form } = now;
  const place = receipt.parse(answered);
  // In a recirculation what was sent may have changed no vote: the receipt tells by the command.
  const sent = held.one.state.follows?.kind === 'recirculation' ? `&sent=${key}` : '';
  if (held.one.state.you !== null && form['for'] === undefined)
    return { seeOther: `${hrefIn(visit.lang, `/ballots/${held.one.id}/receipt`)}?seq=${place.seq}${sent}` };
  const words = form['words']?.trim() === '' ? null : (form['words'] ?? null);
  return {
    ...frame(visit, held),
    body: <VoteReceipt held={held} choice={choiceNames[choice]} words={words} place={place} earlier={0} title={ballotWords.receivedTitle} />,
  };
}

/** The same sheet, sent again after another vote of the same voter: what it says does not count, and saying that it had arrived would be no answer to it. */
async function overtaken(
  { visit, token, form }: Now,
  { choice, answered }: { readonly choice: Choice; readonly answered: unknown },
): Promise<Shown | null> {
  const { repeated, seq } = receipt.parse(answered);
  if (!repeated || form['for'] !== undefined) return null;
  const held = await heldBy(visit, String(seq));
  if (held.own?.seq == null || held.own.seq <= seq) return null;
  return checkShown({ visit, token, held, form: numbered(held, form) }, { choice, overtaken: true });
}

async function send(now: Now, choice: Choice): Promise<Shown | SeeOther> {
  const { visit, held, token, form } = now;
  const { id } = held.one;
  const body = bodyOf(choice, form);
  const { key } = namesOf(token, { id, ...body, after: form['after'] });
  const answer = await visit.ask({ route: 'castVote', params: { id }, body, key });
  const taken = { choice, answered: answer.ok ? answer.body : null, key };
  if (answer.ok) return (await overtaken(now, taken)) ?? receiptFor(now, taken);
  const { problem } = answer;
  const late = receipt.safeParse(problem['kept']);
  if (late.success) return { ...frame(visit, held), body: <KeptLate held={held} choice={choice} form={form} kept={late.data} /> };
  if (problem['outcome'] === 'unknown')
    return outcomeUnknown(frame(visit, held), {
      action: `/ballots/${id}`,
      form: kept(form, token),
      lookUp: { to: `/ballots/${id}` },
      words: ballotWords,
    });
  return refused(now, choice, problem);
}

async function posted(now: Now): Promise<Shown | SeeOther> {
  const { held, form } = now;
  if (form['step'] === 'edit') return ballotShown(now);
  if (form['step'] === 'check' && isAboutAnother(held, form)) return ballotShown(now, { status: 409 });
  const issues = issuesIn(held.one, form);
  const choice = choiceIn(held.one, form);
  if (issues.length > 0 || choice === null) return ballotShown(now, { status: 422, issues });
  return form['step'] === 'send' ? send(now, choice) : checkShown({ ...now, form: numbered(held, form) }, { choice });
}

/** A vote: the ballot with its form, then the sheet to be checked, then the receipt. */
export const ballotPage = forMembers({
  path: '/ballots/:id',
  get: async (visit) => ballotShown({ visit, held: await heldBy(visit), token: newFormToken(), form: { for: visit.query['for'] } }),
  post: async (visit) => {
    const { form } = visit;
    return posted({ visit, held: await heldBy(visit), token: formTokenIn(form), form });
  },
});
