import type { Words } from '../../../domain/kernel/words.js';
import { localDate } from '../../../domain/law/calendar/instant.js';
import { Facts, Section } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { Closed, Day, Deadline, LongDay, Moment, msOf } from '../../parts/dates.js';
import { Paper } from '../../parts/mark.js';
import { A, T, useSay, useVisiting, Written } from '../../parts/visiting.js';
import { pageOf } from '../../server/address.js';
import type { Session } from '../../server/door.js';
import { abstentionWords, ballotWords, groundWords, paperWords, phaseWords, silenceWords, visibilityWords } from '../../words/ballot.js';
import { ruleWords } from '../../words/ballot-rule.js';
import { hasVoted, isBlind, isHolder, isOpen, votingTime, type Held } from './held.js';

type Of = { readonly held: Held };

/** What the ballot is to its reader. */
function standing(held: Held, session: Session | null): { readonly tone: 'ok' | 'warn' | 'quiet'; readonly of: Words } {
  const { you } = held.one.state;
  if (isHolder(held)) return { tone: 'warn', of: ballotWords.you.mandate };
  if (you === null) return { tone: 'quiet', of: ballotWords.you.none };
  if (you.excluded) return { tone: 'quiet', of: ballotWords.you.excluded };
  if (isBlind(held, session)) return { tone: 'quiet', of: ballotWords.you.notShown };
  return hasVoted(held) ? { tone: 'ok', of: ballotWords.you.voted } : { tone: 'warn', of: ballotWords.you.notYet };
}

/** What is asked, by whom, until when, and how the reader stands to it. */
export const Head = ({ held }: Of) => {
  const { state, status } = held.one;
  const say = useSay();
  const { lang, session } = useVisiting();
  const phase = phaseWords[status];
  const { until, over } = votingTime(held.one);
  return (
    <>
      <p className="chips">
        {phase === undefined ? null : <Chip tone={phase.tone} of={phase.words} />}
        <Chip {...standing(held, session)} />
      </p>
      <h1>
        <Written text={state.question} />
      </h1>
      <p className="lede">
        {state.organisationName === null ? null : <Written text={state.organisationName} />}
        {state.organisationName === null ? null : lang === 'zh' ? '，' : ', '}
        {say(ballotWords.mode[state.terms.mode])}
      </p>
      {until === null ? null : <Deadline at={until} />}
      {over === null ? null : <Closed at={over} />}
      {isBlind(held, session) && until !== null ? <p className="panel">{say(ballotWords.blind)}</p> : null}
      {status === 'voided' || status === 'recalled' ? <CalledOff held={held} /> : null}
    </>
  );
};

const CalledOff = ({ held: { one } }: Of) => (
  <div className="panel bad">
    <h2>
      <T of={one.status === 'voided' ? ballotWords.voided : ballotWords.recalled} />
    </h2>
    {one.state.voided === undefined ? null : (
      <p>
        <Written text={one.state.voided.reason} />
      </p>
    )}
  </div>
);

export const printOf = (sha256: string): string => sha256.slice(0, 8);

/** The text, by its name and the beginning of its hash. */
export const TextName = ({ held: { document, one } }: Of) => {
  const say = useSay();
  return (
    <>
      {document === null ? say(ballotWords.text) : <Written text={document.name} />} {say(ballotWords.print)}{' '}
      <span className="hash">{printOf(one.state.text)}</span>
    </>
  );
};

export const TextToRead = ({ held: { document, one } }: Of) => {
  const say = useSay();
  const last = one.state.swaps?.at(-1);
  const how = votingTime(one).over === null ? ballotWords.textHow : ballotWords.textWas;
  return (
    <div className="paper">
      <Paper />
      <div>
        <a href={`/api/v1/documents/${one.state.text}`} download="">
          {document === null ? say(ballotWords.text) : <Written text={document.name} />}
        </a>
        <small>
          {say(last === undefined ? how : ballotWords.correctedOn(localDate(msOf(last.at))))} {say(ballotWords.print)}{' '}
          <span className="hash">{printOf(one.state.text)}</span>
        </small>
      </div>
    </div>
  );
};

/** The own vote as it counts now, and until when another one may take its place. */
export const OwnVoteNow = ({ held }: Of) => {
  const { own, one } = held;
  const say = useSay();
  if (own === null || !hasVoted(held)) return null;
  const words = own.reason ?? own.comment;
  const { until } = votingTime(one);
  return (
    <Section id="own" title={ballotWords.counts}>
      <Facts
        rows={[
          [
            ballotWords.yours,
            <strong key="choice">
              <T of={paperWords[own.choice]} />
            </strong>,
          ],
          [own.reason === null ? ballotWords.comment : ballotWords.reason, words === null ? null : <LongWords text={words} />],
          [ballotWords.at, own.at === null ? null : <Moment at={own.at} />],
          [ballotWords.number, own.seq === null ? null : String(own.seq)],
        ]}
      />
      {own.earlier > 0 ? <p className="small mute more">{say(ballotWords.earlier(own.earlier))}</p> : null}
      {isOpen(held, 'castVote') && until !== null ? (
        <p className="small more">
          {say(ballotWords.revoteUntil)} <LongDay at={until} />
        </p>
      ) : null}
    </Section>
  );
};

export const LongWords = ({ text }: { readonly text: string }) => (
  <span className="text">
    <Written text={text} />
  </span>
);

/** Why the seat takes no part, with what that rests on. */
export const WhyExcluded = ({ held: { one } }: Of) => {
  const say = useSay();
  const { you, excluded } = one.state;
  if (you?.excluded !== true) return null;
  const found = excluded.find(({ seat }) => seat === you.seat);
  const ground = found === undefined ? undefined : groundWords[found.reason];
  const organisationCode = found !== undefined && /^[0-9A-Z]{18}$/.test(found.evidence);
  return (
    <div className="panel warn">
      <h2>{say(ballotWords.excludedTitle)}</h2>
      {found === undefined ? null : (
        <Facts
          rows={[
            [ballotWords.because, ground === undefined ? <LongWords text={found.reason} /> : say(ground)],
            [ballotWords.evidence, organisationCode || found.evidence === '' ? null : <LongWords text={found.evidence} />],
          ]}
        />
      )}
    </div>
  );
};

const Lines = ({ of }: { readonly of: readonly Words[] }) =>
  of.map((one, at) => (
    <span key={one.en}>
      {at === 0 ? null : <br />}
      <T of={one} />
    </span>
  ));

/** The rule in words: what makes the vote valid, what wins it, what silence means. */
export const Rule = ({ held: { one } }: Of) => {
  const { terms, houseTerms, noDrafters, size } = one.state;
  const { valid, passes } = ruleWords(terms);
  const say = useSay();
  return (
    <Section id="rule" title={ballotWords.rule}>
      <Facts
        rows={[
          [ballotWords.valid, valid.length === 0 ? null : <Lines of={valid} />],
          [ballotWords.passes, passes.length === 0 ? null : <Lines of={passes} />],
          [ballotWords.silence, say(silenceWords[terms.silence])],
          [ballotWords.abstention, say(abstentionWords[terms.abstention])],
          [ballotWords.visibility, say(visibilityWords[terms.visibility])],
          [ballotWords.roll, say(ballotWords.seats(size))],
          [ballotWords.opened, one.state.openedAt === null ? null : <Day at={one.state.openedAt} />],
        ]}
      />
      {houseTerms ? <p className="small mute more">{say(ballotWords.own)}</p> : null}
      {noDrafters === true ? <p className="small mute more">{say(ballotWords.noDrafters)}</p> : null}
      <Around held={{ one }} />
    </Section>
  );
};

const Around = ({ held: { one } }: { readonly held: Pick<Held, 'one'> }) => {
  const { links } = one;
  const known = [
    ['project', ballotWords.project],
    ['committee', ballotWords.committee],
    ['meeting', ballotWords.meeting],
  ] as const;
  const shown = known.filter(([name]) => links[name] !== undefined);
  return shown.length === 0 ? null : (
    <p className="small more btns">
      {shown.map(([name, of]) => (
        <A key={name} to={pageOf(links[name] ?? '')}>
          <T of={of} />
        </A>
      ))}
    </p>
  );
};
