import { receipt } from '../../../contract/http.js';
import { Facts } from '../../parts/blocks.js';
import { Form, Hidden } from '../../parts/form.js';
import { outcomeUnknown } from '../../parts/outcome-unknown.js';
import { Refusal } from '../../parts/problem.js';
import { A, T, useSay, Written } from '../../parts/visiting.js';
import type { Problem } from '../../server/door.js';
import { forMembers } from '../../server/for-members.js';
import { formTokenIn, namesOf, newFormToken } from '../../server/form-token.js';
import type { SeeOther, Shown, Visit } from '../../server/page.js';
import { ballotWords, paperWords } from '../../words/ballot.js';
import { hrefIn } from '../../words/language.js';
import { TextName, TextToRead } from './about.js';
import { frame, heldBy, isOpen, type Held } from './held.js';

type Asked = { readonly held: Held; readonly token: string; readonly problem: Problem | null };

const Asking = ({ held, token, problem }: Asked) => {
  const say = useSay();
  const { one, own } = held;
  return (
    <div className="wrap narrow">
      <div className="head">
        <h1>{say(ballotWords.standTitle)}</h1>
        <p className="lede">{say(ballotWords.standLede)}</p>
        {problem === null ? null : <Refusal problem={problem} />}
      </div>
      <TextToRead held={held} />
      <Facts
        rows={[
          [ballotWords.question, <Written text={one.state.question} key="question" />],
          [ballotWords.text, <TextName held={held} key="text" />],
          [ballotWords.counts, own === null ? null : <T of={paperWords[own.choice]} />],
        ]}
      />
      <Form action={`/ballots/${one.id}/stand-by`} className="sec stack">
        <Hidden fields={{ token, text: one.state.text }} />
        <button className="btn wide" type="submit" name="step" value="send">
          {say(ballotWords.stand)}
        </button>
        <A to={`/ballots/${one.id}`} className="btn plain wide">
          {say(ballotWords.voteAnew)}
        </A>
      </Form>
    </div>
  );
};

const asking = (visit: Visit, asked: Asked): Shown => ({
  ...frame(visit, asked.held),
  status: asked.problem?.status ?? 200,
  body: <Asking {...asked} />,
});

async function sent(visit: Visit): Promise<Shown | SeeOther> {
  const { text = '' } = visit.form;
  const token = formTokenIn(visit.form);
  const id = visit.params['id'] ?? '';
  const key = namesOf(token, { act: 'standByVote', id, text }).key;
  const answer = await visit.ask({ route: 'ballots.standByVote', params: { id }, body: { text }, key });
  const back = `/ballots/${id}`;
  if (answer.ok) return { seeOther: `${hrefIn(visit.lang, `${back}/receipt`)}?seq=${receipt.parse(answer.body).seq}&stood=${key}` };
  const held = await heldBy(visit);
  if (answer.problem['outcome'] === 'unknown')
    return outcomeUnknown(frame(visit, held), { action: `${back}/stand-by`, form: { token, text }, lookUp: { to: back }, words: ballotWords });
  return asking(visit, { held, token, problem: answer.problem });
}

/** A vote given on the text of before stands on the corrected one, once its voter says so. */
export const standByPage = forMembers({
  path: '/ballots/:id/stand-by',
  get: async (visit) => {
    const held = await heldBy(visit);
    if (!isOpen(held, 'standByVote')) return { seeOther: hrefIn(visit.lang, `/ballots/${held.one.id}`) };
    return asking(visit, { held, token: newFormToken(), problem: null });
  },
  post: sent,
});
