import type { ReactNode } from 'react';
import type { PublicNotice } from '../../contract/views/public-notice.js';
import type { StandardShown } from '../../contract/views/standard.js';
import { said } from '../../domain/kernel/words.js';
import { pageOf } from '../server/address.js';
import type { Row } from '../server/read.js';
import { consultationWords } from '../words/consultation.js';
import { standardWords, standingWords } from '../words/standard.js';
import { Chip, RehearsalChip } from './chip.js';
import { Day, End, ShortEnd, TimeLeft } from './dates.js';
import { StandardNumber, Title, type TitleWords } from './title.js';
import { A, T, useVisiting, Written } from './visiting.js';

const untitled: TitleWords = { zh: '（无题）', en: '(untitled)' };
export const titleOf = (row: Row): TitleWords => row.facets.title ?? untitled;

const Meta = ({ children }: { readonly children: ReactNode }) => <p className="meta">{children}</p>;

/** A name on record, which is in Chinese. */
export const Name = ({ of }: { readonly of: string | null }) =>
  of === null ? null : (
    <span>
      <Written text={of} />
    </span>
  );

/** Comment rounds: what, whose, until when. */
export const ConsultationRows = ({ rows }: { readonly rows: readonly Row[] }) => (
  <ul className="rows split">
    {rows.map((row) => (
      <ConsultationRow key={row.id} row={row} />
    ))}
  </ul>
);

function ConsultationRow({ row }: { readonly row: Row }) {
  const { round, comments, closesAt, rehearsal } = row.facets;
  return (
    <li>
      <h3>
        <A to={`/consultations/${row.id}`}>
          <Title of={titleOf(row)} />
        </A>
      </h3>
      <Meta>
        {rehearsal === true ? <RehearsalChip /> : null}
        <Name of={row.organisationName} />
        {round === undefined ? null : (
          <span>
            <T of={consultationWords.round(round)} />
          </span>
        )}
        {comments === undefined ? null : (
          <span>
            <T of={consultationWords.comments(comments)} />
          </span>
        )}
      </Meta>
      {closesAt == null ? null : (
        <p className="end">
          {row.status === 'open' ? <End at={closesAt} /> : <ShortEnd at={closesAt} />} <TimeLeft at={closesAt} />
        </p>
      )}
    </li>
  );
}

const noticeUntil = said('异议至', 'objections until');

export const NoticeRows = ({ notices }: { readonly notices: readonly PublicNotice[] }) => (
  <ul className="rows">
    {notices.map((one) => (
      <li key={one.subject}>
        <p className="chips">
          <Chip tone="info" of={one} />
          {one.rehearsal ? <RehearsalChip /> : null}
        </p>
        <h3>
          <A to={pageOf(one.subject)}>
            <Title of={one.title} />
          </A>
        </h3>
        <Meta>
          <Name of={one.organisationName} />
          <span>
            <T of={noticeUntil} /> <End at={one.closesAt} />
          </span>
          <TimeLeft at={one.closesAt} />
        </Meta>
      </li>
    ))}
  </ul>
);

export const StandardRows = ({ standards }: { readonly standards: readonly StandardShown[] }) => (
  <ul className="rows">
    {standards.map((one) => (
      <StandardRow key={one.id} of={one} />
    ))}
  </ul>
);

function StandardRow({ of: one }: { readonly of: StandardShown }) {
  const { lang } = useVisiting();
  return (
    <li>
      <p className="small">
        <StandardNumber number={one.number} />
      </p>
      <h3>
        <A to={`/standards/${one.id}`}>
          <Title of={one.title} />
        </A>
      </h3>
      <Meta>
        {one.rehearsal ? <RehearsalChip /> : null}
        <span>
          {lang === 'en' ? <T of={standardWords.published} /> : null} <Day at={one.publishedAt} />{' '}
          {lang === 'zh' ? <T of={standardWords.published} /> : null}
        </span>
        <span>
          <T of={standingWords[one.standing].words} />
        </span>
      </Meta>
    </li>
  );
}
