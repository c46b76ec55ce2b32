import type { z } from 'zod';
import { actPath } from '../../contract/act-words.js';
import type {
  calendarAddress,
  identityShown,
  invitationShown,
  LifecycleShown,
  programTokenShown,
  SessionShown,
  signInShown,
} from '../../contract/http.js';
import type { me, pageOf } from '../../contract/http.js';
import type { BallotView } from '../../contract/views/ballot.js';
import type { CountShown, OwnVote } from '../../contract/views/ballot-count.js';
import type { KnownPerson } from '../../contract/views/known-person.js';
import type { TieShown } from '../../contract/views/tie.js';
import type { CommentPage } from '../../contract/views/comment.js';
import type { CommitteeView, publicCommitteeView } from '../../contract/views/committee.js';
import type { ConsultationView, publicConsultationView } from '../../contract/views/consultation.js';
import type { IndicatorRows, IndicatorTable } from '../../contract/views/indicator.js';
import type { BreachList } from '../../contract/views/breach.js';
import type { SignalList } from '../../contract/views/signal.js';
import type { PilotList } from '../../contract/views/pilot-row.js';
import type { DraftingView } from '../../contract/views/drafting.js';
import type { IssueShown, VersionShown } from '../../contract/views/drafting-records.js';
import type { MeetingView } from '../../contract/views/meeting.js';
import type { ClauseShown, DocumentShown } from '../../contract/views/document.js';
import type { lifecycleRow, total } from '../../contract/views/list-row.js';
import type { OrganisationView } from '../../contract/views/organisation.js';
import type { PilotView } from '../../contract/views/pilot.js';
import type { ProcedureView, PublicProcedureView } from '../../contract/views/procedure.js';
import type { Checkup, ProfileList } from '../../contract/profile.js';
import type { Profile } from '../../domain/profile/profile.js';
import type { NounPath } from '../../contract/notices/mail-words.js';
import type { PublicNotice } from '../../contract/views/public-notice.js';
import type { SupervisionShown } from '../../contract/views/supervision.js';
import type { ReceiptShown } from '../../contract/views/receipt.js';
import type { StandardShown } from '../../contract/views/standard.js';
import type { PublicProjectView } from '../../contract/views/standard-project.js';
import type { noticeLedger, noticeWish, ownNotice } from '../../contract/notice-ledger.js';
import type { LineageShown } from '../../contract/views/lineage.js';
import type { VersionChanges } from '../../contract/views/text-changes.js';
import type { Beginnings, WorkList } from '../../contract/views/work.js';
import type { eventShown } from '../../contract/event-shown.js';
import type { decisionRow } from '../../contract/dossier.js';
import type { WebhookShown } from '../../contract/webhook.js';
import type { Schema } from '../parts/act-form/schema.js';
import type { Asked } from './door.js';
import { ProblemPage, type Fields, type Visit } from './page.js';

/*
 * What pages read, by the types the contract gives. The routes are held to the contract by the tests of the API, so what they answer is taken for what it is.
 */

export type Row = z.output<typeof lifecycleRow>;
export type Total = z.output<typeof total>;
type Page<Item> = Omit<z.output<ReturnType<typeof pageOf<z.ZodType>>>, 'items'> & { readonly items: readonly Item[] };
export type List<Item> = Page<Item> & { readonly total: Total };
export type Event = z.output<typeof eventShown>;
export type DecisionRow = z.output<typeof decisionRow>;

/** One lifecycle, its state by what this reader may see. Pages read what both sights have. */
export type One<Full, Public = Full> = Omit<LifecycleShown, 'state' | 'view'> &
  ({ readonly view: 'full'; readonly state: Full } | { readonly view: 'public'; readonly state: Public });

type Read = Pick<Visit, 'ask'>;

/** Asks, and makes a page of any problem. */
async function read<Answer>({ ask }: Read, asked: Asked): Promise<Answer> {
  const answer = await ask(asked);
  if (!answer.ok) throw new ProblemPage(answer.problem);
  return answer.body as Answer; // see above
}

/** The same for what a page can do without. */
async function readIfAny<Answer>({ ask }: Read, asked: Asked): Promise<Answer | null> {
  const answer = await ask({ ...asked, ifAny: true });
  if (answer.ok) return answer.body as Answer; // see above
  if (answer.problem.status >= 500) throw new ProblemPage(answer.problem);
  return null;
}

const given = (query: Fields): { readonly [name: string]: string } =>
  Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])));

export type ListedNoun = NounPath;
export const readList = (visit: Read, noun: ListedNoun, query: Fields): Promise<List<Row>> =>
  read(visit, { route: `list.${noun}`, query: given(query) });
export const readListIfAny = (visit: Read, noun: ListedNoun, query: Fields): Promise<List<Row> | null> =>
  readIfAny(visit, { route: `list.${noun}`, query: given(query) });

/** People whom the reader knows; null for who may not ask. */
export const readPeopleIfAny = (visit: Read, query: Fields): Promise<{ readonly items: readonly KnownPerson[] } | null> =>
  readIfAny(visit, { route: 'findPeople', query: given(query) });

export const readStandards = (visit: Read, query: Fields): Promise<List<StandardShown>> =>
  read(visit, { route: 'listStandards', query: given(query) });
export const readStandard = (visit: Read, id: string): Promise<StandardShown> => read(visit, { route: 'readStandard', params: { id } });

export type Consultation = One<ConsultationView, z.output<typeof publicConsultationView>>;
export type Project = One<PublicProjectView>;
export type Committee = One<CommitteeView, z.output<typeof publicCommitteeView>>;
export type Organisation = One<OrganisationView, Omit<OrganisationView, 'projects'>>;

const readOne =
  <Found>(noun: string) =>
  (visit: Read, id: string): Promise<Found> =>
    read(visit, { route: `read.${noun}`, params: { id }, query: { acts: 'none' } });
/** One of whichever noun, with all its acts. */
export const readLifecycle = (visit: Read, noun: string, id: string): Promise<LifecycleShown> =>
  read(visit, { route: `read.${noun}`, params: { id }, query: { acts: 'all' } });
/** One of whichever noun as it stands, without its acts. */
export const readRecord = (visit: Read, noun: string, id: string): Promise<LifecycleShown> => readOne<LifecycleShown>(noun)(visit, id);
export const readRecordIfAny = (visit: Read, noun: string, id: string): Promise<LifecycleShown | null> =>
  readIfAny(visit, { route: `read.${noun}`, params: { id }, query: { acts: 'none' } });
/** What the body of an act holds; the same whether the act is open or not. */
export const readActSchema = (visit: Read, noun: string, act: string): Promise<Schema> =>
  read(visit, { route: 'readActSchema', params: { noun, act: actPath(act) } });
/** What the reader may begin, each with the schema of what begins it. */
export const readBeginnings = async (visit: Read): Promise<Beginnings['items']> =>
  (await read<Beginnings>(visit, { route: 'readBeginnings', query: { schemas: 'true' } })).items;
export const readConsultation = readOne<Consultation>('consultations');
export const readProject = readOne<Project>('projects');
export const readCommittee = readOne<Committee>('committees');
export const readOrganisation = readOne<Organisation>('organisations');

export type ProfileRow = ProfileList['items'][number];
/** Procedures a project may be begun on. */
export const readProfiles = async (visit: Read, query: Fields): Promise<readonly ProfileRow[]> =>
  (await read<ProfileList>(visit, { route: 'listProfiles', query: given(query) })).items;
export const readProfile = async (visit: Read, id: string): Promise<Profile> =>
  (await read<{ readonly profile: Profile }>(visit, { route: 'readProfile', params: { id: id.split('/') } })).profile;
export const checkProfile = (visit: Read, body: object): Promise<Checkup> => read(visit, { route: 'checkProfile', body });
export type Procedure = One<ProcedureView, PublicProcedureView>;
export const readProcedure = (visit: Read, id: string): Promise<Procedure> => read(visit, { route: 'read.procedures', params: { id } });

/** Events of one type, in order. */
export const readEventsOf = async (
  visit: Read,
  noun: string,
  { id, type }: { readonly id: string; readonly type: string },
): Promise<readonly Event[]> =>
  (await readIfAny<Page<Event>>(visit, { route: `events.${noun}`, params: { id }, query: { limit: '200', type } }))?.items ?? [];

export type Pilot = One<PilotView>;
export const readPilot = readOne<Pilot>('pilots');

/** A matter of supervision with its acts, for its parties alone. */
export type Supervision = One<SupervisionShown>;
export const readSupervision = (visit: Read, id: string): Promise<Supervision> =>
  read(visit, { route: 'read.supervisions', params: { id }, query: { acts: 'all' } });

export const readProjectIfAny = (visit: Read, id: string): Promise<Project | null> =>
  readIfAny(visit, { route: 'read.projects', params: { id }, query: { acts: 'none' } });

/** With what its reader may do, or what stands in the way. */
export const readConsultationWithActs = (visit: Read, id: string, query: Fields = {}): Promise<Consultation> =>
  read(visit, { route: 'read.consultations', params: { id }, query: given(query) });
export const readComments = (visit: Read, id: string, query: Fields = {}): Promise<CommentPage> =>
  read(visit, { route: 'listComments', params: { id }, query: given(query) });
export const readClauses = async (visit: Read, sha256: string): Promise<readonly ClauseShown[]> =>
  (await readIfAny<{ readonly items: readonly ClauseShown[] }>(visit, { route: 'documentClauses', params: { sha256 } }))?.items ?? [];
/** Where the comments of a round went, and what became of the text. */
export const readLineage = (visit: Read, id: string, query: Fields): Promise<LineageShown> =>
  read(visit, { route: 'readLineage', params: { id }, query: given(query) });
export const readVersionChanges = (visit: Read, id: string, query: Fields): Promise<VersionChanges> =>
  read(visit, { route: 'draftings.diff', params: { id }, query: given(query) });
export const readDocument = (visit: Read, sha256: string): Promise<DocumentShown | null> =>
  readIfAny(visit, { route: 'describeDocument', params: { sha256 } });

export const readPublicNotices = async (visit: Read, query: Fields = {}): Promise<readonly PublicNotice[]> =>
  (await read<{ readonly items: readonly PublicNotice[] }>(visit, { route: 'listPublicNotices', query: given(query) })).items;

export const readReceipt = (visit: Read, secret: string): Promise<ReceiptShown> => read(visit, { route: 'readReceipt', params: { secret } });

/** As many as a page of a list of the API has. */
const mostEvents = 200;
export const readEvents = (visit: Read, noun: string, id: string): Promise<readonly Event[]> => readEventsAfter(visit, noun, { id, after: 0 });
/** What happened to a record after one of its events, in order. */
export const readEventsAfter = async (
  visit: Read,
  noun: string,
  { id, after }: { readonly id: string; readonly after: number },
): Promise<readonly Event[]> =>
  (await readIfAny<Page<Event>>(visit, { route: `events.${noun}`, params: { id }, query: { limit: String(mostEvents), after: String(after) } }))
    ?.items ?? [];
/** All of it, however much happened. */
export async function readEventsSince(
  visit: Read,
  noun: string,
  { id, after }: { readonly id: string; readonly after: number },
): Promise<readonly Event[]> {
  const found: Event[] = [];
  for (;;) {
    const page = await readEventsAfter(visit, noun, { id, after: found.at(-1)?.seq ?? after });
    found.push(...page);
    if (page.length < mostEvents) return found;
  }
}
export const readDecisions = async (visit: Read, noun: 'projects' | 'committees', id: string): Promise<readonly DecisionRow[]> =>
  (await readIfAny<Page<DecisionRow>>(visit, { route: `dossiers.${noun}`, params: { id } }))?.items ?? [];

export const readWorklist = (visit: Read, query: Fields): Promise<WorkList> => read(visit, { route: 'readWorklist', query: given(query) });

/** What waits at the desk of a committee; null for who does not see all of it. */
export const readCommitteeDeskIfAny = (visit: Read, id: string): Promise<WorkList | null> =>
  readIfAny(visit, { route: 'readCommitteeDesk', params: { id }, query: { limit: '20' } });

/** Whether the account of who visits is linked to an identity of the provider. */
export const readIdentity = (visit: Read): Promise<z.output<typeof identityShown>> => read(visit, { route: 'ownIdentity' });

/** What waits at the desk of who supervises; null for who does not. */
export const readSupervisorDeskIfAny = (visit: Read, query: Fields): Promise<WorkList | null> =>
  readIfAny(visit, { route: 'readSupervisorDesk', query: given(query) });

export const readIndicators = (visit: Read, query: Fields): Promise<IndicatorTable> => read(visit, { route: 'readIndicators', query: given(query) });
export const readIndicatorRows = (visit: Read, query: Fields): Promise<IndicatorRows> =>
  read(visit, { route: 'readIndicatorRows', query: given(query) });
export const readSignals = (visit: Read, query: Fields): Promise<SignalList> => read(visit, { route: 'readSignals', query: given(query) });
export const readBreaches = (visit: Read, query: Fields): Promise<BreachList> => read(visit, { route: 'readBreaches', query: given(query) });
export type PilotRow = PilotList['items'][number];
/** Projects with their departures from the procedure; null for who does not supervise. */
export const readPilotsIfAny = async (visit: Read, query: Fields): Promise<readonly PilotRow[] | null> =>
  (await readIfAny<PilotList>(visit, { route: 'monitorPilots', query: given(query) }))?.items ?? null;

/** The session of who visits; who has none is told to sign in. */
export const readSession = (visit: Read): Promise<SessionShown> => read(visit, { route: 'currentSession' });

export type Ballot = One<BallotView>;
/** With what its reader may do, or what stands in the way. */
export const readBallot = (visit: Read, id: string): Promise<Ballot> => read(visit, { route: 'read.ballots', params: { id } });
/** What counts for the own seat; null for who has none. With `atLeast`, not before that event is seen. */
export const readOwnVote = (visit: Read, id: string, query: Fields = {}): Promise<OwnVote | null> =>
  readIfAny(visit, { route: 'readOwnVote', params: { id }, query: given(query) });
/** The count, as far and as soon as the terms show it. */
export const readCount = (visit: Read, id: string): Promise<CountShown | null> => readIfAny(visit, { route: 'readCount', params: { id } });

export type Drafting = One<DraftingView>;
export type IssueRow = IssueShown;
export const readDrafting = (visit: Read, id: string): Promise<Drafting> => read(visit, { route: 'read.draftings', params: { id } });
export const readDraftingIssues = async (visit: Read, id: string): Promise<readonly IssueRow[]> =>
  (await readIfAny<Page<IssueRow>>(visit, { route: 'draftings.issues', params: { id }, query: { limit: '200' } }))?.items ?? [];
export const readDraftingVersions = async (visit: Read, id: string): Promise<readonly VersionShown[]> =>
  (await readIfAny<Page<VersionShown>>(visit, { route: 'draftings.versions', params: { id }, query: { limit: '200' } }))?.items ?? [];

export type NearTitle = { readonly reference: string; readonly title: string; readonly percent: number };
/** Titles near one that is being written; none where it cannot be one. */
export const readNearTitles = async (visit: Read, title: { readonly zh: string; readonly en: string }): Promise<readonly NearTitle[]> =>
  (await readIfAny<{ readonly items: readonly NearTitle[] }>(visit, { route: 'nearTitles', query: title }))?.items ?? [];

/** Where the comments of the latest round went; null where there is no next text to compare. */
export type Lineage = { readonly round: number; readonly unanswered: readonly string[] };
export const readLineageIfAny = (visit: Read, project: string): Promise<Lineage | null> =>
  readIfAny(visit, { route: 'readLineage', params: { id: project } });

export type Meeting = One<MeetingView>;
export const readMeeting = (visit: Read, id: string): Promise<Meeting> => read(visit, { route: 'read.meetings', params: { id } });

export type Me = z.output<typeof me>;
export const readMe = (visit: Read): Promise<Me> => read(visit, { route: 'whoAmI' });

/** Where something stands in the log, and what it is. */
export type Done = { readonly stream: string; readonly seq: number; readonly at: string; readonly type: string; readonly leaf: string };
/** What a command of the reader led to, in order; nothing while that cannot be seen, which says nothing against it. A key of somebody else, or of nothing, leads to nothing. */
export async function readDone(visit: Read, key: string | undefined): Promise<readonly Done[]> {
  if (key === undefined) return [];
  const answer = await visit.ask({ route: 'readCommand', params: { key } });
  return answer.ok ? (answer.body as { readonly done: readonly Done[] }).done : []; // as the contract has it
}

/** What somebody may be invited to, by a link. */
export const invitedTo = ['ballots', 'consultations', 'meetings'] as const;
export type Invited = (typeof invitedTo)[number];
export const isInvited = (noun: string): boolean => invitedTo.some((one) => one === noun);
export type InvitationRow = z.output<typeof invitationShown>;
export const readInvitations = async (visit: Read, noun: Invited, id: string): Promise<readonly InvitationRow[]> =>
  (await read<Page<InvitationRow>>(visit, { route: `${noun}.invitations`, params: { id } })).items;

export type NoticeLedger = z.output<typeof noticeLedger>;
export type Unreached = NoticeLedger['unreached'][number];
const withNotices: readonly string[] = ['ballots', 'consultations', 'committees'];
export const hasNotices = (noun: string): boolean => withNotices.includes(noun);
export const readNotices = (visit: Read, noun: string, id: string): Promise<NoticeLedger> =>
  read(visit, { route: `${noun}.readNotices`, params: { id } });

/** Null for who does not conduct it. */
export const readNoticesIfAny = (visit: Read, noun: string, id: string): Promise<NoticeLedger | null> =>
  readIfAny(visit, { route: `${noun}.readNotices`, params: { id } });

export const readWebhooks = async (visit: Read, id: string): Promise<readonly WebhookShown[]> =>
  (await read<Page<WebhookShown>>(visit, { route: 'listWebhooks', params: { id } })).items;

export type Tie = TieShown;
export type SignIn = z.output<typeof signInShown>;
export type ProgramToken = z.output<typeof programTokenShown>;
const readOwn =
  <Item>(route: string) =>
  async (visit: Read): Promise<readonly Item[]> =>
    (await read<Page<Item>>(visit, { route })).items;
export const readTies = readOwn<Tie>('ownTies');
export const readCalendarAddress = (visit: Read): Promise<z.output<typeof calendarAddress>> => read(visit, { route: 'readCalendarAddress' });
export const readNoticeWish = (visit: Read): Promise<z.output<typeof noticeWish>> => read(visit, { route: 'readNoticeWish' });
export type OwnNotice = z.output<typeof ownNotice>;
export const readOwnNotices = (visit: Read, query: Fields): Promise<Page<OwnNotice>> => read(visit, { route: 'listOwnNotices', query: given(query) });
export const readSignIns = readOwn<SignIn>('ownSignIns');
export const readProgramTokens = readOwn<ProgramToken>('ownProgramTokens');
