import type { IndicatorTable } from '../../../contract/views/indicator.js';
import type { BreachList } from '../../../contract/views/breach.js';
import type { WorkList } from '../../../contract/views/work.js';
import { figureWords } from '../../../contract/indicator-words.js';
import { Empty, Section } from '../../parts/blocks.js';
import { Day } from '../../parts/dates.js';
import { withQuery } from '../../parts/pager.js';
import { A, useSay, Written } from '../../parts/visiting.js';
import { forMembers } from '../../server/for-members.js';
import type { Fields } from '../../server/page.js';
import { readBreaches, readIndicators, readSupervisorDeskIfAny } from '../../server/read.js';
import { standing } from '../../words/language.js';
import { monitorWords } from '../../words/monitor.js';
import { supervisionWords } from '../../words/supervision.js';
import { WorkRows } from '../work/rows.js';
import { Asked, askedOf } from './asked.js';
import { Places } from './places.js';
import { Change, First, Marked, Reasons, type Cell, type Shown } from './figure.js';

type Body = IndicatorTable['items'][number];
type OfTable = { readonly table: IndicatorTable; readonly query: Fields };

const bodyPath = ({ organisation }: Pick<Body, 'organisation'>, query: Fields): string => withQuery(`/monitor/${organisation}`, query);
const Named = ({ body, query }: { readonly body: Body; readonly query: Fields }) => (
  <A to={bodyPath(body, query)}>{body.name === null ? body.organisation : <Written text={body.name} />}</A>
);
const marks = ({ cells }: Body, mark: Cell['mark']): number => cells.filter((cell) => cell.mark === mark).length;

/** So many stand on the page; the rest are in the table. */
const shownFirst = '8';

/** Bodies with something unusual, each with the reasons, in the order of the table: it is no ranking. */
function LookFirst({ table: { items, indicators, total }, query }: OfTable) {
  const say = useSay();
  if (items.length === 0) return <Empty>{say(monitorWords.noneMarked)}</Empty>;
  return (
    <>
      <ul className="rows">
        {items.map((body) => (
          <li key={body.organisation}>
            <h3>
              <Named body={body} query={query} />
            </h3>
            <p className="meta">
              <span>{say(monitorWords.marked(marks(body, 'unusual'), marks(body, 'watch')))}</span>
            </p>
            {body.cells.map((cell, n) => (cell.mark === 'unusual' ? <Reasons key={cell.indicator} cell={cell} of={indicators[n]} /> : null))}
          </li>
        ))}
      </ul>
      {total > items.length ? <p className="small mute">{say(monitorWords.more(total - items.length))}</p> : null}
    </>
  );
}

/** Columns beside the name of the indicator and the middle body. */
const columns = '5';

const CellOf = ({ cell, of, to }: { readonly cell: Cell; readonly of: Shown; readonly to: string }) => (
  <>
    <First cell={cell} of={of} to={to} /> <Marked mark={cell.mark} /> <Change cell={cell} of={of} />
  </>
);

type Wide = OfTable & { readonly bodies: readonly Body[] };

function Row({ table, query, bodies, n }: Wide & { readonly n: number }) {
  const say = useSay();
  const [of, across] = [table.indicators[n], table.across[n]];
  if (of === undefined) return null;
  const middle = figureWords(across?.median ?? null, of.measures[0]?.unit ?? 'count');
  return (
    <tr>
      <th scope="row">
        {of.number} {standing(say(of.words))}
      </th>
      <td data-label={say(monitorWords.middle)}>{say(middle)}</td>
      {bodies.map((body) => {
        const cell = body.cells[n];
        if (cell === undefined) return null;
        const to = withQuery(`/monitor/${body.organisation}/${of.id}`, query);
        return (
          <td key={body.organisation} data-label={body.name ?? body.organisation}>
            <CellOf cell={cell} of={of} to={to} />
          </td>
        );
      })}
    </tr>
  );
}

function Table({ table, query, bodies }: Wide) {
  const say = useSay();
  return (
    <table className="table cards ind">
      <caption>{say(monitorWords.bodies(table.total))}</caption>
      <thead>
        <tr>
          <th scope="col">{say(monitorWords.indicator)}</th>
          <th scope="col">{say(monitorWords.middle)}</th>
          {bodies.map((body) => (
            <th key={body.organisation} scope="col">
              <Named body={body} query={query} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.indicators.map(({ id }, n) => (
          <Row key={id} n={n} {...{ table, query, bodies }} />
        ))}
      </tbody>
    </table>
  );
}

const Duties = ({ list }: { readonly list: WorkList | null }) => {
  const say = useSay();
  if (list === null || list.items.length === 0) return null;
  return (
    <Section id="duties" title={monitorWords.duties(list.owed)} more={<A to="/work">{say(monitorWords.allWork)}</A>}>
      <WorkRows rows={list.items} />
    </Section>
  );
};

/** How often each departure from the procedure occurred, leading to where. */
const Departures = ({ found: { counts, total }, query }: { readonly found: BreachList; readonly query: Fields }) => {
  const say = useSay();
  if (total === 0) return <Empty>{say(monitorWords.noDepartures)}</Empty>;
  return (
    <ul className="rows">
      {counts.map(({ code, words, total: times }) => (
        <li key={code}>
          <p>
            <A to={withQuery('/monitor/breaches', { ...query, code })}>{say(words)}</A> <span className="mute">{times}</span>
          </p>
        </li>
      ))}
    </ul>
  );
};

type Shows = OfTable & { readonly marked: IndicatorTable; readonly breaches: BreachList; readonly list: WorkList | null; readonly paged: boolean };

/** Where to go on: what is asked of societies, the report on paper. */
function Leads({ query }: { readonly query: Fields }) {
  const say = useSay();
  return (
    <p className="btns">
      <A to="/supervisions" className="btn plain">
        {say(supervisionWords.title)}
      </A>
      <A to={withQuery('/monitor/report', query)} className="btn plain">
        {say(monitorWords.report)}
      </A>
    </p>
  );
}

function Monday({ table, marked, breaches, query, list, paged }: Shows) {
  const say = useSay();
  return (
    <div className="wrap">
      <div className="head">
        <h1>{say(monitorWords.title)}</h1>
        <p className="lede">
          {say(monitorWords.asOf)} <Day at={table.at} />
        </p>
        <p className="mute">{say(monitorWords.lede)}</p>
        <Leads query={query} />
      </div>
      <Duties list={list} />
      <Section id="first" title={monitorWords.first}>
        <LookFirst table={marked} query={query} />
      </Section>
      <Section
        id="departures"
        title={monitorWords.departures}
        more={<A to={withQuery('/monitor/breaches', query)}>{say(monitorWords.allDepartures(breaches.total))}</A>}
      >
        <p className="small mute">{say(monitorWords.departuresNote)}</p>
        <Departures found={breaches} query={query} />
      </Section>
      <Section id="table" title={monitorWords.table}>
        <Asked path="/monitor" query={query} />
        {table.items.length === 0 ? <Empty>{say(monitorWords.none)}</Empty> : <Table {...{ table, query, bodies: table.items }} />}
        <p className="btns pager">
          {table.next === null ? null : (
            <A to={withQuery('/monitor', { ...query, cursor: table.next })} className="btn plain">
              {say(monitorWords.next)}
            </A>
          )}
          {paged ? <A to={withQuery('/monitor', query)}>{say(monitorWords.start)}</A> : null}
          <a href={withQuery('/api/v1/monitor/indicators', { ...query, format: 'csv' })}>{say(monitorWords.csv)}</a>
        </p>
      </Section>
      {table.total > 1 ? <Places places={table.places} /> : null}
    </div>
  );
}

/** What must I do, where should I look first, how does each body stand? Who belongs to a body sees its own column. */
export const monitorPage = forMembers({
  path: '/monitor',
  get: async (visit) => {
    const query = askedOf(visit);
    const { cursor } = visit.query;
    const [table, marked, breaches, list] = await Promise.all([
      readIndicators(visit, { ...query, cursor, limit: columns }),
      readIndicators(visit, { ...query, mark: 'unusual', limit: shownFirst }),
      readBreaches(visit, { ...query, limit: '1' }),
      readSupervisorDeskIfAny(visit, { limit: '5' }),
    ]);
    const body = <Monday {...{ table, marked, breaches, query, list, paged: cursor !== undefined }} />;
    return { title: visit.say(monitorWords.title), nav: null, body };
  },
});
