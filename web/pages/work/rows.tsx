import type { WorkRow } from '../../../contract/views/work.js';
import type { Words } from '../../../domain/kernel/words.js';
import { RehearsalChip } from '../../parts/chip.js';
import { End, isSoon, TimeLeft } from '../../parts/dates.js';
import { Name } from '../../parts/rows.js';
import { Title } from '../../parts/title.js';
import { A, T, useSay, useVisiting } from '../../parts/visiting.js';
import { standing } from '../../words/language.js';
import { workWords } from '../../words/work.js';
import { placeOf } from './place-of.js';

const About = ({ row: { about } }: { readonly row: WorkRow }) => {
  const { clauses, comments, people } = about;
  const parts: readonly Words[] = [
    ...(clauses === undefined || clauses.length === 0 ? [] : [workWords.clauses(clauses.join('、'))]),
    ...(comments === undefined ? [] : [workWords.comments(comments)]),
    ...(people === undefined ? [] : [workWords.people(people)]),
  ];
  return parts.map((of) => (
    <span key={of.en}>
      <T of={of} />
    </span>
  ));
};

/** Until when, or since when it is overdue. */
function When({ row: { due, overdueSince } }: { readonly row: WorkRow }) {
  const say = useSay();
  if (overdueSince !== null)
    return (
      <p className="end">
        <span className="left over">{say(workWords.overdue)}</span> <End at={overdueSince} />
      </p>
    );
  if (due === null) return <p className="end mute">{say(workWords.noDue)}</p>;
  return (
    <p className="end">
      <End at={due} /> <TimeLeft at={due} />
    </p>
  );
}

/** What stands in the way of the act the row is about. */
const Blocked = ({ row: { blocked } }: { readonly row: WorkRow }) => {
  const { lang } = useVisiting();
  const say = useSay();
  if (blocked === null) return null;
  const why = blocked.blockers.map(({ title, titleZh }) => (lang === 'zh' ? titleZh : title)).join(' ');
  return (
    <p className="small">
      {say(workWords.blocked)}
      <T of={blocked} />
      {lang === 'zh' ? '。' : '. '}
      {why}
    </p>
  );
};

const Ground = ({ row: { ground } }: { readonly row: WorkRow }) => {
  const { lang } = useVisiting();
  const say = useSay();
  if (ground === null) return null;
  const sentence = lang === 'zh' ? ground.titleZh : ground.title;
  return (
    <p className="small mute">
      {sentence === null ? null : `${sentence} `}
      {say(workWords.ground)}
      {lang === 'zh' ? ground.sourceTitleZh : ground.sourceTitle}
    </p>
  );
};

function Row({ row }: { readonly row: WorkRow }) {
  const say = useSay();
  const { now, lang } = useVisiting();
  const { subject, why, act, consequence, owed, due } = row;
  const to = placeOf(row);
  const urgent = owed && (row.overdueSince !== null || (due !== null && isSoon(due, now)));
  const heading = (
    <>
      {act === null ? null : `${standing(say(act))}${lang === 'zh' ? '：' : ': '}`}
      {subject.title === null ? standing(say(why)) : <Title of={subject.title} />}
    </>
  );
  return (
    <li>
      <h3>
        <A to={to}>{heading}</A>
      </h3>
      <div className="about">
        <p className="meta">
          {row.rehearsal ? <RehearsalChip /> : null}
          <span>{standing(say(why))}</span>
          <About row={row} />
          {row.committee?.title == null ? (
            <Name of={row.organisationName} />
          ) : (
            <span>
              <Title of={row.committee.title} />
            </span>
          )}
        </p>
        {consequence === null || !owed ? null : (
          <p className="small">
            {say(workWords.consequence)}
            <T of={consequence} />
          </p>
        )}
        <Blocked row={row} />
        <Ground row={row} />
      </div>
      <When row={row} />
      <p className="act">
        <A to={to} className={urgent ? 'btn' : 'btn plain'}>
          {act === null ? say(workWords.see) : standing(say(act))}
        </A>
      </p>
    </li>
  );
}

/** One thing a row: what and why, until when, and the way to where it is done. */
export const WorkRows = ({ rows }: { readonly rows: readonly WorkRow[] }) => (
  <ul className="rows split work">
    {rows.map((row) => (
      <Row key={`${row.subject.href} ${row.why.code} ${JSON.stringify(row.about)}`} row={row} />
    ))}
  </ul>
);
