import type { BallotState } from '../ballot/state.js';
import type { Calendar } from '../law/calendar/calendar.js';
import { formatInstant } from '../law/calendar/instant.js';
import type { ConsultationState } from '../consultation/state.js';
import type { ConsultationInput } from '../messages/messages.js';
import type { Kind, Recorded } from '../kernel/decider.js';
import { ballotContent } from './ballot-content.js';
import { campaignContent } from './campaign-content.js';
import { committeeContent } from './committee-content.js';
import type { PilotState } from '../pilot/state.js';
import type { SupervisionState } from '../supervision/state.js';
import { draftingContent } from './drafting-content.js';
import { deadlineProof, movesIn } from './deadline-proof.js';
import { decisionOf } from './decision-kinds.js';
import { dossierFormat, dossierVersion, type Content, type Maker, type Named } from './dossier.js';
import { foldTo, type Folded } from './fold.js';
import { projectContent } from './project-content.js';

/** Everything a dossier says that follows from the events and the calendar. The last event is the decision. */
export const contentOf = (events: readonly Recorded[], calendar: Calendar): Content => contentFrom(foldTo(events), calendar);

/**
 * The same of a log that was folded while it passed by. Of the events, those of `bulk` types need not be at hand: what they say is in the states.
 */
export function contentFrom(folded: Folded, calendar: Calendar): Content {
  const { decision, kind } = folded;
  const entry = decisionOf(kind, decision);
  if (entry === null) throw new Error(`${decision.type} decides nothing`);
  const { about, profile, organisation = null, ...own } = ownContent(folded, calendar);
  const { decision: what, zh, en } = entry;
  const facts = factsOf(folded.after);
  return {
    format: dossierFormat,
    version: dossierVersion,
    subject: {
      stream: decision.stream,
      kind,
      seq: decision.seq,
      type: decision.type,
      decision: what,
      about,
      ...facts,
      ...(organisation === null ? {} : { organisation }),
      zh,
      en,
    },
    decided: { at: decision.at, time: formatInstant(decision.at), by: makerOf(decision.actor) },
    pinned: { profile, calendar: calendar.hash },
    electorate: null,
    rule: null,
    result: null,
    papers: null,
    before: null,
    sensitivity: null,
    assessment: null,
    composition: null,
    deadlines: [],
    documents: documentsIn(decision.data),
    related: [],
    ...own,
    outcome: own.outcome ?? { word: decision.type, reason: reasonIn(decision), zh, en },
  };
}

/** Events that come by the thousand and of which only the fold is read. A part that reads the events themselves must not be of such a type. */
const bulk: { readonly [kind in Kind]?: readonly string[] } = {
  ballot: ['voteCast', 'voteKeptLate', 'commentParked'],
  consultation: ['commentReceived', 'commentKeptLate', 'replyRecorded', 'commentsDisposed', 'duplicatesLinked'],
  register: ['numberMinted', 'numberRepeated', 'numberRefused', 'numbersImported'],
};
export const isBulk = (kind: Kind, type: string): boolean => bulk[kind]?.includes(type) === true;

type Own = {
  readonly about: string;
  readonly profile: string | null;
  readonly organisation?: string;
  readonly outcome?: Content['outcome'] | null;
} & Partial<Omit<Content, 'outcome'>>;

function ownContent(folded: Folded, calendar: Calendar): Own {
  switch (folded.kind) {
    case 'ballot': {
      const { project, profile } = folded.after as BallotState; // folded by the ballot's own decider
      return { ...ballotContent(folded, calendar), profile, related: project === null ? [] : [project] };
    }
    case 'standard-project':
      return projectContent(folded, calendar);
    case 'committee':
      return committeeContent(folded, calendar);
    case 'drafting':
      return draftingContent(folded, calendar);
    case 'campaign':
      return campaignContent(folded, calendar);
    case 'supervision': {
      const { title, project } = folded.after as SupervisionState; // folded by its own decider
      return { about: title, profile: null, related: project === null ? [] : [project] };
    }
    case 'consultation':
      return consultationContent(folded, calendar);
    case 'pilot':
      return { about: (folded.after as PilotState).title.zh, profile: null, related: streamsIn(folded.decision) }; // folded by the pilot's own decider
    default:
      return { about: folded.decision.stream, profile: profileOf(folded.after), related: streamsIn(folded.decision) };
  }
}

/** A comment round: its window is what people dispute. */
function consultationContent({ events, after }: Folded, calendar: Calendar): Own {
  const { title, text, openedAt, closesAt, countsUntil, project } = after as ConsultationState; // folded by the comment round's own decider
  const { input } = events[0]?.data as unknown as { readonly input: ConsultationInput }; // a comment round is born with its input
  const set = { name: 'consultation', from: openedAt, term: input.window, closesAt, countsUntil };
  return {
    about: title,
    profile: null,
    documents: [{ what: 'text', sha256: text }],
    related: [project],
    deadlines: [deadlineProof(calendar, set, movesIn(events, ['consultationOpened', 'consultationClosed']))],
  };
}

/** Common facts of states, whichever kind they are of. */
function factsOf(state: unknown): { readonly organisation: string | null; readonly rehearsal: boolean } {
  const { organisation, rehearsal } = { organisation: null, rehearsal: false, ...(state as object) } as { readonly [key: string]: unknown }; // any state of any kind
  return { organisation: typeof organisation === 'string' ? organisation : null, rehearsal: rehearsal === true };
}

function profileOf(state: unknown): string | null {
  const { profileHash, profile } = { profileHash: null, profile: null, ...(state as object) } as { readonly [key: string]: unknown }; // as above
  return [profileHash, profile].filter((one) => typeof one === 'string')[0] ?? null;
}

const reasonIn = ({ data }: Recorded): string | null => ('reason' in data && typeof data.reason === 'string' ? data.reason : null);

function streamsIn({ data }: Recorded): readonly string[] {
  return Object.values(data).filter((value): value is string => typeof value === 'string' && /^[a-z-]+\/[^\s/]+$/.test(value));
}

/** Every SHA-256 that the event names, by the name it gives it. Leaves of logs and hashes of profiles are none of a document. */
function documentsIn(data: object): readonly Named[] {
  return Object.entries(data).flatMap(([what, value]: [string, unknown]) =>
    typeof value === 'string' && /^[0-9a-f]{64}$/.test(value) && !what.endsWith('Hash') ? [{ what, sha256: value }] : [],
  );
}

function makerOf(actor: string): Maker {
  if (actor === 'system')
    return {
      kind: 'clock',
      id: actor,
      zh: '系统超时处理：期限届满，由系统按规则自动处理，不代表任何人同意',
      en: 'by the clock: the time was over and the rule acted; nobody’s consent',
    };
  if (actor.startsWith('stream:'))
    return {
      kind: 'lifecycle',
      id: actor.slice('stream:'.length),
      zh: `由系统按 ${actor.slice('stream:'.length)} 的结果处理`,
      en: `by the system, on the report of ${actor.slice('stream:'.length)}`,
    };
  return { kind: 'person', id: actor, zh: `由 ${actor} 作出`, en: `by ${actor}` };
}
