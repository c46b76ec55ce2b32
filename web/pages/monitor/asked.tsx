import { pilotFields } from '../../../contract/value-words.js';
import { periods } from '../../../domain/indicator/period.js';
import { formatInstant } from '../../../domain/law/calendar/instant.js';
import type { Words } from '../../../domain/kernel/words.js';
import { withQuery } from '../../parts/pager.js';
import { A, useSay, useVisiting } from '../../parts/visiting.js';
import type { Fields, Visit } from '../../server/page.js';
import { standing } from '../../words/language.js';
import { monitorWords } from '../../words/monitor.js';

/** What every page of the desk takes over from the one before. */
export const askedOf = ({ query }: Pick<Visit, 'query'>): Fields => ({ year: query['year'], period: query['period'], field: query['field'] });

type Choice = { readonly words: Words; readonly query: Fields };

/** All time, the year that runs, and the quarters of it that have begun. */
function periodsUntil(now: number): readonly Choice[] {
  const [year = '', month = ''] = formatInstant(now).split('-');
  const begun = (['Q1', 'Q2', 'Q3', 'Q4'] as const).filter((one) => periods[one].first <= Number(month));
  const named = (part: Words): Words => monitorWords.inYear(Number(year), part);
  return [
    { words: monitorWords.always, query: { year: undefined, period: undefined } },
    { words: named(periods.year), query: { year, period: undefined } },
    ...begun.map((one) => ({ words: named(periods[one]), query: { year, period: one } })),
  ];
}

type OfChoices = { readonly title: Words; readonly path: string; readonly query: Fields; readonly choices: readonly Choice[] };

const Choices = ({ title, path, query, choices }: OfChoices) => {
  const say = useSay();
  return (
    <nav className="choices no-print" aria-label={say(title)}>
      <ul>
        {choices.map((one) => (
          <li key={one.words.en}>
            <A to={withQuery(path, { ...query, ...one.query })} current={Object.entries(one.query).every(([name, value]) => query[name] === value)}>
              {standing(say(one.words))}
            </A>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** Of which period and field; each choice is an address. */
export function Asked({ path, query }: { readonly path: string; readonly query: Fields }) {
  const { now } = useVisiting();
  const fields = Object.entries(pilotFields).map(([field, words]) => ({ words, query: { field } }));
  return (
    <>
      <Choices title={monitorWords.periods} path={path} query={query} choices={periodsUntil(now)} />
      <Choices
        title={monitorWords.fields}
        path={path}
        query={query}
        choices={[{ words: monitorWords.every, query: { field: undefined } }, ...fields]}
      />
    </>
  );
}
