import type { Act } from '../../../contract/http.js';
import { forMembers } from '../../server/for-members.js';
import { kindWords } from '../../../contract/act-words.js';
import { errorEntry } from '../../../contract/errors.js';
import type { Words } from '../../../domain/kernel/words.js';
import { Empty, Facts, Section } from '../../parts/blocks.js';
import { End, Moment } from '../../parts/dates.js';
import { Title, type TitleWords } from '../../parts/title.js';
import { A, T, useSay, useVisiting, Written } from '../../parts/visiting.js';
import { hasPage } from '../../../contract/notices/mail-words.js';
import type { WorkRow } from '../../../contract/views/work.js';
import { idIn } from '../../server/address.js';
import type { Page, Visit } from '../../server/page.js';
import {
  hasNotices,
  isInvited,
  readCommitteeDeskIfAny,
  readDone,
  readEvents,
  readEventsAfter,
  readRecordIfAny,
  readMe,
  type Event,
  type Me,
} from '../../server/read.js';
import { conductWords } from '../../words/conduct.js';
import { deskWords, nounNames } from '../../words/desk.js';
import { dispositionsWords } from '../../words/dispositions.js';
import { invitationsWords } from '../../words/invitation.js';
import { ledgerWords } from '../../words/ledger.js';
import { standing } from '../../words/language.js';
import { webhookWords } from '../../words/webhooks.js';
import { AlarmList, alarmsAt, type Alarms } from './alarms.js';
import { nameOf, readDesked, titleOf, type Desked } from './read.js';
import { LostVotes } from './lost-votes.js';
import { DeskTrail } from './trail.js';
import { WorkRows } from '../work/rows.js';

const Known = ({ noun, one, office }: Desked & { readonly office: boolean }) => {
  const say = useSay();
  return (
    <Facts
      rows={[
        [deskWords.status, one.stage === null ? null : say(one.stage)],
        [deskWords.organisation, one.issuer === undefined ? null : <Written text={one.issuer.zh} key="issuer" />],
        ...one.deadlines.flatMap(({ kind, name, at, ...words }) => (kind === 'binding' ? [[words, <End at={at} key={name} />] as const] : [])),
        [
          invitationsWords.title,
          office && isInvited(noun) ? <A to={`/${noun}/${encodeURIComponent(one.id)}/invitations`}>{say(deskWords.invite)}</A> : null,
        ],
        [
          ledgerWords.title,
          office && hasNotices(noun) ? <A to={`/desk/${noun}/${encodeURIComponent(one.id)}/notices`}>{say(deskWords.look)}</A> : null,
        ],
        [
          webhookWords.title,
          office && noun === 'organisations' ? <A to={`/desk/${noun}/${encodeURIComponent(one.id)}/webhooks`}>{say(deskWords.look)}</A> : null,
        ],
        [
          dispositionsWords.title,
          noun === 'consultations' ? (
            <A to={`/desk/consultations/${encodeURIComponent(one.id)}/dispositions`}>{say(dispositionsWords.toDispositions)}</A>
          ) : null,
        ],
        [
          conductWords.title,
          office && noun === 'ballots' ? <A to={`/desk/ballots/${encodeURIComponent(one.id)}/conduct`}>{say(conductWords.toConduct)}</A> : null,
        ],
        [deskWords.publicPage, hasPage(noun) ? <A to={`/${noun}/${encodeURIComponent(one.id)}`}>{say(deskWords.openPage)}</A> : null],
      ]}
    />
  );
};

/** A record that belongs to another, by what it is called. */
type Related = { readonly to: string; readonly kind: string; readonly title: TitleWords };

const RelatedRecords = ({ related }: { readonly related: readonly Related[] }) => {
  const say = useSay();
  return related.length === 0 ? null : (
    <Section id="related" title={deskWords.related}>
      <ul className="rows">
        {related.map(({ to, kind, title }) => (
          <li key={to}>
            <A to={to}>
              <Title of={title} />
            </A>{' '}
            <span className="small mute">{standing(say(kindWords(kind)))}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
};

/** A record has so many at most that run side by side. */
const mostRelated = 12;

/** Ballots, meetings, rounds and groups that a record points to, with the names they have there. */
async function relatedTo(visit: Visit, { one }: Desked): Promise<readonly Related[]> {
  const found = Object.values(one.links).flatMap((href) => {
    const [, noun = '', id = ''] = /^\/api\/v1\/([a-z]+)\/([^/?]+)$/.exec(href) ?? [];
    return Object.hasOwn(nounNames, noun) && href !== one.self ? [{ noun, id: decodeURIComponent(id) }] : [];
  });
  const read = await Promise.all(
    found.slice(0, mostRelated).map(async ({ noun, id }): Promise<readonly Related[]> => {
      const other = await readRecordIfAny(visit, noun, id);
      return other === null ? [] : [{ to: `/desk/${noun}/${encodeURIComponent(id)}`, kind: other.kind, title: titleOf(other) }];
    }),
  );
  return read.flat();
}

const OpenActs = ({ noun, one, acts }: Desked & { readonly acts: readonly Act[] }) => {
  const say = useSay();
  if (acts.length === 0) return <Empty>{say(deskWords.openNone)}</Empty>;
  return (
    <ul className="rows acts">
      {acts.map((act) => (
        <li key={act.name}>
          <A to={`/desk/${noun}/${encodeURIComponent(one.id)}/${idIn(act.href)}`}>{say(nameOf(one, act))}</A>
        </li>
      ))}
    </ul>
  );
};

/** An act that is not open, with the first thing that stands in its way. */
const Shut = ({ one, act }: Pick<Desked, 'one'> & { readonly act: Act }) => {
  const say = useSay();
  return (
    <li>
      <b>{say(nameOf(one, act))}</b>
      {act.blockers.slice(0, 1).map(({ code }) => (
        <span className="mute" key={code}>
          {' '}
          <T of={errorEntry(code)} />
        </span>
      ))}
    </li>
  );
};

const Happened = ({ events }: { readonly events: readonly Event[] }) => {
  const say = useSay();
  return (
    <ol className="rows happened" reversed>
      {events.toReversed().map((event) => (
        <li key={event.seq} id={`event-${event.seq}`}>
          <span className="small mute">
            <Moment at={event.at} />
          </span>{' '}
          <Written text={say(event)} />
        </li>
      ))}
    </ol>
  );
};

const Waiting = ({ rows }: { readonly rows: readonly WorkRow[] }) => (
  <Section id="waits" title={deskWords.waits}>
    {rows.length === 0 ? <Empty>{useSay()(deskWords.waitsNone)}</Empty> : <WorkRows rows={rows} />}
  </Section>
);

type Shown = Desked & {
  /** What waits at a committee; null of what has no desk. */
  readonly waits: readonly WorkRow[] | null;
  readonly alarms: Alarms | null;
  readonly events: readonly Event[];
  readonly done: DoneNow | null;
  readonly office: boolean;
  readonly related: readonly Related[];
};

/** What its reader has done, as the record tells it; without words where the reader may not see how. */
type DoneNow = { readonly words: Words | null };

/** What the command of this key did to this record. The key of nobody, of somebody else or of another record did nothing to it. */
async function doneBy(visit: Visit, { noun, one }: Desked, key: string | undefined): Promise<DoneNow | null> {
  const [first] = (await readDone(visit, key)).filter(({ stream }) => stream === `${one.kind}/${one.id}`);
  if (first === undefined) return null;
  const [event] = await readEventsAfter(visit, noun, { id: one.id, after: first.seq - 1 });
  return { words: event?.seq === first.seq ? { zh: event.zh, en: event.en } : null };
}

/** What was just done, said on the page it leads back to. */
const Done = ({ done }: Pick<Shown, 'done'>) => {
  const say = useSay();
  const { lang } = useVisiting();
  return done === null ? null : (
    <div className="panel ok" role="status">
      <h2>
        {say(deskWords.done)}
        {done.words === null ? null : (
          <>
            {lang === 'zh' ? '：' : ': '}
            <Written text={say(done.words)} />
          </>
        )}
      </h2>
      <p>{say(deskWords.doneLede)}</p>
    </div>
  );
};

const Body = ({ noun, one, events, done, office, related, waits, alarms }: Shown) => {
  const say = useSay();
  const shut = one.acts.filter(({ open }) => !open);
  return (
    <div className="wrap narrow">
      <DeskTrail here={standing(say(kindWords(one.kind)))} />
      <div className="head">
        <p className="small">{standing(say(kindWords(one.kind)))}</p>
        <h1>
          <Title of={titleOf(one)} />
        </h1>
      </div>
      <Done done={done} />
      <Known noun={noun} one={one} office={office} />
      <RelatedRecords related={related} />
      <LostVotes votes={one.lostVotes ?? []} />
      {waits === null ? null : <Waiting rows={waits} />}
      {alarms === null ? null : <AlarmList to={`/desk/${noun}/${encodeURIComponent(one.id)}`} alarms={alarms} />}
      <Section id="open" title={deskWords.open}>
        <OpenActs noun={noun} one={one} acts={one.acts.filter(({ open }) => open)} />
      </Section>
      {shut.length === 0 ? null : (
        <details className="fold">
          <summary>{say(deskWords.shut)}</summary>
          <ul className="rows">
            {shut.map((act) => (
              <Shut key={act.name} one={one} act={act} />
            ))}
          </ul>
        </details>
      )}
      {events.length === 0 ? null : (
        <Section id="happened" title={deskWords.happened}>
          <Happened events={events} />
        </Section>
      )}
    </div>
  );
};

/** The office that conducts it. */
const isOffice = ({ grants }: Me, one: Desked['one']): boolean =>
  grants.some(({ role, organisation }) => (role === 'officer' || role === 'secretariat') && organisation === one.organisation);

/** A record as those who work on it see it: what is due, what may be done, what happened. */
export const recordPage: Page = forMembers({
  path: '/desk/:noun/:id',
  get: async (visit) => {
    const { noun, one } = await readDesked(visit);
    const [events, me, related, desk, alarms, done] = await Promise.all([
      readEvents(visit, noun, one.id),
      readMe(visit),
      relatedTo(visit, { noun, one }),
      noun === 'committees' ? readCommitteeDeskIfAny(visit, one.id) : null,
      alarmsAt(visit, { noun, one }),
      doneBy(visit, { noun, one }, visit.query['done']),
    ]);
    const office = isOffice(me, one);
    return {
      title: standing(visit.say(kindWords(one.kind))),
      nav: null,
      rehearsal: one.rehearsal,
      record: one,
      secret: true,
      body: <Body {...{ noun, one, events, office, related, done, alarms, waits: desk?.items ?? null }} />,
    };
  },
});
