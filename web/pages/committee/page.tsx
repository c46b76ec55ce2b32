import { dutyNames, subgroupKinds } from '../../../domain/committee/words.js';
import { DataTable, Empty, Facts, Section, type Column } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { Deadline } from '../../parts/dates.js';
import { Decisions } from '../../parts/decisions.js';
import { Trail } from '../../parts/page.js';
import { committeeStage, StandingRows } from '../../parts/project-rows.js';
import { OtherTitle, Title, titleText } from '../../parts/title.js';
import { A, useSay, Written } from '../../parts/visiting.js';
import { ToDesk } from '../../parts/to-desk.js';
import type { Page } from '../../server/page.js';
import { readCommittee, readDecisions, readList, type Committee, type DecisionRow, type Row } from '../../server/read.js';
import { committeeWords } from '../../words/committee.js';
import { committeeCalendar, feedOf } from '../../words/feeds.js';

type Shown = { readonly one: Committee; readonly decisions: readonly DecisionRow[]; readonly projects: readonly Row[] };
type Person = Pick<Committee['state']['members'][number], 'name' | 'organisationName' | 'duty'>;

const columns: readonly Column<Person>[] = [
  { head: committeeWords.person, cell: ({ name }) => <Written text={name} className="nowrap" /> },
  { head: committeeWords.unit, cell: ({ organisationName }) => <Written text={organisationName} /> },
  { head: committeeWords.duty, kind: 'nowrap', cell: ({ duty }) => <Duty of={duty} /> },
];
const Duty = ({ of }: { readonly of: Person['duty'] }) => useSay()(dutyNames[of]);

/** Who has left is in the history of the committee, not in its list. */
const membersOf = ({ view, state }: Committee): readonly Person[] =>
  view === 'full' ? state.members.filter(({ until }) => until === null) : state.members;

const isSuspended = ({ state }: Committee): boolean => (typeof state.suspended === 'boolean' ? state.suspended : state.suspended !== null);

const Known = ({ one }: Pick<Shown, 'one'>) => {
  const { state } = one;
  return (
    <Facts
      rows={[
        [committeeWords.number, state.number === null ? null : <span className="stdno">{state.number}</span>],
        [committeeWords.scope, <Written text={state.scope} key="scope" />],
        [
          committeeWords.host,
          <A to={`/organisations/${state.host.organisation}`} key="host">
            <Written text={state.host.name} />
          </A>,
        ],
        [committeeWords.authority, state.authorityName === null ? null : <Written text={state.authorityName} />],
        [committeeWords.applicant, <Written text={state.applicant.name} key="applicant" />],
        [committeeWords.established, state.establishedOn],
        [committeeWords.term, state.term === null ? null : <Term of={state.term} />],
      ]}
    />
  );
};

const Term = ({ of: { n, startsOn, endsOn } }: { readonly of: NonNullable<Committee['state']['term']> }) => (
  <>
    {useSay()(committeeWords.termNo(n))} <span className="nowrap">{startsOn}</span> – <span className="nowrap">{endsOn}</span>
  </>
);

const Notice = ({ one }: Pick<Shown, 'one'>) => {
  const say = useSay();
  const { notice } = one.state;
  if (notice === null || notice.closed) return null;
  return <Deadline at={notice.closesAt} label={say(committeeWords.notice)} note={say(committeeWords.noticeNote)} />;
};

const Members = ({ people }: { readonly people: readonly Person[] }) => {
  const say = useSay();
  return (
    <Section id="members" title={committeeWords.members} more={<span className="mute">{say(committeeWords.memberCount(people.length))}</span>}>
      {people.length === 0 ? (
        <Empty>{say(committeeWords.noMembers)}</Empty>
      ) : (
        <DataTable columns={columns} rows={people} keyOf={({ name, organisationName }) => `${name} ${organisationName}`} say={say} />
      )}
    </Section>
  );
};

const Subgroups = ({ one }: Pick<Shown, 'one'>) => {
  const say = useSay();
  const { subgroups } = one.state;
  if (subgroups.length === 0) return null;
  return (
    <Section id="subgroups" title={committeeWords.subgroups}>
      <ul className="rows">
        {subgroups.map(({ key, kind, name, scope }) => (
          <li key={key}>
            <h3>
              <Title of={name} />
            </h3>
            <p className="meta">
              <span>{say(subgroupKinds[kind])}</span>
              <span>
                <Written text={scope} />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
};

const Body = ({ one, decisions, projects }: Shown) => {
  const say = useSay();
  const { state } = one;
  const stage = committeeStage(state.code);
  return (
    <div className="wrap">
      <Trail above={['home', 'committees']} here={state.number ?? (stage === null ? say(committeeWords.title) : say(stage))} />
      <div className="head">
        <p className="chips">{stage === null ? null : <Chip tone={state.end === null ? 'ok' : 'quiet'} of={stage} />}</p>
        <h1>
          <Title of={state.name} />
        </h1>
        <OtherTitle of={state.name} />
        {isSuspended(one) ? <p className="panel warn">{say(committeeWords.suspended)}</p> : null}
        <Notice one={one} />
      </div>
      <Known one={one} />
      <Members people={membersOf(one)} />
      <Subgroups one={one} />
      <Section id="projects" title={committeeWords.projects}>
        {projects.length === 0 ? <Empty>{say(committeeWords.noProjects)}</Empty> : <StandingRows rows={projects} path="projects" />}
      </Section>
      {decisions.length === 0 ? null : (
        <Section id="decisions" title={committeeWords.decisions}>
          <Decisions rows={decisions} />
        </Section>
      )}
      <ToDesk noun="committees" one={one} />
    </div>
  );
};

/** Who sits there, what does it do, until when? */
export const committeePage: Page = {
  path: '/committees/:id',
  get: async (visit) => {
    const id = visit.params['id'] ?? '';
    const one = await readCommittee(visit, id);
    const [decisions, projects] = await Promise.all([
      readDecisions(visit, 'committees', id),
      readList(visit, 'projects', { committee: id, rehearsal: one.rehearsal ? 'true' : undefined, limit: '30' }),
    ]);
    return {
      title: titleText(one.state.name, visit.lang),
      nav: 'committees',
      feeds: one.rehearsal ? [] : [feedOf('committees', id), committeeCalendar(id)],
      rehearsal: one.rehearsal,
      record: one,
      body: <Body one={one} decisions={decisions} projects={projects.items} />,
    };
  },
};
