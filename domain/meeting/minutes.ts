import type { PersonId } from '../kernel/person-id.js';
import type { Outcome } from '../ballot-rule/ballot-rule.js';
import { chineseNumber } from '../law/chinese-number.js';
import type { Instant, Stream } from '../kernel/decider.js';
import { contentHash } from '../kernel/log/merkle.js';
import type { AgendaItem, MeetingInput } from '../messages/messages.js';
import type { Words } from '../kernel/words.js';
import type { MeetingEvent } from './events.js';
import type { AttendanceFigures, VoteFigures } from './state.js';
import { figuresIn } from './vote-figures.js';
import { attendanceSentence } from './signature-sheet.js';

/** An event of a meeting with the time at which it was sequenced; its place in the list is its sequence number less one. */
export type DatedEvent = { readonly at: Instant; readonly event: MeetingEvent };

export type MinutedVote = {
  readonly vote: number;
  readonly ballot: Stream;
  readonly question: string;
  readonly text: string;
  readonly putAt: Instant;
  readonly present: number;
  readonly outcome: Outcome | null;
  readonly figures: VoteFigures | null;
  /** Counts in words, e.g. 赞成十七票. */
  readonly words: Words | null;
  readonly calledOff: string | null;
};

export type MinutedResolution = {
  readonly number: string;
  readonly item: number;
  readonly vote: number | null;
  readonly ballot: Stream | null;
  readonly outcome: Outcome | null;
  readonly text: Words;
  readonly amended: readonly { readonly at: Instant; readonly reason: string }[];
};

export type MinutedItem = Pick<AgendaItem, 'n' | 'title' | 'documents' | 'project' | 'decides'> & {
  readonly opinions: readonly { readonly person: PersonId; readonly name: string; readonly text: string }[];
  readonly votes: readonly MinutedVote[];
};

/** 会议纪要: time, place, agenda, attendance, opinions, decisions, counts in words, conclusion; and what departed from the procedure. */
export type Minutes = {
  readonly meeting: Stream;
  readonly committee: Stream;
  readonly title: MeetingInput['title'];
  readonly form: MeetingInput['form'];
  readonly place: string;
  readonly openedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly sessions: readonly {
    readonly at: Instant;
    readonly what: 'opened' | 'adjourned' | 'resumed' | 'ended';
    readonly figures: AttendanceFigures | null;
  }[];
  readonly attendance: { readonly figures: AttendanceFigures; readonly sentence: Words } | null;
  readonly items: readonly MinutedItem[];
  readonly resolutions: readonly MinutedResolution[];
  readonly departures: readonly { readonly at: Instant; readonly what: string; readonly items: readonly number[]; readonly reason: string | null }[];
  readonly conclusion: string | null;
};

/** The minutes of these events, in order from the call on. The same events always give the same minutes. */
export function minutesOf(events: readonly DatedEvent[]): Minutes {
  const [birth] = events;
  if (birth?.event.type !== 'meetingCalled') throw new Error('minutes begin with the call');
  const { input, stream, short } = birth.event;
  const blank: Minutes = {
    meeting: stream,
    committee: input.committee,
    title: input.title,
    form: input.form,
    place: input.place,
    openedAt: null,
    endedAt: null,
    sessions: [],
    attendance: null,
    items: input.agenda.map(itemOf),
    resolutions: [],
    departures: short ? [{ at: birth.at, what: 'calledLate', items: [], reason: null }] : [],
    conclusion: null,
  };
  const names: { readonly [person: string]: string } = Object.fromEntries(
    events.flatMap(({ event }) => rosterIn(event).map((row): readonly [string, string] => [row.person, row.name])),
  );
  return events.slice(1).reduce((minutes, dated) => withEvent(minutes, dated, names), blank);
}

/** What the chair confirms: SHA-256 of the minutes in canonical form. */
export const minutesHash = (minutes: Minutes): string => contentHash(minutes);

const rosterIn = (event: MeetingEvent): MeetingInput['roster'] =>
  event.type === 'meetingCalled' ? event.input.roster : event.type === 'rosterReplaced' ? event.roster : [];

const itemOf = ({ n, title, documents, project, decides }: AgendaItem): MinutedItem => ({
  n,
  title,
  documents,
  project,
  decides,
  opinions: [],
  votes: [],
});

/** Events that say nothing in minutes (confirmations, dates, single sign-ins) leave them as they are. */
function withEvent(minutes: Minutes, { at, event }: DatedEvent, names: { readonly [person: string]: string }): Minutes {
  switch (event.type) {
    case 'agendaChanged':
      return {
        ...agendaAnew(minutes, event.agenda),
        departures: departed(minutes, event.late.length > 0, { at, what: 'materialLate', items: event.late, reason: event.reason }),
      };
    case 'lateMaterialAccepted':
      return { ...minutes, departures: departed(minutes, true, { at, what: 'lateMaterialAccepted', items: [event.item], reason: event.reason }) };
    case 'materialClosed':
      return {
        ...minutes,
        departures: departed(minutes, event.missing.length > 0, { at, what: 'materialMissing', items: event.missing, reason: null }),
      };
    case 'meetingPostponed':
      return { ...minutes, place: event.place, departures: departed(minutes, true, { at, what: 'postponed', items: [], reason: event.reason }) };
    case 'meetingOpened':
      return session({ ...minutes, openedAt: at }, { at, what: 'opened', figures: event.figures });
    case 'meetingAdjourned':
      return session({ ...minutes, place: event.place }, { at, what: 'adjourned', figures: null });
    case 'meetingResumed':
      return session(minutes, { at, what: 'resumed', figures: event.figures });
    case 'meetingEnded':
      return session({ ...minutes, endedAt: at, conclusion: event.conclusion }, { at, what: 'ended', figures: event.figures });
    case 'opinionNoted': {
      const { person, text } = event;
      return withItem(minutes, event.item, (item) => ({ ...item, opinions: [...item.opinions, { person, name: names[person] ?? person, text }] }));
    }
    case 'voteOrdered':
      return withItem(minutes, event.item, (item) => ({ ...item, votes: [...item.votes, put(event, at)] }));
    case 'voteDecided': {
      const figures = figuresIn(event.counts);
      return withVote(minutes, event.vote, { outcome: event.outcome, figures, words: countsInWords(figures, event.outcome) });
    }
    case 'voteCalledOff':
      return withVote(minutes, event.vote, { outcome: null, figures: null, words: null, calledOff: event.reason });
    case 'voteReopened':
      return withVote(minutes, event.vote, { outcome: null, figures: null, words: null });
    case 'resolutionRecorded': {
      const { number, item, vote, ballot, outcome, text } = event;
      return { ...minutes, resolutions: [...minutes.resolutions, { number, item, vote, ballot, outcome, text, amended: [] }] };
    }
    case 'resolutionAmended':
      return {
        ...minutes,
        resolutions: minutes.resolutions.map((one) =>
          one.number === event.number
            ? { ...one, text: event.text, outcome: event.outcome, amended: [...one.amended, { at, reason: event.reason }] }
            : one,
        ),
      };
    default:
      return minutes;
  }
}

const departed = (minutes: Minutes, happened: boolean, departure: Minutes['departures'][number]): Minutes['departures'] =>
  happened ? [...minutes.departures, departure] : minutes.departures;

/** 实到 is that of the last list that was read out: at the end it has everybody who came. */
function session(minutes: Minutes, one: Minutes['sessions'][number]): Minutes {
  const { figures } = one;
  const sessions = [...minutes.sessions, one];
  if (figures === null) return { ...minutes, sessions };
  return { ...minutes, sessions, attendance: { figures, sentence: attendanceSentence(figures) } };
}

const agendaAnew = (minutes: Minutes, agenda: readonly AgendaItem[]): Minutes => ({
  ...minutes,
  items: agenda.map((item) => {
    const before = minutes.items.find((one) => one.n === item.n);
    return { ...itemOf(item), opinions: before?.opinions ?? [], votes: before?.votes ?? [] };
  }),
});

const withItem = (minutes: Minutes, n: number, change: (item: MinutedItem) => MinutedItem): Minutes => ({
  ...minutes,
  items: minutes.items.map((item) => (item.n === n ? change(item) : item)),
});

const withVote = (minutes: Minutes, n: number, change: Partial<MinutedVote>): Minutes => ({
  ...minutes,
  items: minutes.items.map((item) => ({ ...item, votes: item.votes.map((vote) => (vote.vote === n ? { ...vote, ...change } : vote)) })),
});

const put = ({ vote, ballot, input, figures }: Extract<MeetingEvent, { readonly type: 'voteOrdered' }>, putAt: Instant): MinutedVote => ({
  vote,
  ballot,
  question: input.question,
  text: input.text,
  putAt,
  present: figures.present,
  outcome: null,
  figures: null,
  words: null,
  calledOff: null,
});

const verdicts: { readonly [outcome in Outcome]: Words } = {
  PASS: { zh: '表决通过', en: 'carried' },
  FAIL: { zh: '表决未通过', en: 'not carried' },
  INVALID: { zh: '表决无效', en: 'void' },
  PENDING: { zh: '表决待定', en: 'pending' },
};

/** Formal minutes give counts in words: 赞成十七票，反对三票，弃权一票，表决通过。 */
export function countsInWords({ yes, no, abstain }: VoteFigures, outcome: Outcome): Words {
  const { zh, en } = verdicts[outcome];
  return {
    zh: `赞成${chineseNumber(yes)}票，反对${chineseNumber(no)}票，弃权${chineseNumber(abstain)}票，${zh}。`,
    en: `${yes} in favour, ${no} against, ${abstain} abstaining: ${en}.`,
  };
}
