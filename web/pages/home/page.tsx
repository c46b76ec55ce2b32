import type { PublicNotice } from '../../../contract/views/public-notice.js';
import type { StandardShown } from '../../../contract/views/standard.js';
import type { Words } from '../../../domain/kernel/words.js';
import { Empty, Section } from '../../parts/blocks.js';
import { ConsultationRows, NoticeRows, StandardRows } from '../../parts/rows.js';
import { Search } from '../../parts/search.js';
import { A, T, useSay } from '../../parts/visiting.js';
import type { Page } from '../../server/page.js';
import type { SampleWorld } from '../../server/sample-world.js';
import { readList, readPublicNotices, readStandards, type Row, type Total } from '../../server/read.js';
import { homeWords } from '../../words/home.js';
import { Greeting } from './greeting.js';
import { Stair } from './stair.js';

const Hero = () => {
  const say = useSay();
  return (
    <div className="hero">
      <div className="wrap">
        <div className="stack">
          <h1>{say(homeWords.call)}</h1>
          <p>{say(homeWords.callNote)}</p>
          <Search role="search" action="/search" name="q" label={homeWords.find} hint={homeWords.findHint} button={homeWords.findButton} />
        </div>
        <Stair />
      </div>
    </div>
  );
};

type Tallied = { readonly to: string; readonly count: string; readonly of: Words };

const Tally = ({ figures }: { readonly figures: readonly Tallied[] }) => (
  <ul className="tally">
    {figures.map(({ to, count, of }) => (
      <li key={to}>
        <A to={to}>
          <b>{count}</b>
          <span>
            <T of={of} />
          </span>
        </A>
      </li>
    ))}
  </ul>
);

const ReceiptSearch = () => (
  <Section id="s4" title={homeWords.receipt}>
    <div className="stack">
      <p className="mute" id="receipt-hint">
        <T of={homeWords.receiptHint} />
      </p>
      <Search action="/receipts" name="code" label={homeWords.receiptLabel} button={homeWords.receiptButton} describedBy="receipt-hint" />
    </div>
  </Section>
);

const More = ({ to, of }: { readonly to: string; readonly of: Words }) => (
  <A to={to}>
    <T of={of} />
  </A>
);

type Home = {
  readonly rounds: readonly Row[];
  readonly notices: readonly PublicNotice[];
  readonly standards: readonly StandardShown[];
  readonly figures: readonly Tallied[];
  readonly samples: SampleWorld | null;
};

const Body = ({ rounds, notices, standards, figures, samples }: Home) => (
  <>
    <Hero />
    <div className="wrap">
      {samples === null ? null : <Greeting world={samples} round={rounds[0]?.id} />}
      <Tally figures={figures} />
      <Section id="s1" title={homeWords.consultations} more={<More to="/consultations" of={homeWords.allConsultations} />}>
        {rounds.length === 0 ? (
          <Empty>
            <T of={homeWords.noConsultations} />
          </Empty>
        ) : (
          <ConsultationRows rows={rounds} />
        )}
      </Section>
      <div className="home-two">
        <Section id="s2" title={homeWords.notices} more={<More to="/notices" of={homeWords.allNotices} />}>
          {notices.length === 0 ? (
            <Empty>
              <T of={homeWords.noNotices} />
            </Empty>
          ) : (
            <NoticeRows notices={notices} />
          )}
        </Section>
        <Section id="s3" title={homeWords.standards} more={<More to="/standards" of={homeWords.allStandards} />}>
          {standards.length === 0 ? (
            <Empty>
              <T of={homeWords.noStandards} />
            </Empty>
          ) : (
            <StandardRows standards={standards} />
          )}
        </Section>
      </div>
      <ReceiptSearch />
    </div>
  </>
);

/** Beyond a thousand nobody counts on. */
const counted = (total: Total): string => (total === null ? '' : `${total.count.toLocaleString('en')}${total.exact ? '' : '+'}`);

const shownOf = { rounds: '6', standards: '5', notices: 5 };

/** What can I comment on, what is new? */
export const homePage: Page = {
  path: '/',
  get: async (visit) => {
    const [rounds, notices, standards, committees] = await Promise.all([
      readList(visit, 'consultations', { status: 'open', sort: 'due', limit: shownOf.rounds }),
      readPublicNotices(visit),
      readStandards(visit, { limit: shownOf.standards }),
      readList(visit, 'committees', { limit: '1' }),
    ]);
    const figures = [
      { to: '/consultations', count: counted(rounds.total), of: homeWords.tallyConsultations },
      { to: '/notices', count: String(notices.length), of: homeWords.tallyNotices(notices.length) },
      { to: '/standards', count: counted(standards.total), of: homeWords.tallyStandards(standards.total?.count ?? 0) },
      { to: '/committees', count: counted(committees.total), of: homeWords.tallyCommittees(committees.total?.count ?? 0) },
    ];
    return {
      title: visit.say(homeWords.title),
      nav: 'home',
      body: (
        <Body
          rounds={rounds.items}
          notices={notices.slice(0, shownOf.notices)}
          standards={standards.items}
          figures={figures}
          samples={visit.samples()}
        />
      ),
    };
  },
};
