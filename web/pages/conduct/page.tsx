import { errorEntry } from '../../../contract/errors.js';
import { localDate } from '../../../domain/law/calendar/instant.js';
import { Empty, Section } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { Closed, Deadline, msOf } from '../../parts/dates.js';
import { A, T, useSay, Written } from '../../parts/visiting.js';
import { idIn } from '../../server/address.js';
import { forMembers } from '../../server/for-members.js';
import { readBallot, readClauses, readCount, readNoticesIfAny } from '../../server/read.js';
import { ballotWords, phaseWords } from '../../words/ballot.js';
import { conductWords as words } from '../../words/conduct.js';
import { cureWords } from '../../words/problem.js';
import { nameOf } from '../desk/read.js';
import { DeskTrail } from '../desk/trail.js';
import { Roll } from './roll.js';
import { Running, Sheet } from './sheet.js';
import type { Conducted } from './conducted.js';

const isDraft = ({ one }: Conducted): boolean => one.state.phase === 'draft';

const Before = ({ one }: Pick<Conducted, 'one'>) => {
  const say = useSay();
  const act = one.acts.find(({ name }) => name === 'openBallot');
  if (act === undefined) return null;
  return (
    <Section id="before" title={words.before}>
      <div className="stack more">
        {act.open ? (
          <>
            <p>{say(words.ready)}</p>
            <p className="btns">
              <A to={`/desk/ballots/${encodeURIComponent(one.id)}/${idIn(act.href)}`} className="btn">
                {say(words.open)}
              </A>
            </p>
          </>
        ) : (
          <>
            <p>{say(words.notReady)}</p>
            <ul className="rows">
              {act.blockers.map(({ code, cure }) => (
                <li key={code}>
                  <b>
                    <T of={errorEntry(code)} />
                  </b>
                  <span className="small mute">{cure.flatMap((who) => (cureWords[who] === undefined ? [] : [say(cureWords[who])])).join(' · ')}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Section>
  );
};

const Text = ({ one, clauses }: Conducted) => {
  const say = useSay();
  return (
    <Section id="text" title={words.text}>
      <p className="more btns">
        <a className="btn plain" href={`/api/v1/documents/${one.state.text}`} download="">
          {say(words.download)}
        </a>
      </p>
      {clauses.length === 0 ? <Empty>{say(words.textUnread)}</Empty> : null}
      {clauses.map(({ id, title, text }) => (
        <details className="fold" key={id}>
          <summary>
            <Written text={title === '' || title.startsWith(id) ? id : `${id} ${title}`} />
          </summary>
          <p className="text">
            <Written text={text} />
          </p>
        </details>
      ))}
    </Section>
  );
};

const Others = ({ one }: Pick<Conducted, 'one'>) => {
  const say = useSay();
  const open = one.acts.filter(({ open: may, name }) => may && name !== 'openBallot' && name !== 'castVote');
  return open.length === 0 ? null : (
    <Section id="acts" title={words.acts}>
      <ul className="rows acts">
        {open.map((act) => (
          <li key={act.name}>
            <A to={`/desk/ballots/${encodeURIComponent(one.id)}/${idIn(act.href)}`}>{say(nameOf(one, act))}</A>
          </li>
        ))}
      </ul>
    </Section>
  );
};

const Body = (of: Conducted) => {
  const say = useSay();
  const { one } = of;
  const { state, status } = one;
  const phase = phaseWords[status];
  const ends = state.closesAt;
  return (
    <div className="wrap">
      <DeskTrail record={{ to: `/desk/ballots/${encodeURIComponent(one.id)}`, name: say(ballotWords.title) }} here={say(words.title)} />
      <div className="head">
        <p className="chips">{phase === undefined ? null : <Chip tone={phase.tone} of={phase.words} />}</p>
        <h1>
          <Written text={state.question} />
        </h1>
        <p className="lede">{say(words.title)}</p>
        {ends === null ? null : status === 'open' ? <Deadline at={ends} /> : <Closed at={ends} />}
      </div>
      {isDraft(of) ? <Before one={one} /> : null}
      {isDraft(of) ? <Sheet {...of} /> : <Running {...of} />}
      <Section id="roll" title={words.roll}>
        <p className="small mute more">{say(state.openedAt === null ? words.asOfNow : words.asOf(localDate(msOf(state.openedAt))))}</p>
        <Roll one={one} />
      </Section>
      <Text {...of} />
      <Others one={one} />
    </div>
  );
};

/** Who may vote, by which rule and on which text; what is missing before it opens; how it runs. */
export const conductPage = forMembers({
  path: '/desk/ballots/:id/conduct',
  get: async (visit) => {
    const id = visit.params['id'] ?? '';
    const [one, count, ledger] = await Promise.all([readBallot(visit, id), readCount(visit, id), readNoticesIfAny(visit, 'ballots', id)]);
    const clauses = await readClauses(visit, one.state.text);
    return {
      title: visit.say(words.title),
      nav: null,
      rehearsal: one.rehearsal,
      record: one,
      secret: true,
      body: <Body one={one} count={count} ledger={ledger} clauses={clauses} />,
    };
  },
});
