import type { CommentPage } from '../../../contract/views/comment.js';
import { Facts } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { Day, Deadline, isSoon, msOf, ShortEnd } from '../../parts/dates.js';
import { Trail } from '../../parts/page.js';
import { Stages, stagesOf, type Step } from '../../parts/stages.js';
import { OtherTitle, Title, titleText } from '../../parts/title.js';
import { A, T, useSay, useVisiting, Written } from '../../parts/visiting.js';
import { ToDesk } from '../../parts/to-desk.js';
import { pageOf } from '../../server/address.js';
import type { Page, Visit } from '../../server/page.js';
import { readClauses, readComments, readConsultation, readEvents, readProjectIfAny, type Consultation } from '../../server/read.js';
import { closingSoon, consultationWords, phaseWords } from '../../words/consultation.js';
import { idIn } from '../../server/address.js';
import { localDate } from '../../../domain/law/calendar/instant.js';
import { chaptersOf, Placed, type Chapter } from './clauses.js';
import { isOpen } from './is-open.js';
import { Contents, Text, type Reading } from './text.js';

type Round = { readonly one: Consultation; readonly reading: Reading; readonly steps: readonly Step[] };

const Head = ({ one }: { readonly one: Consultation }) => {
  const say = useSay();
  const { now } = useVisiting();
  const { state, id } = one;
  const phase = phaseWords[state.phase];
  const open = isOpen(one, now);
  return (
    <div className="head">
      <p className="chips">
        {phase === undefined ? null : <Chip tone={phase.tone} of={phase.words} />}
        {open && state.closesAt !== null && isSoon(state.closesAt, now) ? <Chip tone="warn" of={closingSoon} /> : null}
      </p>
      <h1>
        <Title of={state.title} />
      </h1>
      <OtherTitle of={state.title} />
      {state.closesAt === null ? null : (
        <Deadline at={state.closesAt} note={open ? say(consultationWords.note(localDate(msOf(state.openedAt)))) : undefined} />
      )}
      {state.voided === undefined ? null : (
        <div className="panel bad">
          <h2>{say(consultationWords.voided)}</h2>
          <p>
            <Written text={state.voided.reason} />
          </p>
        </div>
      )}
      <p className="btns">
        {open ? (
          <A to={`/consultations/${id}/comment`} className="btn">
            {say(consultationWords.give)}
          </A>
        ) : null}
        <a href={`/api/v1/documents/${state.text}`} className="btn plain" download="">
          {say(consultationWords.text)}
        </a>
      </p>
    </div>
  );
};

const Beside = ({ one, steps }: Pick<Round, 'one' | 'steps'>) => {
  const say = useSay();
  const { state } = one;
  const sent = Array.isArray(state.addressees) ? state.addressees.length : state.addressees;
  return (
    <aside className="stack" aria-label={say(consultationWords.project)}>
      <h2>{say(consultationWords.project)}</h2>
      {steps.length === 0 ? null : <Stages steps={steps} />}
      <Facts
        rows={[
          [consultationWords.organisation, state.organisationName === null ? null : <Written text={state.organisationName} />],
          [consultationWords.roundLabel, say(consultationWords.round(state.round))],
          [consultationWords.opened, <Day at={state.openedAt} key="opened" />],
          [consultationWords.received, say(consultationWords.comments(state.comments))],
          [consultationWords.sentTo, sent === 0 ? null : say(consultationWords.units(sent))],
          [consultationWords.answerBy, state.answerBy === null ? null : <ShortEnd at={state.answerBy} />],
        ]}
      />
      <p className="small">
        <A to={pageOf(state.project)}>
          <T of={consultationWords.projectLink} />
        </A>
      </p>
    </aside>
  );
};

const Body = ({ one, reading, steps }: Round) => {
  const say = useSay();
  return (
    <div className="wrap">
      <Trail above={['home', 'consultations']} here={say(consultationWords.round(one.state.round))} />
      <Head one={one} />
      <div className="read">
        {reading.chapters.length === 0 ? <div /> : <Contents reading={reading} />}
        <div>
          <Text reading={reading} />
          <p className="sec small">
            <A to={`/consultations/${one.id}/comments`}>{say(consultationWords.allComments)}</A>
          </p>
        </div>
        <Beside one={one} steps={steps} />
      </div>
      <ToDesk noun="consultations" one={one} />
    </div>
  );
};

/** A page holds so many characters of text, and so many comments beside it. */
const most = { characters: 6000, comments: 40 };

const lengthOf = (chapters: readonly Chapter[]): number =>
  chapters.reduce((sum, { clauses }) => sum + clauses.reduce((own, { paragraphs }) => own + paragraphs.join('').length, 0), 0);

/** The chapter that is asked for, or the first, of a text that is too long to be shown at once. */
function partOf(chapters: readonly Chapter[], comments: CommentPage, asked: string | undefined): string | null {
  const fits = lengthOf(chapters) <= most.characters && comments.items.length <= most.comments && comments.next === null;
  if (fits || chapters.length === 0) return null;
  return chapters.find(({ id }) => id === asked)?.id ?? chapters[0]?.id ?? null;
}

export async function readingOf(visit: Visit, one: Consultation): Promise<Reading> {
  const [clauses, comments] = await Promise.all([readClauses(visit, one.state.text), readComments(visit, one.id, { limit: '200' })]);
  const chapters = chaptersOf(clauses);
  return {
    id: one.id,
    chapters,
    placed: new Placed(comments, chapters),
    part: partOf(chapters, comments, visit.query['part']),
    open: isOpen(one, visit.now),
  };
}

/** What is proposed, how do I answer, what happened to the answers? */
export const consultationPage: Page = {
  path: '/consultations/:id',
  get: async (visit) => {
    const one = await readConsultation(visit, visit.params['id'] ?? '');
    const project = idIn(one.state.project);
    const [reading, about, events] = await Promise.all([
      readingOf(visit, one),
      readProjectIfAny(visit, project),
      readEvents(visit, 'projects', project),
    ]);
    return {
      title: `${visit.say(consultationWords.title)}: ${titleText(one.state.title, visit.lang)}`,
      nav: 'consultations',
      rehearsal: one.rehearsal,
      record: one,
      body: <Body one={one} reading={reading} steps={about === null ? [] : stagesOf(about, events)} />,
    };
  },
};
