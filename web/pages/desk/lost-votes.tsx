import { explainOutcome } from '../../../domain/ballot-rule/explain.js';
import type { LostVote } from '../../../contract/lost-vote.js';
import type { Words } from '../../../domain/kernel/words.js';
import { Facts, Section } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { End } from '../../parts/dates.js';
import { T, useSay, useVisiting, Written } from '../../parts/visiting.js';
import { figureWords, outcomeTones } from '../../words/ballot.js';
import { deskWords } from '../../words/desk.js';

const figuresOf = (counts: LostVote['counts']): readonly (readonly [Words, string])[] =>
  Object.entries(figureWords).flatMap(([name, of]) =>
    typeof counts[name] === 'number' && counts[name] > 0 ? [[of, String(counts[name])] as const] : [],
  );

const Lost = ({ vote: { of, round, outcome, rule, counts, trace, reasons, next } }: { readonly vote: LostVote }) => {
  const say = useSay();
  const { lang } = useVisiting();
  return (
    <div className="stack more">
      <h3>{say(deskWords.lostVote[of](round))}</h3>
      <p className="chips">
        <Chip tone={outcomeTones[outcome]} of={explainOutcome(outcome)} />
      </p>
      <ul className="stack">
        {trace.map((one) => (
          <li key={one.en}>{one[lang]}</li>
        ))}
      </ul>
      <Facts rows={[...figuresOf(counts), [deskWords.basis, lang === 'zh' ? rule.sourceTitleZh : rule.sourceTitle]]} />
      {reasons === null || reasons.length === 0 ? null : (
        <>
          <p>
            <b>{say(deskWords.reasonsGiven)}</b>
          </p>
          <ul className="stack">
            {reasons.map(({ reason, clause }) => (
              <li key={`${clause ?? ''} ${reason}`}>
                <Written text={clause === null ? reason : `${clause} ${reason}`} />
              </li>
            ))}
          </ul>
        </>
      )}
      {next.length === 0 ? null : (
        <p>
          {say(deskWords.mayNow)}{' '}
          {next.map((one, at) => (
            <span key={one.act}>
              {at === 0 ? null : lang === 'zh' ? '、' : ', '}
              <T of={one} />
              {one.until === undefined ? null : (
                <>
                  {' '}
                  (<End at={one.until} />)
                </>
              )}
            </span>
          ))}
        </p>
      )}
    </div>
  );
};

/** Votes that a project did not win: by which rule, with which figures, for which reasons, and what may be done. */
export const LostVotes = ({ votes }: { readonly votes: readonly LostVote[] }) =>
  votes.length === 0 ? null : (
    <Section id="lost" title={deskWords.lostVotes}>
      {votes.toReversed().map((vote) => (
        <Lost key={`${vote.of} ${vote.round}`} vote={vote} />
      ))}
    </Section>
  );
