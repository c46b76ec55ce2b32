import { currentCalendar } from '../../../domain/law/calendar/current.js';
import { localDate, parseInstant } from '../../../domain/law/calendar/instant.js';
import type { Instant } from '../../../domain/kernel/decider.js';
import type { Profile } from '../../../domain/profile/profile.js';
import { rehearseCalendar, type StageSpan, type Step } from '../../../domain/profile/rehearsed-calendar.js';
import { soonestCalendar } from '../../../domain/profile/soonest.js';
import { stageTitles } from '../../../domain/profile/vocabulary.js';
import { deadlineText } from '../../../contract/notices/deadline-text.js';
import { DataTable, Empty, type Column } from '../../parts/blocks.js';
import { ErrorSummary, TextField } from '../../parts/form.js';
import { Trail } from '../../parts/page.js';
import { Title, titleText } from '../../parts/title.js';
import { A, useSay, useVisiting } from '../../parts/visiting.js';
import type { Page } from '../../server/page.js';
import { readProcedure, type Procedure } from '../../server/read.js';
import { hrefIn } from '../../words/language.js';
import { procedureWords as words, stepWords } from '../../words/profile.js';
import { shownProfile } from './versions.js';

type Row = { readonly stage: StageSpan; readonly soonest: StageSpan };

/** Nine in the morning of a day in China; null for what is no day this calendar can reach. */
function morningOf(date: string): Instant | null {
  const at = /^20\d\d-\d\d-\d\d$/.test(date) ? parseInstant(`${date}T09:00:00+08:00`) : null;
  return at !== null && localDate(at) === date ? at : null;
}

const endOf = ({ starts, latestEnd, provisional }: StageSpan): string =>
  latestEnd === starts ? '–' : `${deadlineText(latestEnd)}${provisional ? ' *' : ''}`;

const Steps = ({ steps }: { readonly steps: readonly Step[] }) => {
  const say = useSay();
  return steps.length === 0
    ? '–'
    : steps.map(({ step, ends, provisional }) => `${say(stepWords[step])} ${deadlineText(ends)}${provisional ? ' *' : ''}`).join('; ');
};

const Calendar = ({ of, from }: { readonly of: Profile; readonly from: Instant }) => {
  const say = useSay();
  const soonest = soonestCalendar(of, from, currentCalendar);
  const rows = rehearseCalendar(of, from, currentCalendar).flatMap((stage, n): readonly Row[] => {
    const early = soonest[n];
    return early === undefined ? [] : [{ stage, soonest: early }];
  });
  const columns: readonly Column<Row>[] = [
    { head: words.stage, cell: ({ stage }) => `${stage.code} ${say(stageTitles[stage.stage])}` },
    { head: words.earliest, kind: 'nowrap', cell: ({ soonest: early }) => endOf(early) },
    { head: words.latest, kind: 'nowrap', cell: ({ stage }) => endOf(stage) },
    { head: words.window, cell: ({ stage }) => <Steps steps={stage.steps} /> },
  ];
  return <DataTable columns={columns} rows={rows} keyOf={({ stage }) => stage.stage} say={say} />;
};

type Of = { readonly one: Procedure; readonly date: string };

const Body = ({ one, date }: Of) => {
  const say = useSay();
  const { lang } = useVisiting();
  const [from, profile] = [morningOf(date), shownProfile(one, 'draft')];
  const issues = from === null ? [{ path: 'from', ...words.badDate }] : [];
  const path = `/procedures/${one.id}`;
  return (
    <div className="wrap">
      <Trail
        above={['home', 'procedures']}
        here={
          <A to={path}>
            <Title of={one.state.title} />
          </A>
        }
      />
      <div className="head">
        <h1>{say(words.rehearsal)}</h1>
        <p className="lede">{say(words.rehearsalHow)}</p>
        <ErrorSummary title={words.badDate} issues={issues} />
      </div>
      <form action={hrefIn(lang, `${path}/rehearsal`)} method="get" className="short">
        <TextField name="from" label={words.startOn} value={date} type="date" issue={issues[0]} />
        <p className="btns">
          <button className="btn plain" type="submit">
            {say(words.rehearse)}
          </button>
        </p>
      </form>
      <div className="sec">
        {profile === null ? <Empty>{say(words.incomplete)}</Empty> : from === null ? null : <Calendar of={profile} from={from} />}
      </div>
    </div>
  );
};

/** When would each stage end, at the earliest and at the latest, for a project begun on a day? */
export const rehearsalPage: Page = {
  path: '/procedures/:id/rehearsal',
  get: async (visit) => {
    const one = await readProcedure(visit, visit.params['id'] ?? '');
    const date = visit.query['from'] ?? localDate(visit.now);
    return {
      status: morningOf(date) === null ? 422 : 200,
      title: `${visit.say(words.rehearsal)} · ${titleText(one.state.title, visit.lang)}`,
      nav: 'procedures',
      ...(one.view === 'full' ? { secret: true } : {}),
      body: <Body one={one} date={date} />,
    };
  },
};
