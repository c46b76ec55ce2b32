import { Empty, Section } from '../../parts/blocks.js';
import { withQuery, Pager } from '../../parts/pager.js';
import { Trail } from '../../parts/page.js';
import { ConsultationRows } from '../../parts/rows.js';
import { A, T, useSay } from '../../parts/visiting.js';
import type { Fields, Page } from '../../server/page.js';
import { readList, type List, type Row } from '../../server/read.js';
import { consultationWords } from '../../words/consultation.js';
import { publicCalendar, roundsFeed } from '../../words/feeds.js';

type Both = { readonly open: List<Row>; readonly closed: List<Row>; readonly query: Fields };

const Body = ({ open, closed, query }: Both) => {
  const say = useSay();
  return (
    <div className="wrap">
      <Trail above={['home']} here={say(consultationWords.title)} />
      <div className="head">
        <h1>{say(consultationWords.title)}</h1>
        <p className="lede">{say(consultationWords.lede)}</p>
      </div>
      <Section id="open" title={consultationWords.open}>
        {open.items.length === 0 ? <Empty>{say(consultationWords.noneOpen)}</Empty> : <ConsultationRows rows={open.items} />}
      </Section>
      <Section id="closed" title={consultationWords.closed}>
        {closed.items.length === 0 ? <Empty>{say(consultationWords.noneClosed)}</Empty> : <ConsultationRows rows={closed.items} />}
        <Pager path="/consultations" query={query} next={closed.next} />
      </Section>
      {query['rehearsal'] === 'true' ? null : (
        <p className="sec small">
          <A to={withQuery('/consultations', { rehearsal: 'true' })}>
            <T of={consultationWords.rehearsals} />
          </A>
        </p>
      )}
    </div>
  );
};

/** What is open, until when? What closed? */
export const consultationsPage: Page = {
  path: '/consultations',
  get: async (visit) => {
    const { rehearsal, cursor } = visit.query;
    const [open, closed, settled] = await Promise.all([
      readList(visit, 'consultations', { status: 'open', sort: 'due', limit: '100', rehearsal }),
      readList(visit, 'consultations', { status: 'closed', sort: '-updatedAt', limit: '20', rehearsal }),
      readList(visit, 'consultations', { status: 'settled', sort: '-updatedAt', limit: '20', rehearsal, cursor }),
    ]);
    const over = cursor === undefined ? { ...settled, items: [...closed.items, ...settled.items] } : settled;
    return {
      title: visit.say(consultationWords.title),
      nav: 'consultations',
      feeds: [roundsFeed, publicCalendar],
      rehearsal: rehearsal === 'true',
      body: <Body open={open} closed={over} query={{ rehearsal, cursor }} />,
    };
  },
};
