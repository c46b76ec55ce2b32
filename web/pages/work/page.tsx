import type { WorkList, WorkRow } from '../../../contract/views/work.js';
import { Empty, Section } from '../../parts/blocks.js';
import { Day } from '../../parts/dates.js';
import { Pager, withQuery } from '../../parts/pager.js';
import { A, useSay, useVisiting, Written } from '../../parts/visiting.js';
import { forAccounts } from '../../server/for-members.js';
import { readWorklist } from '../../server/read.js';
import { workWords } from '../../words/work.js';
import type { Fields } from '../../server/page.js';
import { formatInstant } from '../../../domain/law/calendar/instant.js';
import { WorkRows } from './rows.js';

/** `elsewhere`: how much waits in rehearsals, or in earnest while those are looked at. */
type Listed = { readonly list: WorkList; readonly query: Fields; readonly elsewhere: number };

/** Own duties, what is free to be done, and what is only to be known. */
const grouped = ({ items }: WorkList) => ({
  owed: items.filter(({ owed }) => owed),
  may: items.filter(({ owed, act }) => !owed && act !== null),
  facts: items.filter(({ owed, act }) => !owed && act === null),
});

const Group = ({ id, title, rows }: { readonly id: 'may' | 'facts'; readonly title: typeof workWords.may; readonly rows: readonly WorkRow[] }) =>
  rows.length === 0 ? null : (
    <Section id={id} title={title}>
      <WorkRows rows={rows} />
    </Section>
  );

const Nothing = () => {
  const say = useSay();
  return (
    <div className="empty">
      <p>{say(workWords.none)}</p>
      <p className="small">{say(workWords.noneHow)}</p>
      <p>
        <A to="/consultations" className="btn plain">
          {say(workWords.toConsultations)}
        </A>
      </p>
    </div>
  );
};

const Owed = ({ list, rows }: { readonly list: WorkList; readonly rows: readonly WorkRow[] }) => (
  <Section id="owed" title={workWords.owed(list.owed)}>
    {rows.length === 0 ? <Empty>{useSay()(workWords.noneOwed)}</Empty> : <WorkRows rows={rows} />}
  </Section>
);

const Body = ({ list, query, elsewhere }: Listed) => {
  const say = useSay();
  const { session, now, lang } = useVisiting();
  const { owed, may, facts } = grouped(list);
  const rehearsed = query['rehearsal'] === 'true';
  const first = query['cursor'] === undefined;
  return (
    <div className="wrap">
      <div className="head">
        <h1>{say(workWords.title)}</h1>
        <p className="lede">
          {session === null ? null : <Written text={session.name} />}
          {lang === 'zh' ? '，' : ', '}
          <Day at={formatInstant(now)} />
        </p>
      </div>
      {elsewhere === 0 || rehearsed ? null : (
        <p className="panel">
          <A to="/work?rehearsal=true">{say(workWords.rehearsed(elsewhere))}</A>
        </p>
      )}
      {list.items.length === 0 && first ? <Nothing /> : null}
      {owed.length > 0 || (first && list.items.length > 0) ? <Owed list={list} rows={owed} /> : null}
      <Group id="may" title={workWords.may} rows={may} />
      <Group id="facts" title={workWords.facts} rows={facts} />
      <Pager path="/work" query={query} next={list.next} />
      <p className="btns sec small">
        <A to="/work/notices">{say(workWords.notices)}</A>
        <A to="/desk">{say(workWords.desk)}</A>
        <A to={withQuery('/work', { rehearsal: rehearsed ? undefined : 'true' })}>{say(rehearsed ? workWords.earnest : workWords.rehearsals)}</A>
      </p>
    </div>
  );
};

/** So many rows keep a page below its size. */
const perPage = '20';

/** What do I owe, what first, what follows when I do nothing? */
export const workPage = forAccounts({
  path: '/work',
  get: async (visit) => {
    const { cursor, rehearsal } = visit.query;
    const rehearsed = rehearsal === 'true';
    const [list, other] = await Promise.all([
      readWorklist(visit, { cursor, rehearsal: rehearsed ? 'true' : undefined, limit: perPage }),
      rehearsed ? null : readWorklist(visit, { rehearsal: 'true', limit: '1' }),
    ]);
    return {
      title: visit.say(workWords.title),
      nav: null,
      secret: true,
      rehearsal: rehearsed,
      body: <Body list={list} query={{ cursor, rehearsal }} elsewhere={other?.owed ?? 0} />,
    };
  },
});
