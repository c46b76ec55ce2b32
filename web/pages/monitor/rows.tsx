import { figureWords } from '../../../contract/indicator-words.js';
import type { IndicatorRows } from '../../../contract/views/indicator.js';
import { DataTable, Empty, Facts, Section, type Column } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { Day } from '../../parts/dates.js';
import { Pager, withQuery } from '../../parts/pager.js';
import { Title } from '../../parts/title.js';
import { A, useSay, Written } from '../../parts/visiting.js';
import { forMembers } from '../../server/for-members.js';
import type { Fields } from '../../server/page.js';
import { ProblemPage } from '../../server/page.js';
import { recordOf } from '../../server/address.js';
import { readIndicatorRows, readIndicators } from '../../server/read.js';
import { standing } from '../../words/language.js';
import { monitorWords } from '../../words/monitor.js';
import { askedOf } from './asked.js';
import { Change, Marked, Reasons } from './figure.js';

type Row = IndicatorRows['items'][number];
type OfRows = { readonly found: IndicatorRows; readonly query: Fields; readonly path: string };

const isKind = (kind: string): kind is keyof typeof monitorWords.kinds => Object.hasOwn(monitorWords.kinds, kind);

function Named({ row }: { readonly row: Row }) {
  const say = useSay();
  const kind = isKind(row.kind) ? say(monitorWords.kinds[row.kind]) : '';
  return (
    <>
      <A to={recordOf(`${row.kind}/${row.id}`)}>{row.title === null ? kind : <Title of={row.title} />}</A>{' '}
      {row.title === null || row.kind === 'standard-project' ? null : <small>{kind}</small>}{' '}
      {row.standsOut ? <Chip tone="warn" of={monitorWords.standsOut} /> : null}
    </>
  );
}

/** The record, its stage and day, and what it adds by each measure. */
const columnsOf = ({ indicator: { measures } }: IndicatorRows, say: ReturnType<typeof useSay>): readonly Column<Row>[] => [
  { head: monitorWords.record, cell: (row) => <Named row={row} /> },
  { head: monitorWords.stage, cell: ({ stage }) => (stage === null ? '–' : say(stage)) },
  { head: monitorWords.when, cell: ({ at }) => <Day at={at} />, kind: 'nowrap' },
  ...measures.map(({ id, words, unit }): Column<Row> => ({ head: words, cell: ({ figures }) => say(figureWords(figures[id] ?? null, unit)) })),
];

function Opened({ found, query, path }: OfRows) {
  const say = useSay();
  const { indicator, cell, organisation, name, items } = found;
  return (
    <div className="wrap">
      <div className="head">
        <p>
          <A to={withQuery(`/monitor/${organisation}`, askedOf({ query }))}>{name === null ? organisation : <Written text={name} />}</A>
        </p>
        <h1>{standing(say(indicator.words))}</h1>
        <p className="lede">
          {say(monitorWords.asOf)} <Day at={found.at} />
        </p>
      </div>
      <Facts rows={indicator.measures.map(({ id, words, unit }) => [words, say(figureWords(cell.figures[id] ?? null, unit))] as const)} />
      <p>
        <Marked mark={cell.mark} /> <Change cell={cell} of={indicator} />
      </p>
      <Reasons cell={cell} />
      <Section id="rows" title={monitorWords.rows}>
        {items.length === 0 ? (
          <Empty>{say(indicator.notRecorded ?? monitorWords.noRows)}</Empty>
        ) : (
          <DataTable
            columns={columnsOf(found, say)}
            rows={items}
            keyOf={(row) => `${row.kind}/${row.id} ${row.at} ${row.stage?.code ?? ''}`}
            say={say}
          />
        )}
        <Pager path={path} query={query} next={found.next} />
      </Section>
      <Section id="definition" title={monitorWords.definition}>
        <Facts
          rows={[
            [monitorWords.formula, say(indicator.formula)],
            [monitorWords.base, say(indicator.base)],
            [monitorWords.exclusions, say(indicator.exclusions)],
          ]}
        />
      </Section>
    </div>
  );
}

/** So many rows keep a page below its size. */
const perPage = '25';

/** One figure of one body, opened. */
export const figureRowsPage = forMembers({
  path: '/monitor/:organisation/:indicator',
  get: async (visit) => {
    const { organisation = '', indicator = '' } = visit.params;
    const query = { ...askedOf(visit), cursor: visit.query['cursor'] };
    // An indicator that is none would be a fault of the address and not of the asking.
    const known = (await readIndicators(visit, { organisation })).indicators.some(({ id }) => id === indicator);
    if (!known) throw new ProblemPage(visit.notFound());
    const found = await readIndicatorRows(visit, { ...query, organisation, indicator, limit: perPage });
    return {
      title: visit.say(found.indicator.words),
      nav: null,
      body: <Opened found={found} query={query} path={`/monitor/${organisation}/${indicator}`} />,
    };
  },
});
