import { idOf } from '../../domain/kernel/decider.js';
import { sourceTitles } from '../../contract/source.js';
import type { Source } from '../../domain/law/sources.js';
import type { View } from '../../db/projection.js';
import { isStageCode, stageCodes, stageNameOf } from '../../domain/profile/stage-codes.js';
import type { Json } from '../../domain/kernel/refusal.js';
import type { LostRound, ProjectState, VoidedRound } from '../../domain/standard-project/state.js';
import { projectOwing } from '../../domain/standard-project/owed.js';
import { evidence } from '../../contract/instant.js';
import type { NotReached } from './not-reached.js';
import type { Recusals } from './recusals.js';
import { chinaTime } from '../http/china-time.js';
import { timeOf } from './time-of.js';

/** A departure from the procedure as a fact: what was found, what was needed, by which rule, and where it can be read. */
export type Breach = {
  readonly code: string;
  readonly rule: string;
  readonly source: Source;
  readonly found: Json;
  readonly needed: Json;
  readonly evidence: string;
};

export type PilotRow = {
  readonly association: { readonly organisation: string; readonly name: string; readonly code: string };
  readonly project: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly field: string | null;
  readonly stage: { readonly code: string; readonly zh: string; readonly en: string };
  readonly number: string | null;
  readonly rehearsal: boolean;
  readonly nextDeadline: { readonly name: string; readonly at: string; readonly provisional: boolean } | null;
  readonly overdue: boolean;
  readonly breaches: readonly (Breach & ReturnType<typeof sourceTitles>)[];
  readonly self: string;
};

type NamedClock = { readonly name: string; readonly at: number; readonly provisional: boolean; readonly overdue: boolean };

const clocksOf = (state: ProjectState): readonly NamedClock[] =>
  Object.entries(state.clocks).flatMap(([name, clock]) =>
    clock == null ? [] : [{ name, at: clock.at, provisional: clock.provisional, overdue: clock.overdue }],
  );

const sourceOf: { readonly [clock: string]: (state: ProjectState) => Source } = {
  stage: (state) =>
    state.profile.stages.find((rule) => isStageCode(state.code) && rule.stage === stageCodes[state.code].stage)?.source ?? 'SET-PROFILE',
  review: (state) => state.profile.systematicReview.source,
  declaration: () => 'D-STAGE-TIMES',
  filing: (state) => state.profile.local?.filing.source ?? 'DBM-FILING',
  correction: (state) => state.profile.complaint.source,
};

const overdueBreach = (state: ProjectState, clock: NamedClock, { now, events }: { readonly now: number; readonly events: string }): Breach => ({
  code: 'DEADLINE_PASSED',
  rule: `D-CLOCK-${clock.name.toUpperCase()}`,
  source: sourceOf[clock.name]?.(state) ?? 'SET-PROFILE',
  found: chinaTime(now),
  needed: { before: chinaTime(clock.at) },
  evidence: `${events}?type=becameOverdue`,
});

const waiverBreach = (state: ProjectState, id: string, events: string): Breach => ({
  code: 'GATE_WAIVED',
  rule: id,
  source: state.profile.gates.find((gate) => gate.id === id)?.source ?? 'SET-PROFILE',
  found: 'waived',
  needed: state.profile.gates.find((gate) => gate.id === id)?.evidence ?? [],
  evidence: `${events}?type=gateWaived`,
});

const upheldBreach = (state: ProjectState, events: string): Breach => ({
  code: 'COMPLAINT_UPHELD',
  rule: 'D-COMPLAINT',
  source: state.profile.complaint.source,
  found: state.complaints.upheld,
  needed: 0,
  evidence: `${events}?type=complaintDecided`,
});

/** Lawful, and by the decision body; but who supervises a pilot must see that it no longer runs by the procedure it was begun under. */
const migrationBreach = (state: ProjectState, events: string): readonly Breach[] =>
  state.migrations === undefined
    ? []
    : [
        {
          code: 'PROFILE_MIGRATED',
          rule: 'D-PIN',
          source: 'SET-PROFILE',
          found: { times: state.migrations.times, profileHash: state.profileHash },
          needed: { profileHash: state.migrations.pinned },
          evidence: `${events}?type=profileMigrated`,
        },
      ];

/** The office may call off a comment round; who supervises sees that there was one. */
const voidedBreach = ({ round, reason }: VoidedRound, events: string): Breach => ({
  ...{ code: 'ROUND_VOIDED', rule: 'GS-14', source: 'GS-14', found: { round, reason } },
  ...{ needed: 'an answer to every comment', evidence: `${events}?type=roundVoided` },
});

const decisions = { projectVote: 'projectBallotDecided', review: 'reviewDecided', systematic: 'systematicBallotDecided' } as const;

/** Lawful, and so is another round, or that two persons void it on a ground; but who supervises sees that a vote was lost before one passed. */
function lostBreach({ of, round, outcome, voided }: LostRound, events: string): readonly Breach[] {
  const found = { of, round, outcome };
  if (voided !== undefined) {
    const about = { code: 'LOST_VOTE_VOIDED', rule: 'D-TWO', source: 'D-TWO-PERSONS' } as const;
    return [{ ...about, found: { ...found, reason: voided }, needed: 'a result that stands', evidence: `${events}?type=ballotCalledOff` }];
  }
  const about = { code: 'VOTE_LOST', rule: 'D-SECOND-TRY', source: 'D-SECOND-TRY' } as const;
  return outcome === 'FAIL' ? [{ ...about, found, needed: 'PASS', evidence: `${events}?type=${decisions[of]}` }] : [];
}

/** Facts among what the project waits for: what is suspended, and complaints whose time is over. The list of work of who supervises shows the same. */
const factBreaches = (state: ProjectState, now: number, self: string): readonly Breach[] =>
  projectOwing(state, { now }).flatMap(({ why, ground }) =>
    ground === undefined ? [] : [{ code: why, ...ground, found: evidence(ground.found), needed: evidence(ground.needed), evidence: self }],
  );

const notReachedBreach = ({ of, people }: NotReached): Breach => ({
  ...{ code: 'NOTICE_NOT_REACHED', rule: 'D-NOTICE', source: 'D-NOTICE-REACHES', found: { of, people }, needed: { people: 0 } },
  evidence: `/api/v1/${of.replace('/', 's/')}/notices`,
});

/** What else is known of a project, from other lifecycles. */
export type BesidePilot = { readonly recusals?: readonly Recusals[]; readonly notReached?: readonly NotReached[] };

/** Lawful where two persons agreed; but seats put aside by others than their members shrink a base, and who supervises must see how many. */
const recusedBreach = ({ ballot, seats, of }: Recusals): Breach => ({
  code: 'SEATS_RECUSED',
  rule: 'G6',
  source: 'D-TWO-PERSONS',
  found: { ballot: idOf(ballot), seats, of },
  needed: 0,
  evidence: `/api/v1/ballots/${idOf(ballot)}`,
});

/** One project as the monitor sees it, computed from its state and from who was put aside in its ballots. */
export function pilotRow(view: View, now: number, { recusals = [], notReached = [] }: BesidePilot = {}): PilotRow {
  const state = view.state as ProjectState; // written by the projection of projects
  const self = `/api/v1/projects/${idOf(view._id)}`;
  const events = `${self}/events`;
  const at = timeOf(view, now);
  const clocks = state.end === null ? clocksOf(state) : [];
  const late = clocks.filter((clock) => clock.overdue || clock.at <= at);
  const [next] = clocks.filter((clock) => clock.at > at).toSorted((a, b) => a.at - b.at);
  const stage = isStageCode(view.status) ? stageNameOf(view.status, state.profile.kind) : { zh: view.status, en: view.status };
  return {
    association: { organisation: state.organisation, name: state.organisationName, code: state.societyCode },
    project: idOf(view._id),
    title: { ...state.title },
    field: state.field,
    stage: { code: view.status, zh: stage.zh, en: stage.en },
    number: state.number,
    rehearsal: state.rehearsal,
    nextDeadline: next === undefined ? null : { name: next.name, at: chinaTime(next.at), provisional: next.provisional },
    overdue: late.length > 0,
    breaches: [
      ...late.map((clock) => overdueBreach(state, clock, { now: at, events })),
      ...state.waivers.map((id) => waiverBreach(state, id, events)),
      ...migrationBreach(state, events),
      ...(state.voided ?? []).map((one) => voidedBreach(one, events)),
      ...(state.lost ?? []).flatMap((one) => lostBreach(one, events)),
      ...recusals.map(recusedBreach),
      ...factBreaches(state, at, self),
      ...notReached.map(notReachedBreach),
      ...(state.complaints.upheld > 0 ? [upheldBreach(state, events)] : []),
    ].map((one) => ({ ...one, ...sourceTitles(one.source) })),
    self,
  };
}
