import { explainOutcome } from '../../../domain/ballot-rule/explain.js';
import type { Words } from '../../../domain/kernel/words.js';
import type { CountShown } from '../../../contract/views/ballot-count.js';
import { Facts, Section } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { LongDay } from '../../parts/dates.js';
import { useSay, useVisiting } from '../../parts/visiting.js';
import { ballotWords, figureWords, outcomeTones } from '../../words/ballot.js';
import type { Held } from './held.js';

/** What a draft would need and how long it would run, were it opened now. */
const Preview = ({ count: { eligible, needed, reach, closesAt } }: { readonly count: CountShown }) => {
  const say = useSay();
  const least = reach?.needs.map(({ yesIfRestAgainst }) => yesIfRestAgainst).find((one) => one !== null);
  return (
    <Section id="preview" title={ballotWords.preview}>
      {reach?.reachable === false ? <p className="panel warn">{say(ballotWords.unreachable)}</p> : null}
      <Facts
        rows={[
          [ballotWords.entitled, say(ballotWords.seats(eligible))],
          [ballotWords.mustReturn, needed === null ? null : say(ballotWords.votesAtLeast(needed))],
          [ballotWords.mustAgree, least == null ? null : say(ballotWords.votesAtLeast(least))],
          [ballotWords.wouldClose, closesAt === null ? null : <LongDay at={closesAt} key="closes" />],
        ]}
      />
    </Section>
  );
};

const figuresOf = (counts: { readonly [name: string]: unknown }): readonly (readonly [Words, string])[] =>
  Object.entries(figureWords).flatMap(([name, of]) => {
    const value = counts[name];
    return typeof value === 'number' && (value > 0 || name === 'yes') ? [[of, String(value)] as const] : [];
  });

/** The result as the terms show it: figures, every comparison, and what they come to. */
export const Result = ({ held: { one, count } }: { readonly held: Held }) => {
  const say = useSay();
  const { lang } = useVisiting();
  if (one.status === 'voided' || one.status === 'recalled') return null;
  if (one.status === 'draft') return count === null ? null : <Preview count={count} />;
  if (count === null)
    return one.status === 'open' ? null : (
      <Section id="result" title={ballotWords.result}>
        <p className="more">{say(ballotWords.resultWaits)}</p>
      </Section>
    );
  const { outcome, counts, sentences, returned, eligible, kind } = count;
  return (
    <Section id="result" title={kind === 'closed' ? ballotWords.result : ballotWords.figures}>
      {kind === 'closed' && outcome !== null ? (
        <p className="chips more">
          <Chip tone={outcomeTones[outcome]} of={explainOutcome(outcome)} />
        </p>
      ) : (
        <p className="small mute more">{say(ballotWords.provisional)}</p>
      )}
      <Facts rows={[[ballotWords.returned, say(ballotWords.of(returned, eligible))], ...(counts === null ? [] : figuresOf(counts))]} />
      {sentences.length === 0 ? null : (
        <>
          <h3 className="more">{say(ballotWords.comparisons)}</h3>
          <ul className="stack">
            {sentences.map((one) => (
              <li key={one.en}>{one[lang]}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
};
