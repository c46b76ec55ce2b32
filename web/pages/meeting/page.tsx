import { modeNames, type AttendanceMode } from '../../../domain/meeting/words.js';
import { DataTable, Facts, Section, type Column } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { LongDay, ShortEnd } from '../../parts/dates.js';
import { Form, Hidden } from '../../parts/form.js';
import { Refusal } from '../../parts/problem.js';
import { OtherTitle, Title, titleText } from '../../parts/title.js';
import { A, T, useSay, Written } from '../../parts/visiting.js';
import { ToDesk } from '../../parts/to-desk.js';
import { pageOf } from '../../server/address.js';
import type { Problem } from '../../server/door.js';
import { forMembers } from '../../server/for-members.js';
import { formTokenIn, namesOf, newFormToken } from '../../server/form-token.js';
import type { SeeOther, Shown, Visit } from '../../server/page.js';
import { readDone, readMe, readMeeting, type Meeting } from '../../server/read.js';
import { hrefIn } from '../../words/language.js';
import { attendanceWords, formWords, meetingWords, phaseWords } from '../../words/meeting.js';

type Held = { readonly one: Meeting; readonly me: string };
type Of = { readonly held: Held };
type Body = Of & { readonly token: string; readonly noted: boolean; readonly problem: Problem | null };
type Item = Meeting['state']['agenda'][number];
type Attending = Meeting['state']['roster'][number];

const rowOf = ({ one, me }: Held): Attending | undefined => one.state.roster.find(({ person }) => person === me);
const isOpen = ({ one }: Held, act: string): boolean => one.acts.some(({ name, open }) => name === act && open);

const Head = ({ held: { one } }: Of) => {
  const { state } = one;
  const say = useSay();
  const phase = phaseWords[state.phase];
  return (
    <div className="head">
      <p className="chips">
        {phase === undefined ? null : <Chip tone={phase.tone} of={phase.words} />}
        <Chip tone="quiet" of={formWords[state.form]} />
      </p>
      <h1>
        <Title of={state.title} />
      </h1>
      <OtherTitle of={state.title} />
      <Facts
        rows={[
          [
            meetingWords.when,
            <strong key="when">
              <LongDay at={state.opensAt} />
            </strong>,
          ],
          [meetingWords.place, <Written text={state.place} key="place" />],
          [meetingWords.remote, !state.remote || state.link !== null ? null : say({ zh: '是', en: 'yes' })],
          [meetingWords.link, state.link === null ? null : <RemoteLink to={state.link} />],
          [
            meetingWords.committee,
            state.committeeName === null ? null : (
              <A to={pageOf(one.links['committee'] ?? state.committee)}>
                <Title of={state.committeeName} />
              </A>
            ),
          ],
          [meetingWords.minutes, state.minutesBy === null ? null : <ShortEnd at={state.minutesBy} />],
        ]}
      />
    </div>
  );
};

/** Only what a browser opens as a page is a link; anything else stands as it was written. */
const RemoteLink = ({ to }: { readonly to: string }) =>
  /^https:\/\//.test(to) ? (
    <a href={to} rel="noreferrer">
      {useSay()(meetingWords.link)}
    </a>
  ) : (
    <Written text={to} />
  );

const Running = ({ held: { one } }: Of) => {
  const say = useSay();
  return one.state.votes
    .filter(({ phase }) => phase === 'open')
    .map(({ n, ballot, item }) => (
      <div className="panel warn" key={n}>
        <h2>{say(meetingWords.voteOpen)}</h2>
        <p>
          {say(meetingWords.item(item))}{' '}
          <A to={pageOf(ballot)} className="btn">
            {say(meetingWords.toVote)}
          </A>
        </p>
      </div>
    ));
};

const Papers = ({ documents }: Pick<Item, 'documents'>) => {
  const say = useSay();
  if (documents.length === 0) return <span>{say(meetingWords.noPapers)}</span>;
  return documents.map((sha256, at) => (
    <a key={sha256} href={`/api/v1/documents/${sha256}`} download="">
      {say(meetingWords.paper(at + 1))}
    </a>
  ));
};

const Agenda = ({ held: { one } }: Of) => (
  <Section id="agenda" title={meetingWords.agenda}>
    <ol className="rows">
      {one.state.agenda.map((item) => (
        <li key={item.n}>
          <h3>
            {`${item.n}. `}
            <Title of={item.title} />
          </h3>
          <p className="meta">
            {item.decides ? <Chip tone="info" of={meetingWords.decides} /> : null}
            <Papers documents={item.documents} />
          </p>
        </li>
      ))}
    </ol>
  </Section>
);

const button = (act: 'leave' | 'remote' | 'signOut', label: keyof typeof meetingWords & ('leave' | 'remoteIn' | 'signOut')) => ({ act, label });
const buttons = [button('leave', 'leave'), button('remote', 'remoteIn'), button('signOut', 'signOut')];

/** Leave may be asked for before; to come by remote link is of the day. The door itself is kept by who runs the meeting. */
function offered(held: Held, mine: Attending): readonly string[] {
  const { remote, phase } = held.one.state;
  const here = mine.attendance === 'remote' || mine.attendance === 'remoteUnchecked' || mine.attendance === 'inPerson';
  return [
    ...(isOpen(held, 'signIn') && !here && mine.attendance !== 'leave' ? ['leave'] : []),
    ...(isOpen(held, 'signIn') && remote && !here && phase === 'open' ? ['remote'] : []),
    ...(isOpen(held, 'signOut') && here ? ['signOut'] : []),
  ];
}

const Own = ({ held, token, noted, problem }: Body) => {
  const say = useSay();
  const mine = rowOf(held);
  if (mine === undefined) return <p className="panel">{say(meetingWords.notOnRoster)}</p>;
  const may = offered(held, mine);
  return (
    <Section id="own" title={meetingWords.yours}>
      {noted ? (
        <p className="panel ok more" role="status">
          {say(meetingWords.noted)}
        </p>
      ) : null}
      {problem === null ? null : problem['outcome'] === 'unknown' ? (
        <p className="panel warn more" role="status">
          {say(meetingWords.unknown)}
        </p>
      ) : (
        <Refusal problem={problem} />
      )}
      <Facts rows={[[meetingWords.now, <strong key="now">{say(attendanceWords[mine.attendance])}</strong>]]} />
      {may.length === 0 ? null : (
        <Form action={`/meetings/${held.one.id}`} className="more">
          <Hidden fields={{ token }} />
          <p className="btns">
            {buttons
              .filter(({ act }) => may.includes(act))
              .map(({ act, label }) => (
                <button key={act} className="btn plain" type="submit" name="act" value={act}>
                  {say(meetingWords[label])}
                </button>
              ))}
          </p>
          <p className="small mute more">
            {say(meetingWords.inPersonNote)} {say(meetingWords.leaveNote)}
          </p>
        </Form>
      )}
    </Section>
  );
};

const columns: readonly Column<Attending>[] = [
  { head: meetingWords.person, cell: ({ name }) => <Written text={name} className="nowrap" /> },
  { head: meetingWords.unit, cell: ({ organisationName }) => <Written text={organisationName} /> },
  { head: meetingWords.attendance, cell: ({ attendance }) => <T of={attendanceWords[attendance]} /> },
];

const MeetingBody = (body: Body) => {
  const say = useSay();
  const { held } = body;
  const { roster } = held.one.state;
  return (
    <div className="wrap narrow">
      <Head held={held} />
      <Running held={held} />
      <Own {...body} />
      <Agenda held={held} />
      <Section id="roster" title={meetingWords.roster} more={<span className="mute">{say(meetingWords.people(roster.length))}</span>}>
        <DataTable columns={columns} rows={roster} keyOf={({ person }) => person} say={say} />
      </Section>
      <ToDesk noun="meetings" one={held.one} />
    </div>
  );
};

async function heldBy(visit: Visit): Promise<Held> {
  const [one, me] = await Promise.all([readMeeting(visit, visit.params['id'] ?? ''), readMe(visit)]);
  return { one, me: me.id };
}

function shown(visit: Visit, body: Body): Shown {
  const { one } = body.held;
  return {
    title: `${visit.say(meetingWords.title)}${visit.lang === 'zh' ? '：' : ': '}${titleText(one.state.title, visit.lang)}`,
    nav: null,
    rehearsal: one.rehearsal,
    record: one,
    secret: true,
    status: body.problem?.status ?? 200,
    body: <MeetingBody {...body} />,
  };
}

const isMode = (act: string | undefined): act is AttendanceMode => act !== undefined && Object.hasOwn(modeNames, act);

async function attended(visit: Visit): Promise<Shown | SeeOther> {
  const { act } = visit.form;
  const token = formTokenIn(visit.form);
  const { id: person } = await readMe(visit);
  const id = visit.params['id'] ?? '';
  if (!isMode(act) && act !== 'signOut') return shown(visit, { held: await heldBy(visit), token, noted: false, problem: null });
  const body = isMode(act) ? { person, mode: act } : { person };
  const route = isMode(act) ? 'meetings.signIn' : 'meetings.signOut';
  const { key } = namesOf(token, { id, route, ...body });
  const answer = await visit.ask({ route, params: { id }, body, key });
  if (answer.ok) return { seeOther: `${hrefIn(visit.lang, `/meetings/${id}`)}?noted=${key}` };
  return shown(visit, { held: await heldBy(visit), token, noted: false, problem: answer.problem });
}

/** Whether the command of this key noted its sender at this meeting. */
async function isNoted(visit: Visit, key: string | undefined): Promise<boolean> {
  const done = await readDone(visit, key);
  return done.some(({ stream, type }) => stream === `meeting/${visit.params['id'] ?? ''}` && type === 'attendanceNoted');
}

/** When, where, what is on, with which papers, and am I expected? */
export const meetingPage = forMembers({
  path: '/meetings/:id',
  get: async (visit) =>
    shown(visit, { held: await heldBy(visit), token: newFormToken(), noted: await isNoted(visit, visit.query['noted']), problem: null }),
  post: attended,
});
