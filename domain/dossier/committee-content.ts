import type { Calendar } from '../law/calendar/calendar.js';
import type { CommitteeEvent } from '../committee/events.js';
import type { CommitteeProfile } from '../committee/profile.js';
import type { ClockName, CommitteeState, Displayed } from '../committee/state.js';
import { committeeBody, membersOn, shifted } from '../committee/member.js';
import { localDate } from '../law/calendar/instant.js';
import { eventOf } from '../kernel/log/record.js';
import { termTo } from './term-to.js';
import { composedOf } from './composition-part.js';
import type { Assessment, Composed, Content, DeadlineProof, Named } from './dossier.js';
import { deadlineProof } from './deadline-proof.js';
import { explainRow } from '../ballot-rule/explain.js';
import { elsewhereIn } from './elsewhere.js';
import type { Folded } from './fold.js';
import { noticeProofs } from './notice-proofs.js';

type CommitteePart = Pick<Content, 'assessment' | 'composition' | 'deadlines' | 'documents' | 'related'> & {
  readonly about: string;
  readonly profile: string;
  readonly organisation: string;
  readonly outcome: Content['outcome'] | null;
};

/** What a committee's dossier has beyond the common part: how the grade follows from the score, how the body is composed, and what was shown to the public for how long. */
export function committeeContent(folded: Folded, calendar: Calendar): CommitteePart {
  const state = folded.after as CommitteeState; // folded by the committee's own decider
  const was = (folded.before ?? folded.after) as CommitteeState; // as above
  const decision = eventOf(folded.decision) as CommitteeEvent; // an archived event of a committee
  const assessment = decision.type === 'committeeAssessed' ? gradeOf(decision.score, state.profile.assessment, decision.rectifyBy) : null;
  return {
    about: state.name.zh,
    outcome: assessment && { word: assessment.grade, reason: null, zh: assessment.zh, en: assessment.en },
    profile: state.profileHash,
    organisation: state.authority,
    assessment,
    composition: compositionOf(was, decision, folded),
    deadlines: [
      ...noticeProofs(folded.events, restsOn[decision.type] ?? [], calendar),
      ...clocksOf(folded, calendar),
      ...rectificationOf(folded, calendar),
    ],
    documents: documentsOf(was, decision),
    related: 'standardsTo' in decision && decision.standardsTo.includes('/') ? [decision.standardsTo] : [],
  };
}

type Graded = Pick<CommitteeProfile['assessment'], 'bands' | 'failing' | 'source'>;

/** The grade is the first band whose floor the score reaches (LN-TC 22); every comparison down to it is shown. */
export function gradeOf(score: number, { bands, failing, source }: Graded, rectifyBy: number | null): Assessment {
  const reached = bands.findIndex((band) => score >= band.min);
  const band = bands[reached];
  if (band === undefined) throw new Error(`no band for ${score}`);
  const failed = failing.includes(band.grade);
  const rows = bands
    .slice(0, reached + 1)
    .map(({ grade, min }) => ({ test: `grade ${grade}`, num: score, q: 1, op: '>=', p: min, den: 1, holds: score >= min }) as const);
  return {
    ...{ score, grade: band.grade, title: band.title, bands, failing, failed, rectifyBy, source },
    trace: rows.map(explainRow),
    zh: `得分 ${score}，等级：${band.title.zh}${failed ? '，责令整改' : ''}`,
    en: `score ${score}, grade: ${band.title.en}${failed ? ', rectification ordered' : ''}`,
  };
}

/** The list that was decided on: of the plan, of the re-election, or the body after an adjustment. */
function compositionOf(state: CommitteeState, decision: CommitteeEvent, { events, decision: { at } }: Folded): Composed | null {
  const { profile, host } = state;
  const about = { profile, host: host.organisation, elsewhere: elsewhereIn(listedIn(events)) };
  switch (decision.type) {
    case 'planAccepted':
    case 'establishmentRefused':
      return composedOf(state.roster, { ...about, on: localDate(at) });
    case 'committeeEstablished':
    case 'renewalApproved':
      return composedOf(state.roster, { ...about, on: decision.term.startsOn });
    case 'membersAdjusted': {
      const on = decision.added[0]?.from ?? decision.ended[0]?.until ?? localDate(at);
      return decision.body === committeeBody ? composedOf(membersOn(shifted(state.members, decision), on), { ...about, on, elsewhere: [] }) : null;
    }
    default:
      return null;
  }
}

function listedIn(events: Folded['events']) {
  const listed = events.findLast(({ type }) => type === 'rosterProposed');
  return listed === undefined ? [] : (eventOf(listed) as CommitteeEvent<'rosterProposed'>).findings; // an archived event of that type
}

/** Which notices a decision rests on. */
const restsOn: { readonly [type: string]: readonly Displayed[] } = {
  setupApproved: ['setup'],
  setupRefused: ['setup'],
  committeeEstablished: ['setup', 'plan'],
  establishmentRefused: ['setup', 'plan'],
  committeeDeregistered: ['ending'],
  committeeRevoked: ['ending'],
  committeeKept: ['ending'],
};

/** Limits that a decision kept or ended. */
const keeps: { readonly [type: string]: readonly ClockName[] } = {
  evaluationPassed: ['evaluation'],
  applicationRejected: ['evaluation'],
  planAccepted: ['constitution'],
  constitutionLapsed: ['constitution'],
  committeeAssessed: ['assessment'],
  rectificationAccepted: ['rectification'],
  rectificationRejected: ['rectification'],
  termEnded: ['termEnd'],
};

/** Each of them as the log last set it: events carry every deadline that runs from then on, not its term. */
const clocksOf = ({ events, decision }: Folded, calendar: Calendar): readonly DeadlineProof[] =>
  (keeps[decision.type] ?? []).flatMap((name) => {
    const set = events.slice(0, -1).reduce<Running | null>((last, row) => {
      const closesAt = clockIn(row.data, name);
      return closesAt === null || closesAt === last?.closesAt ? last : { from: row.at, closesAt };
    }, null);
    const term = set === null ? null : termTo(calendar, set.from, set.closesAt);
    return set === null || term === null ? [] : [deadlineProof(calendar, { name, term, ...set })];
  });

type Running = { readonly from: number; readonly closesAt: number };

function clockIn(data: object, name: ClockName): number | null {
  const clocks: object = 'clocks' in data && typeof data.clocks === 'object' && data.clocks !== null ? data.clocks : {};
  const at: unknown = Object.entries(clocks).find(([clock]) => clock === name)?.[1];
  return typeof at === 'number' ? at : null;
}

/** How long a rectification may take, in the order that was given. */
function rectificationOf({ decision: { data, at } }: Folded, calendar: Calendar): readonly DeadlineProof[] {
  const by = 'rectifyBy' in data && typeof data.rectifyBy === 'number' ? data.rectifyBy : null;
  const term = by === null ? null : termTo(calendar, at, by);
  return by === null || term === null ? [] : [deadlineProof(calendar, { name: 'rectification', from: at, term, closesAt: by })];
}

function documentsOf({ papers }: CommitteeState, decision: CommitteeEvent): readonly Named[] {
  const own = 'report' in decision && typeof decision.report === 'string' ? [{ what: 'report', sha256: decision.report }] : [];
  return [...own, ...Object.entries(papers).map(([what, sha256]) => ({ what, sha256 }))];
}
