import { figureWords } from '../../../contract/indicator-words.js';
import type { BreachList } from '../../../contract/views/breach.js';
import type { IndicatorTable } from '../../../contract/views/indicator.js';
import { Empty, Facts, Section } from '../../parts/blocks.js';
import { Day } from '../../parts/dates.js';
import { withQuery } from '../../parts/pager.js';
import { A, useSay, useVisiting, Written } from '../../parts/visiting.js';
import { forMembers } from '../../server/for-members.js';
import type { Fields } from '../../server/page.js';
import { readBreaches, readIndicators } from '../../server/read.js';
import { monitorWords } from '../../words/monitor.js';
import { Asked, askedOf } from './asked.js';
import { Method } from './body.js';
import { Places } from './places.js';

type Across = IndicatorTable['across'][number];
type OfTable = { readonly table: IndicatorTable; readonly query: Fields };

/** Those that stand out by the first figure; too few bodies to tell is not none. */
function Far({ across: { standingOut }, query }: { readonly across: Across; readonly query: Fields }) {
  const say = useSay();
  if (standingOut === null) return <span className="mute">{say(monitorWords.tooFew)}</span>;
  if (standingOut.length === 0) return say(monitorWords.noneFar);
  return standingOut.map(({ organisation, name }) => (
    <p key={organisation} className="small">
      <A to={withQuery(`/monitor/${organisation}`, query)}>{name === null ? organisation : <Written text={name} />}</A>
    </p>
  ));
}

function Row({ table, query, n }: OfTable & { readonly n: number }) {
  const say = useSay();
  const [of, across] = [table.indicators[n], table.across[n]];
  if (of === undefined || across === undefined) return null;
  const [first] = of.measures;
  const told = (figure: Across['median']): string => say(figureWords(figure, first?.unit ?? 'count'));
  return (
    <tr>
      <th scope="row">
        {of.number} {say(of.words)}
        {first === undefined ? null : <small className="mute"> {say(first.words)}</small>}
      </th>
      {of.notRecorded === null ? (
        <>
          <td data-label={say(monitorWords.middle)}>{told(across.median)}</td>
          <td data-label={say(monitorWords.least)}>{told(across.least)}</td>
          <td data-label={say(monitorWords.greatest)}>{told(across.greatest)}</td>
          <td data-label={say(monitorWords.far)}>
            <Far across={across} query={query} />
          </td>
        </>
      ) : (
        <td colSpan={4}>{say(monitorWords.notRecorded)}</td>
      )}
    </tr>
  );
}

function Medians({ table, query }: OfTable) {
  const say = useSay();
  const heads = [monitorWords.indicator, monitorWords.middle, monitorWords.least, monitorWords.greatest, monitorWords.far];
  return (
    <table className="table cards">
      <caption>{say(monitorWords.bodies(table.total))}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head.en} scope="col">
              {say(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.indicators.map(({ id }, n) => (
          <Row key={id} {...{ table, query, n }} />
        ))}
      </tbody>
    </table>
  );
}

const Departures = ({ found: { counts } }: { readonly found: BreachList }) => {
  const say = useSay();
  const { lang } = useVisiting();
  if (counts.length === 0) return <Empty>{say(monitorWords.noDepartures)}</Empty>;
  return (
    <Facts
      rows={counts.map(({ words, total, sourceTitle, sourceTitleZh }) => [
        words,
        <span key={words.en}>
          {total} <span className="small mute">{lang === 'zh' ? sourceTitleZh : sourceTitle}</span>
        </span>,
      ])}
    />
  );
};

function Report({ table, query, breaches }: OfTable & { readonly breaches: BreachList }) {
  const say = useSay();
  return (
    <div className="wrap">
      <div className="head">
        <p className="no-print">
          <A to={withQuery('/monitor', query)}>{say(monitorWords.title)}</A>
        </p>
        <h1>{say(monitorWords.report)}</h1>
        <p className="lede">
          {table.from === null ? say(monitorWords.always) : <Day at={table.from} />} – {say(monitorWords.asOf)} <Day at={table.at} />
        </p>
        <p className="mute">{say(monitorWords.reportLede)}</p>
      </div>
      <Asked path="/monitor/report" query={query} />
      <Section id="medians" title={monitorWords.twenty}>
        <Medians table={table} query={query} />
      </Section>
      <Section id="departures" title={monitorWords.departures}>
        <p className="small mute">{say(monitorWords.departuresNote)}</p>
        <Departures found={breaches} />
      </Section>
      {table.total > 1 ? <Places places={table.places} /> : null}
      <Method table={table} />
      <Section id="formulas" title={monitorWords.formulas}>
        <Facts
          rows={table.indicators.map(({ number, words, formula }) => [{ zh: `${number} ${words.zh}`, en: `${number} ${words.en}` }, say(formula)])}
        />
      </Section>
    </div>
  );
}

/** How do the bodies stand over a period, on paper? */
export const reportPage = forMembers({
  path: '/monitor/report',
  get: async (visit) => {
    const query = askedOf(visit);
    const [table, breaches] = await Promise.all([readIndicators(visit, { ...query, limit: '1' }), readBreaches(visit, { ...query, limit: '1' })]);
    return { title: visit.say(monitorWords.report), nav: null, body: <Report {...{ table, query, breaches }} /> };
  },
});
