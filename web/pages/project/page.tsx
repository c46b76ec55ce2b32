import { pilotFields } from '../../../contract/value-words.js';
import { Chip } from '../../parts/chip.js';
import { Deadline } from '../../parts/dates.js';
import { Decisions } from '../../parts/decisions.js';
import { Empty, Facts, Section } from '../../parts/blocks.js';
import { Trail } from '../../parts/page.js';
import { stageWords } from '../../parts/project-rows.js';
import { Stages, stagesOf, type Step } from '../../parts/stages.js';
import { OtherTitle, StandardNumber, Title, titleText } from '../../parts/title.js';
import { A, useSay, useVisiting, Written } from '../../parts/visiting.js';
import { ToDesk } from '../../parts/to-desk.js';
import type { Page } from '../../server/page.js';
import { readDecisions, readEvents, readProject, type DecisionRow, type Event, type Project } from '../../server/read.js';
import { changesWords } from '../../words/changes.js';
import { endWords, projectWords } from '../../words/project.js';
import { History } from './history.js';
import { feedOf } from '../../words/feeds.js';

type Shown = {
  readonly one: Project;
  readonly steps: readonly Step[];
  readonly events: readonly Event[];
  readonly decisions: readonly DecisionRow[];
};

const isLocal = ({ state }: Project): boolean => state.local !== undefined;

const Standing = ({ one }: Pick<Shown, 'one'>) => {
  const { state, status } = one;
  const end = state.end === null ? undefined : endWords[state.end];
  if (end !== undefined) return <Chip tone="quiet" of={end} />;
  const words = one.stage ?? stageWords(status, isLocal(one) ? 'local-standard' : 'group-standard');
  return words === null ? null : <Chip tone="ok" of={words} />;
};

const roundPath = (one: Project): string => `/consultations/${one.id}-${one.state.comment.round}`;

/** What anybody may do now, and until when. */
const Windows = ({ one }: Pick<Shown, 'one'>) => {
  const say = useSay();
  const { comment, notice: shown } = one.state;
  const isCommenting = comment.status === 'open' && comment.closesAt !== null;
  const notice = shown === null || shown.closed ? null : shown.closesAt;
  return (
    <>
      {isCommenting && comment.closesAt !== null ? (
        <>
          <Deadline
            at={comment.closesAt}
            label={say(projectWords.commentWindow)}
            note={comment.provisional ? say(projectWords.provisional) : undefined}
          />
          <p className="btns">
            <A to={roundPath(one)} className="btn">
              {say(projectWords.toConsultation)}
            </A>
          </p>
        </>
      ) : null}
      {notice === null ? null : <Deadline at={notice} label={say(projectWords.noticeWindow)} />}
    </>
  );
};

const Held = ({ one }: Pick<Shown, 'one'>) => {
  const say = useSay();
  const { holds } = one.state;
  if (holds.suspended === null && !holds.frozen) return null;
  return <p className="panel warn">{say(holds.frozen ? projectWords.frozen : projectWords.suspended)}</p>;
};

const Known = ({ one }: Pick<Shown, 'one'>) => {
  const say = useSay();
  const { lang } = useVisiting();
  const { state } = one;
  const units = 'units' in state && Array.isArray(state.units) ? state.units : [];
  const field = state.field === null ? undefined : pilotFields[state.field];
  const { ics = [], ccs = [] } = state.classification ?? {};
  const classes = [...ics.map((code) => `ICS ${code}`), ...ccs.map((code) => `CCS ${code}`)].join(lang === 'zh' ? '，' : ', ');
  return (
    <Facts
      rows={[
        [projectWords.plan, state.plan === null ? null : <span className="stdno">{state.plan.number}</span>],
        [projectWords.number, state.number === null ? null : <StandardNumber number={state.number} />],
        [
          projectWords.body,
          <A to={`/organisations/${state.organisation}`} key="body">
            <Written text={state.organisationName} />
          </A>,
        ],
        [projectWords.lead, state.plan === null ? null : <Written text={state.plan.lead.name} />],
        [projectWords.units, units.length === 0 ? null : <Written text={units.map(({ name }) => name).join('、')} />],
        [projectWords.nature, say(state.nature === 'new' ? projectWords.new : projectWords.revision)],
        [projectWords.revises, state.revises === null ? null : <StandardNumber number={state.revises.number} />],
        [projectWords.field, field === undefined ? null : say(field)],
        [projectWords.classes, classes],
        [
          projectWords.patents,
          state.patents.length === 0 ? null : <Written text={state.patents.map(({ id, holder }) => `${id}（${holder}）`).join('；')} />,
        ],
      ]}
    />
  );
};

const Links = ({ one }: Pick<Shown, 'one'>) => {
  const say = useSay();
  const { comment, publication } = one.state;
  if (comment.round === 0 && publication === null) return null;
  return (
    <ul className="stack">
      {publication === null ? null : (
        <li>
          <A to={`/standards/${one.id}`}>{say(projectWords.standard)}</A>
        </li>
      )}
      {comment.round === 0 ? null : (
        <li>
          <A to={roundPath(one)}>{say(projectWords.lastConsultation)}</A>
        </li>
      )}
      {comment.round === 0 ? null : (
        <li>
          <A to={`/projects/${one.id}/changes`}>{say(changesWords.compare)}</A>
        </li>
      )}
    </ul>
  );
};

const Body = ({ one, steps, events, decisions }: Shown) => {
  const say = useSay();
  return (
    <div className="wrap">
      <Trail above={['home', 'projects']} here={<Written text={one.state.plan?.number ?? one.state.organisationName} />} />
      <div className="head">
        <p className="chips">
          <Standing one={one} />
        </p>
        <h1>
          <Title of={one.state.title} />
        </h1>
        <OtherTitle of={one.state.title} />
        <Held one={one} />
        <Windows one={one} />
      </div>
      <Section id="stages" title={projectWords.stages}>
        <div className="stack">
          <Stages steps={steps} wide />
        </div>
      </Section>
      <div className="two">
        <div>
          <Section id="decisions" title={projectWords.decisions}>
            {decisions.length === 0 ? <Empty>{say(projectWords.noDecisions)}</Empty> : <Decisions rows={decisions} />}
          </Section>
          {events.length === 0 ? null : (
            <Section id="history" title={projectWords.history}>
              <History events={events} />
            </Section>
          )}
        </div>
        <aside className="sec stack">
          <Known one={one} />
          <Links one={one} />
        </aside>
      </div>
      <ToDesk noun="projects" one={one} />
    </div>
  );
};

/** Where does it stand, until when, what was decided? */
export const projectPage: Page = {
  path: '/projects/:id',
  get: async (visit) => {
    const id = visit.params['id'] ?? '';
    const [one, events, decisions] = await Promise.all([
      readProject(visit, id),
      readEvents(visit, 'projects', id),
      readDecisions(visit, 'projects', id),
    ]);
    return {
      title: titleText(one.state.title, visit.lang),
      nav: 'projects',
      feeds: one.rehearsal ? [] : [feedOf('projects', id)],
      rehearsal: one.rehearsal,
      record: one,
      body: <Body one={one} steps={stagesOf(one, events)} events={events} decisions={decisions} />,
    };
  },
};
