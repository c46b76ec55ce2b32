import { figureWords } from '../../../contract/indicator-words.js';
import type { IndicatorTable } from '../../../contract/views/indicator.js';
import type { SignalList } from '../../../contract/views/signal.js';
import { Empty, Section } from '../../parts/blocks.js';
import { Day } from '../../parts/dates.js';
import { withQuery } from '../../parts/pager.js';
import { Title } from '../../parts/title.js';
import { A, useSay, useVisiting, Written } from '../../parts/visiting.js';
import { forMembers } from '../../server/for-members.js';
import type { Fields } from '../../server/page.js';
import { ProblemPage } from '../../server/page.js';
import { recordOf } from '../../server/address.js';
import { readIndicators, readPilotsIfAny, readSignals, type PilotRow } from '../../server/read.js';
import { supervisionWords } from '../../words/supervision.js';
import { standing } from '../../words/language.js';
import { monitorWords } from '../../words/monitor.js';
import { departureWords } from '../../../contract/departure-words.js';
import { Asked, askedOf } from './asked.js';
import { Change, First, Marked, Reasons, type Cell, type Shown } from './figure.js';

type Body = IndicatorTable['items'][number];
type OfBody = { readonly body: Body; readonly table: IndicatorTable; readonly query: Fields };

/** The measures beside the first. */
const Others = ({ cell, of }: { readonly cell: Cell; readonly of: Shown }) => {
  const say = useSay();
  return of.measures.slice(1).map(({ id, words, unit }) => {
    const figure = cell.figures[id] ?? null;
    return figure === null ? null : (
      <p key={id} className="small">
        {say(words)} {say(figureWords(figure, unit))}
      </p>
    );
  });
};

function Line({ body, table, query, n }: OfBody & { readonly n: number }) {
  const say = useSay();
  const [of, cell, across] = [table.indicators[n], body.cells[n], table.across[n]];
  if (of === undefined || cell === undefined) return null;
  const to = withQuery(`/monitor/${body.organisation}/${of.id}`, query);
  const [first] = of.measures;
  return (
    <tr>
      <th scope="row">
        {of.number} <A to={to}>{standing(say(of.words))}</A>
      </th>
      <td data-label={first === undefined ? undefined : say(first.words)}>
        <First {...{ cell, of, to }} /> <Change {...{ cell, of }} />
        <Others {...{ cell, of }} />
      </td>
      <td data-label={say(monitorWords.middle)}>{say(figureWords(across?.median ?? null, first?.unit ?? 'count'))}</td>
      <td>
        <Marked mark={cell.mark} />
        {of.notRecorded === null ? null : <p className="small">{say(of.notRecorded)}</p>}
        <Reasons cell={cell} />
        {cell.outliers === null || cell.outliers === 0 ? null : <p className="small">{say(monitorWords.outliers(cell.outliers))}</p>}
      </td>
    </tr>
  );
}

/** Facts of the procedure, each with its rule and source, by project. */
function Departures({ rows }: { readonly rows: readonly PilotRow[] }) {
  const say = useSay();
  const { lang } = useVisiting();
  const found = rows.filter(({ breaches }) => breaches.length > 0);
  if (found.length === 0) return <Empty>{say(monitorWords.noDepartures)}</Empty>;
  return (
    <ul className="rows">
      {found.slice(0, 20).map((row) => (
        <li key={row.project}>
          <h3>
            <A to={`/projects/${row.project}`}>
              <Title of={row.title} />
            </A>
          </h3>
          {row.breaches.map((one, at) => (
            <p key={`${one.code} ${at}`} className="small">
              {say(departureWords(one.code))}
              {lang === 'zh' ? '。' : '. '}
              <span className="mute">
                {say(monitorWords.by)}
                {lang === 'zh' ? one.sourceTitleZh : one.sourceTitle}
              </span>
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** What is worth a question, as facts; the body reads the same. */
function Signals({ list: { items, note, notRecorded, looked } }: { readonly list: SignalList }) {
  const say = useSay();
  return (
    <Section id="signals" title={monitorWords.signals}>
      <p className="small mute">
        {say(note)} {say(monitorWords.looked(looked.rounds, looked.votes))}
      </p>
      {items.length === 0 ? (
        <Empty>{say(monitorWords.noSignals)}</Empty>
      ) : (
        <ul className="rows">
          {items.slice(0, 20).map((one) => (
            <li key={`${one.self} ${one.code}`}>
              <h3>
                <A to={recordOf(`${one.kind}/${one.id}`)}>{one.title === null ? one.id : <Title of={one.title} />}</A>
              </h3>
              <p className="meta">
                <span>{say(one.words)}</span>
                {one.votes === 0 ? null : <span>{say(monitorWords.together(one.votes, one.minutes))}</span>}
                <Day at={one.at} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {notRecorded.map((one) => (
        <p key={one.en} className="small mute">
          {say(one)}
        </p>
      ))}
    </Section>
  );
}

/** How figures are made. */
export const Method = ({ table: { method } }: Pick<OfBody, 'table'>) => {
  const say = useSay();
  const { lang } = useVisiting();
  return (
    <Section id="method" title={monitorWords.method}>
      <ul className="small">
        {method.map((one) => (
          <li key={one.words.en}>
            {standing(say(one.words))}
            <span className="mute">{lang === 'zh' ? `（${one.sourceTitleZh}）` : ` (${one.sourceTitle})`}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
};

type Beside = { readonly pilots: readonly PilotRow[] | null; readonly signals: SignalList };

function Figures({ body, table, query, pilots, signals }: OfBody & Beside) {
  const say = useSay();
  const path = `/monitor/${body.organisation}`;
  return (
    <div className="wrap">
      <div className="head">
        <p>
          <A to={withQuery('/monitor', query)}>{say(monitorWords.title)}</A>
        </p>
        <h1>{body.name === null ? body.organisation : <Written text={body.name} />}</h1>
        <p className="lede">
          {say(monitorWords.asOf)} <Day at={table.at} />
        </p>
      </div>
      <Section id="figures" title={monitorWords.twenty}>
        <Asked path={path} query={query} />
        <table className="table cards ind">
          <thead>
            <tr>
              <th scope="col">{say(monitorWords.indicator)}</th>
              <th scope="col">{say(monitorWords.own)}</th>
              <th scope="col">{say(monitorWords.middle)}</th>
              <th scope="col">{say(monitorWords.why)}</th>
            </tr>
          </thead>
          <tbody>
            {table.indicators.map(({ id }, n) => (
              <Line key={id} n={n} {...{ body, table, query }} />
            ))}
          </tbody>
        </table>
      </Section>
      {pilots === null ? null : (
        <Section id="departures" title={monitorWords.departures}>
          <p className="mute">{say(monitorWords.departuresNote)}</p>
          <Departures rows={pilots} />
        </Section>
      )}
      <Signals list={signals} />
      <p className="small">
        <A to="/supervisions">{say(supervisionWords.title)}</A>
      </p>
      <Method table={table} />
    </div>
  );
}

/** The twenty figures of one body, for who supervises it and for itself alike. */
export const bodyFiguresPage = forMembers({
  path: '/monitor/:organisation',
  get: async (visit) => {
    const query = askedOf(visit);
    const organisation = visit.params['organisation'] ?? '';
    const { year, period } = query;
    const [table, pilots, signals] = await Promise.all([
      readIndicators(visit, { ...query, organisation }),
      readPilotsIfAny(visit, { organisation }),
      readSignals(visit, { year, period, organisation }),
    ]);
    const [body] = table.items;
    if (body === undefined) throw new ProblemPage(visit.notFound());
    return { title: body.name ?? body.organisation, nav: null, body: <Figures {...{ body, table, query, pilots, signals }} /> };
  },
});
