import type { Receipt } from '../../../contract/http.js';
import type { Words } from '../../../domain/kernel/words.js';
import { Facts } from '../../parts/blocks.js';
import { LongDay, Moment } from '../../parts/dates.js';
import { Tick } from '../../parts/mark.js';
import { ToWork } from '../../parts/to-work.js';
import { A, T, useSay, useVisiting, Written } from '../../parts/visiting.js';
import { forMembers } from '../../server/for-members.js';
import type { Visit } from '../../server/page.js';
import type { OwnVote } from '../../../contract/views/ballot-count.js';
import { readBallot, readDocument, readDone, type Ballot } from '../../server/read.js';
import { ballotWords, paperWords, visibilityWords } from '../../words/ballot.js';
import { LongWords, TextName } from './about.js';
import { frame, isBlind, votingTime, type Held } from './held.js';

/** What is known of a vote that arrived: its words once the view has it. */
type Arrived = {
  readonly held: Held;
  readonly choice: Words | null;
  readonly words: string | null;
  readonly place: Pick<Receipt, 'seq' | 'at' | 'leaf'> | null;
  readonly earlier: number;
  readonly title: Words;
  readonly note?: Words;
};

const Next = ({ held: { one } }: Pick<Arrived, 'held'>) => {
  const say = useSay();
  const { terms } = one.state;
  const { until } = votingTime(one);
  return (
    <section className="sec stack" aria-labelledby="next">
      <h2 id="next">{say(ballotWords.next)}</h2>
      <ul className="stack">
        {terms.revote === 'never' || until === null ? null : (
          <li>
            {say(ballotWords.revoteUntil)} <strong>{<LongDay at={until} />}</strong>
          </li>
        )}
        <li>
          {say(visibilityWords[terms.visibility])}
          {say(ballotWords.stop)}
        </li>
      </ul>
      <p className="btns">
        <ToWork className="btn" />
        <A to={`/ballots/${one.id}`} className="btn plain">
          {say(terms.revote === 'never' || until === null ? ballotWords.toBallot : ballotWords.change)}
        </A>
      </p>
    </section>
  );
};

export const VoteReceipt = ({ held, choice, words, place, earlier, title, note }: Arrived) => {
  const say = useSay();
  const { session } = useVisiting();
  return (
    <div className="wrap narrow">
      <div className="head">
        <div className="panel ok got">
          {choice === null ? null : <Tick />}
          <h1>{say(title)}</h1>
          {choice === null ? (
            <p>{say(isBlind(held, session) ? ballotWords.blind : ballotWords.soon)}</p>
          ) : (
            <p>
              {say(ballotWords.receivedOn)}
              <Written text={held.one.state.question} />
              {say(ballotWords.receivedAs)}
              <strong>
                <T of={choice} />
              </strong>
              {say(ballotWords.stop)}
            </p>
          )}
          {note === undefined ? null : <p>{say(note)}</p>}
        </div>
      </div>
      <Facts
        rows={[
          [ballotWords.words, words === null ? null : <LongWords text={words} />],
          [ballotWords.text, <TextName held={held} key="text" />],
          [ballotWords.at, place === null ? null : <Moment at={place.at} />],
          [ballotWords.number, place === null ? null : String(place.seq)],
          [ballotWords.leaf, place === null ? null : <span className="hash">{place.leaf}</span>],
        ]}
      />
      {earlier > 0 ? <p className="small mute more">{say(ballotWords.earlier(earlier))}</p> : null}
      <Next held={held} />
    </div>
  );
};

const placeOf = ({ seq, at, leaf }: OwnVote) => (seq === null || at === null || leaf === null ? null : { seq, at, leaf });

/** The own vote as the log has it; null while the view is behind the log, which says nothing against the vote. */
async function ownVoteAt(visit: Visit, one: Ballot, seq: string | undefined): Promise<OwnVote | null> {
  const asked: { readonly [name: string]: string } = seq !== undefined && /^\d{1,9}$/.test(seq) ? { atLeast: seq } : {};
  const answer = await visit.ask({ route: 'readOwnVote', params: { id: one.id }, query: asked });
  return answer.ok ? (answer.body as OwnVote) : null; // as the contract has it
}

function titleOf({ own, parked, stood }: { readonly own: OwnVote | null; readonly parked: boolean; readonly stood: boolean }): Words {
  if (parked) return ballotWords.parkedTitle;
  if (own === null || own.seq === null) return ballotWords.notSeen;
  return stood ? ballotWords.stoodTitle : ballotWords.receivedTitle;
}

/** What was counted, when, and where it stands in the log. */
export const receiptPage = forMembers({
  path: '/ballots/:id/receipt',
  get: async (visit) => {
    const one = await readBallot(visit, visit.params['id'] ?? '');
    const [own, document, done] = await Promise.all([
      ownVoteAt(visit, one, visit.query['seq']),
      readDocument(visit, one.state.text),
      readDone(visit, visit.query['stood'] ?? visit.query['sent']),
    ]);
    const did = (event: string): boolean => done.some(({ stream, type }) => stream === `ballot/${one.id}` && type === event);
    const parked = did('commentParked') && !did('voteCast');
    return {
      ...frame(visit, { one }),
      body: (
        <VoteReceipt
          held={{ one, own, count: null, document }}
          choice={own === null || own.choice === 'none' ? null : paperWords[own.choice]}
          words={own?.reason ?? own?.comment ?? null}
          place={own === null ? null : placeOf(own)}
          earlier={own?.earlier ?? 0}
          title={titleOf({ own, parked, stood: did('voteStood') })}
          {...(parked ? { note: ballotWords.parkedNote } : {})}
        />
      ),
    };
  },
});
