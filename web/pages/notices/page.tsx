import { Empty } from '../../parts/blocks.js';
import { Headed } from '../../parts/list-page.js';
import { withQuery } from '../../parts/pager.js';
import { Trail } from '../../parts/page.js';
import { NoticeRows } from '../../parts/rows.js';
import { A, useSay } from '../../parts/visiting.js';
import type { PublicNotice } from '../../../contract/views/public-notice.js';
import type { Page } from '../../server/page.js';
import { readPublicNotices } from '../../server/read.js';
import { noticesWords } from '../../words/notices.js';
import { publicCalendar } from '../../words/feeds.js';

const Body = ({ notices, rehearsal }: { readonly notices: readonly PublicNotice[]; readonly rehearsal: boolean }) => {
  const say = useSay();
  return (
    <div className="wrap">
      <Trail above={['home']} here={say(noticesWords.title)} />
      <div className="head">
        <h1>{say(noticesWords.title)}</h1>
        <p className="lede">{say(noticesWords.lede)}</p>
      </div>
      {notices.length === 0 ? (
        <Empty>{say(noticesWords.none)}</Empty>
      ) : (
        <Headed title={noticesWords.title}>
          <NoticeRows notices={notices} />
        </Headed>
      )}
      {rehearsal ? null : (
        <p className="sec small">
          <A to={withQuery('/notices', { rehearsal: 'true' })}>{say(noticesWords.rehearsals)}</A>
        </p>
      )}
    </div>
  );
};

/** What may I object to, until when? */
export const noticesPage: Page = {
  path: '/notices',
  get: async (visit) => {
    const { rehearsal } = visit.query;
    const notices = await readPublicNotices(visit, { rehearsal });
    return {
      title: visit.say(noticesWords.title),
      nav: 'notices',
      feeds: [publicCalendar],
      rehearsal: rehearsal === 'true',
      body: <Body notices={notices} rehearsal={rehearsal === 'true'} />,
    };
  },
};
