import { choiceNames, type Choice as Tick } from '../../../domain/ballot/words.js';
import { lacks } from '../../../domain/ballot/choice.js';
import { Choice, ErrorSummary, Form, Hidden, LongTextField, TextField, type Option } from '../../parts/form.js';
import { Refusal, type Issue } from '../../parts/problem.js';
import { A, useSay, useVisiting } from '../../parts/visiting.js';
import { ToDesk } from '../../parts/to-desk.js';
import type { Problem } from '../../server/door.js';
import type { Fields } from '../../server/page.js';
import { ballotWords } from '../../words/ballot.js';
import { Head, LongWords, OwnVoteNow, Rule, TextToRead, WhyExcluded } from './about.js';
import { actOf, hasVoted, isHolder, isOpen, type Held } from './held.js';
import { Result } from './result.js';
import { isAboutAnother, ticksOf } from './sheet.js';

export type Voting = {
  readonly held: Held;
  readonly token: string;
  readonly form: Fields;
  readonly issues: readonly Issue[];
  readonly problem: Problem | null;
};

const hintOf = (held: Held, choice: Tick): Pick<Option, 'hint'> => {
  const missing = lacks(held.one.state.terms, { choice });
  if (missing === null) return {};
  return { hint: missing === 'reason' ? ballotWords.needsReason : ballotWords.needsComment };
};

const VoteForm = ({ held, token, form, issues }: Voting) => {
  const say = useSay();
  const { state, id } = held.one;
  const of = (name: string) => ({ name, value: form[name], issue: issues.find(({ path }) => path === name) });
  const again = state.follows?.kind === 'recirculation' ? state.follows : null;
  return (
    <Form action={`/ballots/${id}`} className="sec" keeps>
      <Hidden fields={{ token, text: state.text, for: form['for'] }} />
      {again === null ? null : <p className="panel">{say(ballotWords.narrowed((again.changes ?? []).map(({ clause }) => clause)))}</p>}
      <Choice
        {...of('choice')}
        label={ballotWords.yours}
        options={ticksOf(held.one).map((value) => ({ value, label: choiceNames[value], ...hintOf(held, value) }))}
      />
      <LongTextField {...of('words')} label={ballotWords.words} hint={ballotWords.wordsHint} rows={5} />
      {again === null ? null : <TextField {...of('clause')} label={ballotWords.clause} hint={ballotWords.clauseHint} maxLength={60} />}
      <p className="sec">
        <button className="btn wide" type="submit" name="step" value="check">
          {say(ballotWords.check)}
        </button>
      </p>
      <p className="small mute">
        {say(ballotWords.checkNote)} {say(state.terms.revote === 'never' ? ballotWords.once : ballotWords.untilClose)}
      </p>
    </Form>
  );
};

/** Nothing of what was typed is lost where it can no longer be sent. */
const Unsent = ({ form }: Pick<Voting, 'form'>) => {
  const say = useSay();
  const words = form['words'] ?? '';
  if (words.trim() === '') return null;
  return (
    <div className="panel">
      <p>{say(ballotWords.notSent)}</p>
      <p>
        <LongWords text={words} />
      </p>
    </div>
  );
};

/** What stands in the way of a vote, as POST would say it. */
const Shut = ({ held }: Pick<Voting, 'held'>) => {
  const say = useSay();
  const { lang } = useVisiting();
  const { you } = held.one.state;
  if (held.one.status !== 'open' || you?.excluded === true) return null;
  if (you === null) return <p className="panel">{say(ballotWords.notOnRoll)}</p>;
  const [blocker] = actOf(held, 'castVote')?.blockers ?? [];
  return (
    <div className="panel">
      <h2>{say(ballotWords.cannotVote)}</h2>
      {blocker === undefined ? null : <p>{lang === 'zh' ? blocker.titleZh : blocker.title}</p>}
    </div>
  );
};

/** The text was corrected after the vote: the voter says whether the vote stands. */
const Corrected = ({ held }: Pick<Voting, 'held'>) => {
  const say = useSay();
  if (!isOpen(held, 'standByVote') || !hasVoted(held)) return null;
  return (
    <div className="panel warn">
      <h2>{say(ballotWords.corrected)}</h2>
      <p>{say(ballotWords.correctedHow)}</p>
      <p className="btns">
        <A to={`/ballots/${held.one.id}/stand-by`} className="btn">
          {say(ballotWords.stand)}
        </A>
        <a href="#choice" className="btn plain">
          {say(ballotWords.voteAnew)}
        </a>
      </p>
    </div>
  );
};

const TextChanged = () => {
  const say = useSay();
  return (
    <div className="panel warn" role="alert">
      <h2>{say(ballotWords.changedTitle)}</h2>
      <p>{say(ballotWords.changedHow)}</p>
    </div>
  );
};

const Why = ({ held, form, issues, problem }: Voting) => {
  if (isAboutAnother(held, form)) return <TextChanged />;
  if (issues.length > 0) return <ErrorSummary title={ballotWords.errorHead} issues={issues} />;
  return problem === null ? null : <Refusal problem={problem} />;
};

const Mandates = ({ held, form }: Pick<Voting, 'held' | 'form'>) => {
  const say = useSay();
  const mandate = held.one.state.you?.mandate ?? null;
  if (form['for'] !== undefined || isHolder(held)) return <p className="panel">{say(ballotWords.mandateNote)}</p>;
  return mandate?.holderName == null ? null : <p className="panel">{say(ballotWords.votesForYou(mandate.holderName))}</p>;
};

/** What is asked, on which text, what may be ticked, until when, and what counts so far. */
export const BallotBody = (voting: Voting) => {
  const { held, form } = voting;
  const open = isOpen(held, 'castVote') && held.one.status === 'open';
  return (
    <div className="wrap narrow">
      <div className="head">
        <Head held={held} />
        <Why {...voting} />
        <Corrected held={held} />
        <WhyExcluded held={held} />
        {open ? <Mandates held={held} form={form} /> : <Shut held={held} />}
      </div>
      <TextToRead held={held} />
      <OwnVoteNow held={held} />
      <Result held={held} />
      {open ? <VoteForm {...voting} /> : <Unsent form={form} />}
      <Rule held={held} />
      {held.one.state.seats === null ? null : <ToDesk noun="ballots" one={held.one} />}
    </div>
  );
};
