import type { IndicatorTable } from '../../../contract/views/indicator.js';
import type { WorkList } from '../../../contract/views/work.js';
import { figureWords } from '../../../contract/indicator-words.js';
import { Empty, Section } from '../../parts/blocks.js';
import { Day } from '../../parts/dates.js';
import { withQuery } from '../../parts/pager.js';
import { A, useSay, Written } from '../../parts/visiting.js';
import { forMembers } from '../../server/for-members.js';
import type { Fields } from '../../server/page.js';
import { readIndicators, readSupervisorDeskIfAny } from '../../server/read.js';
import { monitorWords } from '../../words/monitor.js';
import { WorkRows } from '../work/rows.js';
import { Asked, askedOf } from './asked.js';
import { Change, First, Marked, Reasons, type Cell, type Shown } from './figure.js';

type Body = IndicatorTable['items'][number];
type OfTable = { readonly table: IndicatorTable; readonly query: Fields };

const bodyPath = ({ organisation }: Pick<Body, 'organisation'>, query: Fields): string => withQuery(`/monitor/${organisation}`, query);
const Named = ({ body, query }: { readonly body: Body; readonly query: Fields }) => (
  <A to={bodyPath(body, query)}>{body.name === null ? body.organisation : <Written text={body.name} />}</A>
);
const marks = ({ cells }: Body, mark: Cell['mark']): number => cells.filter((cell) => cell.mark === mark).length;

/** So many stand on the page; the rest are in the table. */
const shownFirst = 8;

/** Bodies with something unusual, each with the reasons, in the order of the table: it is no ranking. */
function LookFirst({ table: { items, indicators }, query }: OfTable) {
  const say = useSay();
  const marked = items.filter((body) => marks(body, 'unusual') > 0);
  if (marked.length === 0) return <Empty>{say(monitorWords.noneMarked)}</Empty>;
  return (
    <>
      <ul className="rows">
        {marked.slice(0, shownFirst).map((body) => (
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
      {marked.length > shownFirst ? <p className="small mute">{say(monitorWords.more(marked.length - shownFirst))}</p> : null}
    </>
  );
}

/** Columns beside the name of the indicator and the middle body. */
const columns = 5;

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
        {of.number} {say(of.words)}
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

type Shows = OfTable & { readonly list: WorkList | null; readonly after: string };

function Monday({ table, query, list, after }: Shows) {
  const say = useSay();
  const rest = table.items.filter(({ organisation }) => organisation > after);
  const bodies = rest.slice(0, columns);
  const last = bodies.at(-1)?.organisation;
  return (
    <div className="wrap">
      <div className="head">
        <h1>{say(monitorWords.title)}</h1>
        <p className="lede">
          {say(monitorWords.asOf)} <Day at={table.at} />
        </p>
        <p className="mute">{say(monitorWords.lede)}</p>
      </div>
      <Duties list={list} />
      <Section id="first" title={monitorWords.first}>
        <LookFirst table={table} query={query} />
      </Section>
      <Section id="table" title={monitorWords.table}>
        <Asked path="/monitor" query={query} />
        {bodies.length === 0 ? <Empty>{say(monitorWords.none)}</Empty> : <Table {...{ table, query, bodies }} />}
        <p className="btns pager">
          {rest.length > bodies.length ? (
            <A to={withQuery('/monitor', { ...query, after: last })} className="btn plain">
              {say(monitorWords.next)}
            </A>
          ) : null}
          {after === '' ? null : <A to={withQuery('/monitor', query)}>{say(monitorWords.start)}</A>}
          <a href={withQuery('/api/v1/monitor/indicators', { ...query, format: 'csv' })}>{say(monitorWords.csv)}</a>
        </p>
      </Section>
    </div>
  );
}

/** What must I do, where should I look first, how does each body stand? Who belongs to a body sees its own column. */
export const monitorPage = forMembers({
  path: '/monitor',
  get: async (visit) => {
    const query = askedOf(visit);
    const [table, list] = await Promise.all([readIndicators(visit, { ...query, limit: '500' }), readSupervisorDeskIfAny(visit, { limit: '5' })]);
    const body = <Monday {...{ table, query, list, after: visit.query['after'] ?? '' }} />;
    return { title: visit.say(monitorWords.title), nav: null, body };
  },
});
