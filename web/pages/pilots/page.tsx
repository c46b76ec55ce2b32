import type { ReactNode } from 'react';
import { pilotFields } from '../../../contract/value-words.js';
import type { PilotView } from '../../../contract/views/pilot.js';
import { said, type Words } from '../../../domain/kernel/words.js';
import { clockNames, departmentNames, endNames, matterNames, type Department } from '../../../domain/pilot/state.js';
import { DataTable, Empty, Facts, Section, type Column } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { Day, Deadline, LongDay } from '../../parts/dates.js';
import { askedOf, ListPage } from '../../parts/list-page.js';
import { Trail } from '../../parts/page.js';
import { StandingRows } from '../../parts/project-rows.js';
import { OtherTitle, StandardNumber, Title, titleText } from '../../parts/title.js';
import { ToDesk } from '../../parts/to-desk.js';
import { A, T, useSay, useVisiting, Written } from '../../parts/visiting.js';
import type { Page } from '../../server/page.js';
import { readList, readPilot, type Pilot } from '../../server/read.js';

const words = {
  title: said('团体标准试点', 'Pilots of group standards'),
  lede: said(
    '市场监管、民政、科协三部门联合开展的团体标准试点：征集、评审、任务书、检查和验收。',
    'Pilots of group standards under market regulation, civil affairs and the association for science and technology: from the call to the acceptance.',
  ),
  none: said('还没有试点', 'There is no pilot yet'),
  rehearsals: said('看演练中的试点', 'Show rehearsed pilots'),
  society: said('试点团体', 'Society'),
  departments: said('牵头部门', 'Led by'),
  fields: said('领域', 'Field'),
  term: said('试点期', 'Term'),
  call: said('征集', 'Call'),
  see: said('查看', 'Look at it'),
  frozen: said(
    '团体的登记状态受限，试点停在当前阶段；其标准的页面保留。',
    'The society may not act at present: the pilot rests where it stands, and its standards keep their pages.',
  ),
  joint: said('三部门共同办理', 'Done by the three departments together'),
  acted: said('已办理', 'has acted'),
  missing: said('尚未办理', 'has not acted yet'),
  notice: said('公示', 'Public notice'),
  noticeNote: said('任何单位和个人都可以登录提出异议。', 'Anybody who signs in may object.'),
  order: said('任务指标', 'Indicators'),
  indicator: said('指标', 'Indicator'),
  target: said('目标', 'Target'),
  found: said('已计', 'Counted'),
  judged: said('由部门判断', 'judged by the departments'),
  noOrder: said('任务书尚未下达', 'There is no task order yet'),
  timetable: said('日程', 'Timetable'),
  decisions: said('共同决定', 'Joint decisions'),
  noDecisions: said('还没有共同决定', 'Nothing has been decided yet'),
  standards: said('计入试点的标准', 'Standards that count'),
  noStandards: said('还没有计入的标准', 'No standard counts yet'),
  applications: said('申报', 'Applications'),
  noApplications: said('还没有申报', 'There is no application yet'),
  applied: (field: Words): Words => said(`（${field.zh}）`, ` (${field.en})`),
  reports: said('半年报告', 'Half-year reports'),
  reported: ({ filed, late, missed }: PilotView['reports']): Words =>
    said(`已报 ${filed} 份，其中逾期 ${late} 份；未报 ${missed} 份`, `${filed} filed, ${late} of them late; ${missed} missed`),
};

const fieldOf = (field: string): Words => pilotFields[field] ?? said(field, field);

const Fields = ({ of }: { readonly of: readonly string[] }) => {
  const { lang } = useVisiting();
  return of.map((field) => fieldOf(field)[lang]).join(lang === 'zh' ? '、' : ', ');
};

/** Which calls are open, which societies are pilots? */
export const pilotsPage: Page = {
  path: '/pilots',
  get: async (visit) => {
    const query = askedOf(visit.query);
    const found = await readList(visit, 'pilots', { ...query, sort: '-updatedAt', limit: '50' });
    const { title, lede, none, rehearsals } = words;
    return {
      title: visit.say(title),
      nav: 'pilots',
      rehearsal: query['rehearsal'] === 'true',
      body: (
        <ListPage {...{ path: '/pilots', title, lede, none, rehearsals, query }} next={found.next} count={found.items.length}>
          <StandingRows rows={found.items} path="pilots" />
        </ListPage>
      ),
    };
  },
};

type Of = { readonly state: PilotView };
const departments = ['market', 'civil', 'science'] as const satisfies readonly Department[];

const idOf = (href: string): string => href.split('/').at(-1) ?? '';

const Known = ({ state }: Of) => (
  <Facts
    rows={[
      [
        words.society,
        state.form === 'call' ? null : (
          <A to={`/organisations/${state.organisation}`} key="society">
            <Written text={state.organisationName} />
          </A>
        ),
      ],
      [words.fields, <Fields of={state.fields} key="fields" />],
      [words.departments, <Written text={departments.map((one) => state.departments[one].name).join('、')} key="departments" />],
      [
        words.term,
        state.term === null ? null : (
          <span>
            <Day at={state.term.startsAt} /> – <LongDay at={state.term.endsAt} />
          </span>
        ),
      ],
      [words.reports, state.term === null ? null : <T of={words.reported(state.reports)} />],
      [
        words.call,
        state.round === null ? null : (
          <A to={`/pilots/${idOf(state.round)}`} key="call">
            <T of={words.see} />
          </A>
        ),
      ],
    ]}
  />
);

/** Who has acted, and who is missing. */
const Joint = ({ state: { joint } }: Of) =>
  joint === null ? null : (
    <Section id="joint" title={words.joint} more={<T of={matterNames[joint.matter]} />}>
      <Facts
        rows={departments.map((one) => [
          departmentNames[one],
          <Chip key={one} tone={joint.acted.includes(one) ? 'ok' : 'quiet'} of={joint.acted.includes(one) ? words.acted : words.missing} />,
        ])}
      />
    </Section>
  );

type Indicator = NonNullable<PilotView['order']>['indicators'][number];
const columns: readonly Column<Indicator>[] = [
  { head: words.indicator, cell: ({ name }) => <Written text={name} /> },
  { head: words.target, kind: 'num', cell: ({ target }) => target },
  { head: words.found, kind: 'num', cell: ({ found }) => found ?? <T of={words.judged} /> },
];

const Order = ({ state: { order } }: Of) => {
  const say = useSay();
  return (
    <Section id="order" title={words.order}>
      {order === null ? (
        <Empty>{say(words.noOrder)}</Empty>
      ) : (
        <DataTable columns={columns} rows={order.indicators} keyOf={({ name }) => name} say={say} />
      )}
    </Section>
  );
};

const Timetable = ({ state: { dates, report, end } }: Of) => {
  const days = [
    [clockNames.halfYearReport, report?.due ?? null],
    [clockNames.midTerm, dates.midTerm],
    [clockNames.rectification, dates.rectification],
    [clockNames.selfAssessment, dates.selfAssessment],
    [clockNames.pilotEnd, dates.pilotEnd],
    [clockNames.conditions, dates.conditions],
  ] as const;
  return end !== null || days.every(([, at]) => at === null) ? null : (
    <Section id="timetable" title={words.timetable}>
      <Facts rows={days.map(([name, at]) => [name, at === null ? null : <LongDay at={at} key={name.en} />])} />
    </Section>
  );
};

const Decisions = ({ state: { decisions } }: Of) => (
  <Section id="decisions" title={words.decisions}>
    {decisions.length === 0 ? (
      <Empty>
        <T of={words.noDecisions} />
      </Empty>
    ) : (
      <Facts
        rows={decisions.map(({ matterWords, outcomeWords, at }, n) => [
          said(`${n + 1}. ${matterWords.zh}`, `${n + 1}. ${matterWords.en}`),
          <span key={at}>
            <T of={outcomeWords} />{' '}
            <span className="mute">
              <Day at={at} />
            </span>
          </span>,
        ])}
      />
    )}
  </Section>
);

type Listed = {
  readonly id: string;
  readonly title: Words;
  readonly none: Words;
  readonly items: readonly { readonly to: string; readonly of: ReactNode }[];
};

const Links = ({ id, title, none, items }: Listed) => (
  <Section id={id} title={title}>
    {items.length === 0 ? (
      <Empty>
        <T of={none} />
      </Empty>
    ) : (
      <ul className="rows">
        {items.map(({ to, of }) => (
          <li key={to}>
            <A to={to}>{of}</A>
          </li>
        ))}
      </ul>
    )}
  </Section>
);

const Standards = ({ state: { standards } }: Of) => (
  <Links
    {...{ id: 'standards', title: words.standards, none: words.noStandards }}
    items={standards.map(({ project, number }) => ({ to: `/projects/${idOf(project)}`, of: <StandardNumber number={number} /> }))}
  />
);

const Applications = ({ state: { applications } }: Of) => (
  <Links
    {...{ id: 'applications', title: words.applications, none: words.noApplications }}
    items={applications.map(({ pilot, field, organisationName }) => ({
      to: `/pilots/${idOf(pilot)}`,
      of: (
        <>
          <Written text={organisationName} />
          <T of={words.applied(fieldOf(field))} />
        </>
      ),
    }))}
  />
);

const Body = ({ one }: { readonly one: Pilot }) => {
  const say = useSay();
  const { state, deadlines } = one;
  const until = deadlines.find(({ name }) => name === 'applyUntil')?.at;
  return (
    <div className="wrap">
      <Trail above={['home', 'pilots']} here={say(state.stage)} />
      <div className="head">
        <p className="chips">
          <Chip tone={state.end === null ? 'ok' : 'quiet'} of={state.end === null ? state.stage : endNames[state.end]} />
        </p>
        <h1>
          <Title of={state.title} />
        </h1>
        <OtherTitle of={state.title} />
        {state.frozen === null ? null : <p className="panel warn">{say(words.frozen)}</p>}
        {state.notice === null || state.notice.closed ? null : (
          <Deadline at={state.notice.closesAt} label={say(words.notice)} note={say(words.noticeNote)} />
        )}
        {until === undefined ? null : <Deadline at={until} label={say(clockNames.applyUntil)} />}
      </div>
      <Known state={state} />
      <Joint state={state} />
      {state.form === 'call' ? <Applications state={state} /> : null}
      {state.form === 'call' ? null : <Order state={state} />}
      <Timetable state={state} />
      <Decisions state={state} />
      {state.form === 'call' ? null : <Standards state={state} />}
      <ToDesk noun="pilots" one={one} />
    </div>
  );
};

/** Where does a pilot stand, who has acted, what counts? */
export const pilotPage: Page = {
  path: '/pilots/:id',
  get: async (visit) => {
    const one = await readPilot(visit, visit.params['id'] ?? '');
    return { title: titleText(one.state.title, visit.lang), nav: 'pilots', rehearsal: one.rehearsal, body: <Body one={one} /> };
  },
};
