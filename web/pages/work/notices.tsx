import { RehearsalChip } from '../../parts/chip.js';
import { Empty } from '../../parts/blocks.js';
import { Moment } from '../../parts/dates.js';
import { Pager } from '../../parts/pager.js';
import { hasPage } from '../../../contract/notices/mail-words.js';
import { A, T, useSay, Written } from '../../parts/visiting.js';
import { pageOf } from '../../server/address.js';
import { forAccounts } from '../../server/for-members.js';
import type { Fields } from '../../server/page.js';
import { readOwnNotices, type OwnNotice } from '../../server/read.js';
import { mailWords, workWords } from '../../words/work.js';

const placeIn = (href: string): string => {
  const record = href.replace(/^\/api\/v1/, '');
  return hasPage(record.split('/')[1] ?? '') ? pageOf(href) : `/desk${record}`;
};

const Notice = ({ of: { subject, lines, at, outcome, href, rehearsal } }: { readonly of: OwnNotice }) => {
  const say = useSay();
  return (
    <li>
      <h2 className="h3">
        {href === null ? (
          <Written text={say(subject)} />
        ) : (
          <A to={placeIn(href)}>
            <Written text={say(subject)} />
          </A>
        )}
      </h2>
      <p className="meta">
        {rehearsal ? <RehearsalChip /> : null}
        <span>
          <Moment at={at} />
        </span>
        {mailWords[outcome] === undefined ? null : (
          <span>
            <T of={mailWords[outcome]} />
          </span>
        )}
      </p>
      {lines.map((line) => (
        <p key={line.en} className="small">
          <Written text={say(line)} />
        </p>
      ))}
    </li>
  );
};

type Listed = { readonly items: readonly OwnNotice[]; readonly next: string | null; readonly query: Fields };

const Body = ({ items, next, query }: Listed) => {
  const say = useSay();
  return (
    <div className="wrap narrow">
      <div className="head">
        <h1>{say(workWords.notices)}</h1>
        <p className="lede">{say(workWords.noticesLede)}</p>
      </div>
      {items.length === 0 ? (
        <Empty>{say(workWords.noNotices)}</Empty>
      ) : (
        <ul className="rows">
          {items.map((one) => (
            <Notice key={one.notice} of={one} />
          ))}
        </ul>
      )}
      <Pager path="/work/notices" query={query} next={next} />
      <p className="sec small">
        <A to="/work">{say(workWords.back)}</A>
      </p>
    </div>
  );
};

/** What was I told, and when? */
export const ownNoticesPage = forAccounts({
  path: '/work/notices',
  get: async (visit) => {
    const { cursor } = visit.query;
    const { items, next } = await readOwnNotices(visit, { cursor, limit: '20' });
    return { title: visit.say(workWords.notices), nav: null, secret: true, body: <Body items={items} next={next} query={{ cursor }} /> };
  },
});
