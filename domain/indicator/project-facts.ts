import type { Instant } from '../kernel/decider.js';
import { checkProfile } from '../profile/check.js';
import type { Profile } from '../profile/profile.js';
import { workingStage } from '../standard-project/codes.js';
import type { ProjectEvent } from '../standard-project/events.js';
import { resting } from '../standard-project/limits.js';
import type { ProjectState } from '../standard-project/state.js';
import type { Happening } from './happening.js';
import type { Beside, ComplaintFacts, Pinned, ProjectFacts, PublicationFacts } from './facts.js';

type Happened = Happening<ProjectEvent, ProjectState>;

/** The facts of a project after one more event; null for a rehearsal. */
export function projectFacts(before: ProjectFacts | null, happened: Happened): ProjectFacts | null {
  const facts = before ?? born(happened);
  return facts === null ? null : moved(changed(facts, happened), happened);
}

function born({ event, at, stream, state }: Happened): ProjectFacts | null {
  if (event.type !== 'projectProposed' || state.rehearsal) return null;
  return {
    ...{ kind: 'standard-project', stream, organisation: state.organisation, name: state.organisationName },
    ...{ title: { zh: state.title.zh, en: state.title.en }, field: state.field, local: state.local !== undefined },
    ...{ passages: [], rests: [], endedAt: null, pinned: [pinned(state, at)], units: [], beside: [], publication: null },
    ...{ reviews: [], complaints: [], feedbackAt: null },
  };
}

type Found = Omit<Pinned, 'at'>;
/** By the hash of a procedure, which thousands of projects share: a check-up counts a hundred ballots. */
const known: Record<string, Found> = {};

/** Advice is no finding that stays open. */
function pinned({ profile, profileHash }: ProjectState, at: Instant): Pinned {
  const found = known[profileHash] ?? findingsIn(profile);
  known[profileHash] = found;
  return { at, ...found };
}

function findingsIn(profile: Profile): Found {
  const findings = checkProfile(profile);
  const of = (severity: string): number => findings.filter((one) => one.severity === severity).length;
  return { errors: of('error'), warnings: of('warning') };
}

/** What every event may change: the stage, its limit, whether the project rests, its end. */
function moved(facts: ProjectFacts, { at, state }: Happened): ProjectFacts {
  const stage = workingStage(state.code);
  const due = state.clocks.stage?.at ?? null;
  const last = facts.passages.at(-1);
  const passages =
    last?.stage !== stage
      ? [...facts.passages, { stage, at, due }]
      : last.due === due || due === null
        ? facts.passages
        : [...facts.passages.slice(0, -1), { ...last, due }];
  return { ...facts, passages, rests: rested(facts, resting(state), at), endedAt: state.end === null ? null : (facts.endedAt ?? at) };
}

function rested({ rests }: ProjectFacts, now: boolean, at: Instant): ProjectFacts['rests'] {
  const last = rests.at(-1);
  const open = last !== undefined && last.until === null;
  if (now === open) return rests;
  return open ? [...rests.slice(0, -1), { ...last, until: at }] : [...rests, { from: at, until: null }];
}

function changed(facts: ProjectFacts, happened: Happened): ProjectFacts {
  const { event, at, state } = happened;
  switch (event.type) {
    case 'proposalEdited':
      return { ...facts, title: { zh: state.title.zh, en: state.title.en } };
    case 'groupFormed':
      return { ...facts, units: state.group?.units.map(({ organisation }) => organisation) ?? [] };
    case 'gateWaived':
    case 'actRecalled':
      return withBeside(facts, { at, act: event.type });
    case 'profileMigrated':
      return { ...withBeside(facts, { at, act: event.type }), pinned: [...facts.pinned, pinned(state, at)] };
    case 'published':
      return { ...facts, publication: publication(happened, event), reviews: [...facts.reviews, set(event.reviewFrom.at, at)] };
    case 'declared':
      return facts.publication === null ? facts : { ...facts, publication: { ...facts.publication, declaredAt: at, proven: event.proof !== null } };
    case 'standardFiled':
      return { ...facts, publication: filed(facts, at) };
    case 'standardConfirmed':
    case 'standardKept':
      return { ...facts, reviews: [...facts.reviews, set(event.reviewFrom.at, at)] };
    case 'systematicReviewOpened':
      return { ...facts, reviews: facts.reviews.map((one, n, all) => (n === all.length - 1 ? { ...one, openedAt: at } : one)) };
    case 'feedbackGiven':
      return { ...facts, feedbackAt: facts.feedbackAt ?? at };
    default:
      return withComplaints(facts, happened);
  }
}

const withBeside = (facts: ProjectFacts, one: Beside): ProjectFacts => ({ ...facts, beside: [...facts.beside, one] });
const set = (due: Instant, at: Instant) => ({ at, due, openedAt: null });

type Published = Extract<ProjectEvent, { readonly type: 'published' }>;

/** What was known of patents on the day the text went out. */
function publication({ state: { group, patents }, at }: Happened, { declareBy, filing }: Published): PublicationFacts {
  const drafters = group?.drafters ?? [];
  const named = patents.filter(({ removed }) => !removed);
  return {
    ...{ at, declareBy: declareBy.at, declaredAt: null, proven: false, drafters: drafters.length },
    ...(filing === undefined ? {} : { filing: { due: filing.due.at, filedAt: null } }),
    unanswered: drafters.filter(({ person }) => group?.answered.includes(person) !== true).length,
    patents: named.length,
    unlicensed: named.filter(({ licence }) => licence === null).length,
  };
}

const filed = ({ publication: known }: ProjectFacts, at: Instant): PublicationFacts | null =>
  known?.filing === undefined ? known : { ...known, filing: { ...known.filing, filedAt: at } };

function withComplaints(facts: ProjectFacts, { event, at }: Happened): ProjectFacts {
  const one = (n: number, change: Partial<ComplaintFacts>): ProjectFacts => ({
    ...facts,
    complaints: facts.complaints.map((complaint) => (complaint.n === n ? { ...complaint, ...change } : complaint)),
  });
  switch (event.type) {
    case 'complaintFiled': {
      const filed = { n: event.n, at, appeal: event.appeal !== undefined, due: event.clock.at, endedAt: null, upheld: false };
      return { ...facts, complaints: [...facts.complaints, filed] };
    }
    case 'complaintAccepted':
      return one(event.n, { due: event.clock.at });
    case 'complaintRejected':
      return one(event.n, { endedAt: at });
    case 'complaintDecided':
      return one(event.n, { endedAt: at, upheld: event.upheld });
    default:
      return facts;
  }
}
