import { choiceNames, type Choice } from '../../../domain/ballot/words.js';
import { Facts } from '../../parts/blocks.js';
import { LongDay, Moment } from '../../parts/dates.js';
import { Form, Hidden } from '../../parts/form.js';
import { Refusal } from '../../parts/problem.js';
import { ToWork } from '../../parts/to-work.js';
import { A, T, useSay, useVisiting, Written } from '../../parts/visiting.js';
import type { Problem } from '../../server/door.js';
import type { Fields } from '../../server/page.js';
import { ballotWords, paperWords, visibilityWords } from '../../words/ballot.js';
import { LongWords, TextName } from './about.js';
import { isHolder, votingTime, type Held } from './held.js';
import { isEmpty, wordsName } from './sheet.js';

export type Checking = {
  readonly held: Held;
  readonly choice: Choice;
  readonly form: Fields;
  readonly problem: Problem | null;
  readonly overtaken?: boolean;
};

const wordsIn = (form: Fields, name: string) => {
  const text = form[name] ?? '';
  return text.trim() === '' ? null : <LongWords text={text} />;
};

/** Exactly what will be sent. */
const Sheet = ({ held, choice, form }: Omit<Checking, 'problem' | 'overtaken'>) => {
  const say = useSay();
  const { session } = useVisiting();
  const forAnother = form['for'] !== undefined || isHolder(held);
  return (
    <Facts
      rows={[
        [ballotWords.question, <Written text={held.one.state.question} key="question" />],
        [ballotWords.text, <TextName held={held} key="text" />],
        [
          ballotWords.voter,
          <>
            {session === null ? null : <Written text={session.name} />}
            {forAnother ? <span className="mute"> ({say(ballotWords.byMandate)})</span> : null}
          </>,
        ],
        [
          ballotWords.yours,
          <strong key="choice">
            <T of={choiceNames[choice]} />
          </strong>,
        ],
        [ballotWords[wordsName(choice)], wordsIn(form, 'words')],
        [ballotWords.clause, wordsIn(form, 'clause')],
      ]}
    />
  );
};

/** Sent again after another vote took its place, it was not done again: the voter says whether that is meant. */
const Overtaken = ({ held: { own } }: Pick<Checking, 'held'>) => {
  const say = useSay();
  return (
    <div className="panel warn" role="alert">
      <h2>{say(ballotWords.overtakenTitle)}</h2>
      <p>{say(ballotWords.overtaken)}</p>
      {own === null ? null : <Facts rows={[[ballotWords.counts, <T of={paperWords[own.choice]} key="counts" />]]} />}
    </div>
  );
};

/** What was ticked and typed, before it is sent. */
export const VoteCheck = ({ held, choice, form, problem, overtaken = false }: Checking) => {
  const say = useSay();
  const { terms } = held.one.state;
  return (
    <div className="wrap narrow">
      <div className="head">
        <p className="lede">{say(ballotWords.step)}</p>
        <h1>{say(ballotWords.checkTitle)}</h1>
        <p>{say(ballotWords.checkLede)}</p>
        {problem === null ? null : <Refusal problem={problem} />}
        {overtaken ? <Overtaken held={held} /> : null}
      </div>
      <Sheet held={held} choice={choice} form={form} />
      <Form action={`/ballots/${held.one.id}`} className="sec stack" keeps>
        <Hidden fields={{ ...form, confirmed: undefined }} />
        {isEmpty(held.one, form) ? (
          <label className="tick">
            <input type="checkbox" name="confirmed" value="on" />
            <b>{say(ballotWords.confirmEmpty)}</b>
          </label>
        ) : null}
        <p className="panel">
          {say(terms.revote === 'never' ? ballotWords.once : ballotWords.untilClose)} {say(visibilityWords[terms.visibility])}
          {say(ballotWords.stop)}
        </p>
        <button className="btn wide" type="submit" name="step" value="send">
          {say(ballotWords.send)}
        </button>
        <button className="btn plain wide" type="submit" name="step" value="edit">
          {say(ballotWords.edit)}
        </button>
      </Form>
    </div>
  );
};

export type Kept = { readonly seq: number; readonly at: string; readonly leaf: string };

/** It came after the close: kept, with its place in the log, and not counted. */
export const KeptLate = ({ held, choice, form, kept }: Omit<Checking, 'problem' | 'overtaken'> & { readonly kept: Kept }) => {
  const say = useSay();
  const { until, over } = votingTime(held.one);
  const end = over ?? until;
  return (
    <div className="wrap narrow">
      <div className="head">
        <div className="panel warn" role="status">
          <h1>{say(ballotWords.lateTitle)}</h1>
          <p>{say(ballotWords.late)}</p>
          {end === null ? null : <LongDay at={end} />}
        </div>
      </div>
      <Sheet held={held} choice={choice} form={form} />
      <Facts
        rows={[
          [ballotWords.at, <Moment at={kept.at} key="at" />],
          [ballotWords.number, String(kept.seq)],
          [
            ballotWords.leaf,
            <span className="hash" key="leaf">
              {kept.leaf}
            </span>,
          ],
        ]}
      />
      <p className="btns sec">
        <ToWork className="btn" />
        <A to={`/ballots/${held.one.id}`} className="btn plain">
          {say(ballotWords.toBallot)}
        </A>
      </p>
    </div>
  );
};
