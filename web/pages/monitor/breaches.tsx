import { figureWords } from '../../../contract/indicator-words.js';
import type { BreachList } from '../../../contract/views/breach.js';
import { DataTable, Empty, type Column } from '../../parts/blocks.js';
import { Day } from '../../parts/dates.js';
import { Pager, withQuery } from '../../parts/pager.js';
import { Title } from '../../parts/title.js';
import { A, useSay, useVisiting, Written } from '../../parts/visiting.js';
import { recordOf } from '../../server/address.js';
import { forMembers } from '../../server/for-members.js';
import type { Fields } from '../../server/page.js';
import { readBreaches } from '../../server/read.js';
import { monitorWords } from '../../words/monitor.js';
import { askedOf } from './asked.js';

type Row = BreachList['items'][number];

const Subject = ({ row }: { readonly row: Row }) => (
  <A to={recordOf(`${row.kind}/${row.id}`)}>{row.title === null ? row.id : <Title of={row.title} />}</A>
);

const Source = ({ row }: { readonly row: Row }) => (
  <span className="small mute">{useVisiting().lang === 'zh' ? row.sourceTitleZh : row.sourceTitle}</span>
);

const columns = (say: ReturnType<typeof useSay>, query: Fields): readonly Column<Row>[] => [
  { head: monitorWords.kind, cell: ({ words }) => say(words) },
  { head: monitorWords.record, cell: (row) => <Subject row={row} /> },
  {
    head: monitorWords.body,
    cell: ({ organisation, name }) => (
      <A to={withQuery(`/monitor/${organisation}`, query)}>{name === null ? organisation : <Written text={name} />}</A>
    ),
  },
  { head: monitorWords.when, cell: ({ at }) => <Day at={at} />, kind: 'nowrap' },
  { head: monitorWords.found, cell: ({ found, unit }) => say(figureWords(found, unit)), kind: 'num' },
  { head: monitorWords.needed, cell: ({ needed, unit }) => say(figureWords(needed, unit)), kind: 'num' },
  { head: monitorWords.source, cell: (row) => <Source row={row} /> },
];

function Body({ found, query }: { readonly found: BreachList; readonly query: Fields }) {
  const say = useSay();
  const part = { year: query['year'], period: query['period'], field: query['field'] };
  return (
    <div className="wrap">
      <div className="head">
        <p>
          <A to={withQuery('/monitor', part)}>{say(monitorWords.title)}</A>
        </p>
        <h1>{say(monitorWords.departures)}</h1>
        <p className="mute">{say(monitorWords.departuresNote)}</p>
      </div>
      <nav className="choices no-print" aria-label={say(monitorWords.kind)}>
        <ul>
          <li>
            <A to={withQuery('/monitor/breaches', part)} current={query['code'] === undefined}>
              {say(monitorWords.everyKind)}
            </A>
          </li>
          {found.counts.map(({ code, words, total }) => (
            <li key={code}>
              <A to={withQuery('/monitor/breaches', { ...part, code })} current={query['code'] === code}>
                {say(words)} {total}
              </A>
            </li>
          ))}
        </ul>
      </nav>
      {found.items.length === 0 ? (
        <Empty>{say(monitorWords.noDepartures)}</Empty>
      ) : (
        <DataTable columns={columns(say, part)} rows={found.items} keyOf={(row) => `${row.self} ${row.code} ${row.at}`} say={say} />
      )}
      <Pager path="/monitor/breaches" query={query} next={found.next} />
    </div>
  );
}

/** What departed from the procedure, where and by which rule? */
export const breachesPage = forMembers({
  path: '/monitor/breaches',
  get: async (visit) => {
    const query = { ...askedOf(visit), code: visit.query['code'], cursor: visit.query['cursor'] };
    const found = await readBreaches(visit, { ...query, limit: '20' });
    return { title: visit.say(monitorWords.departures), nav: null, body: <Body found={found} query={query} /> };
  },
});
