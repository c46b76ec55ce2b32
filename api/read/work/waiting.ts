import type { NounPath } from '../../../contract/notices/mail-words.js';
import { idOf } from '../../../domain/kernel/decider.js';
import type { BallotState } from '../../../domain/ballot/state.js';
import { answersOwing, conductorsOwing, secondsOwing, votersOwing } from '../../../domain/ballot/owed.js';
import { campaignOwing } from '../../../domain/campaign/owed.js';
import type { CampaignState } from '../../../domain/campaign/state.js';
import { committeeOwing } from '../../../domain/committee/owed.js';
import type { CommitteeState } from '../../../domain/committee/state.js';
import { consultationOwing } from '../../../domain/consultation/owed.js';
import type { ConsultationState } from '../../../domain/consultation/state.js';
import { draftingOwing } from '../../../domain/drafting/owed.js';
import type { DraftingState } from '../../../domain/drafting/state.js';
import { localDate } from '../../../domain/law/calendar/instant.js';
import { committeeBody } from '../../../domain/committee/member.js';
import { meetingOwing } from '../../../domain/meeting/owed.js';
import type { MeetingState } from '../../../domain/meeting/state.js';
import { organisationOwing } from '../../../domain/organisation/owed.js';
import type { OrganisationState } from '../../../domain/organisation/state.js';
import { personOwing } from '../../../domain/person/owed.js';
import type { PersonState } from '../../../domain/person/state.js';
import { pilotOwing } from '../../../domain/pilot/pilot.js';
import type { PilotState } from '../../../domain/pilot/state.js';
import { procedureOwing } from '../../../domain/procedure/owed.js';
import type { ProcedureState } from '../../../domain/procedure/state.js';
import { atRest } from '../../../domain/standard-project/codes.js';
import { projectOwing } from '../../../domain/standard-project/owed.js';
import type { ProjectState } from '../../../domain/standard-project/state.js';
import { supervisionOwing } from '../../../domain/supervision/supervision.js';
import type { SupervisionState } from '../../../domain/supervision/state.js';
import { metBy, type Waiting } from '../../../domain/work/owing.js';
import type { View } from '../../../db/projection.js';
import { conducts, isNamed } from '../../policy/ballot-sight.js';
import type { Ports } from '../../ports.js';
import type { Asking } from '../acts.js';
import { composed } from '../composed.js';

type Waits = (ports: Ports, view: View, asking: Asking) => Promise<readonly Waiting[]> | readonly Waiting[];

/** A ballot says to each who has a seat what is awaited of that seat, and to those who conduct it what is awaited of them. */
const ofBallot: Waits = async (ports, view, asking) => {
  const { caller, context } = asking;
  const state = view.state as BallotState; // written by the projection of ballots
  const inside = conducts(state, caller);
  const seconds = metBy(secondsOwing(state), state, context).filter(({ owed }) => owed || inside);
  const conducted = isNamed(state, caller) && !inside ? [] : metBy(conductorsOwing(state), state, context);
  return [...(await ofSeat(ports, view, asking)), ...seconds, ...conducted];
};

async function ofSeat(ports: Ports, view: View, { caller, state: asked, context }: Asking): Promise<readonly Waiting[]> {
  const state = view.state as BallotState; // as above
  if (!isNamed(state, caller)) return [];
  const seat = (await ports.voters.get(idOf(view._id)))?.seatOf(caller.actor.id) ?? null;
  const whole = asked as BallotState; // with its marks, for who is named
  const answers = seat === null || state.papers.length === 0 ? [] : answersOwing(whole, seat, context.now);
  return metBy([...votersOwing(whole, seat, context), ...answers], state, context);
}

const ofCommittee: Waits = async (ports, view, { context }) => {
  const state = view.state as CommitteeState; // written by the projection of committees
  // Before its first day nobody of a term is in office: looked at is the body that takes it up.
  const on = [localDate(context.now), state.term?.startsOn ?? ''].toSorted().at(-1) ?? '';
  const findings = state.term === null ? [] : (await composed(ports, state, { on, body: committeeBody })).findings;
  return metBy(committeeOwing(state, findings), state, context);
};

/** A project at which nobody has anything to do is still under way; one in force, and nothing due, is not. */
const ofProject: Waits = (_ports, view, { context }) => {
  const state = view.state as ProjectState; // written by the projection of projects
  const waits = metBy(projectOwing(state, context), state, context);
  const idle = waits.length === 0 && state.end === null && !atRest.includes(state.code);
  const due = state.clocks.stage?.at ?? null;
  return idle ? [{ why: 'PROJECT_OF_YOURS', acts: [], due, duty: false, owed: false, may: false }] : waits;
};

const waits: { readonly [collection: string]: Waits | null } = {
  ballots: ofBallot,
  committees: ofCommittee,
  projects: ofProject,
  campaigns: (_ports, { state }, { context }) => metBy(campaignOwing(state as CampaignState), state as CampaignState, context),
  consultations: (_ports, { state }, { context }) => metBy(consultationOwing(state as ConsultationState), state as ConsultationState, context),
  draftings: (_ports, { state }, { context }) => metBy(draftingOwing(state as DraftingState, context.actor.id), state as DraftingState, context),
  meetings: (_ports, { state }, { context }) => metBy(meetingOwing(state as MeetingState, context.now), state as MeetingState, context),
  organisations: (_ports, { state }, { context }) => metBy(organisationOwing(state as OrganisationState), state as OrganisationState, context),
  pilots: (_ports, { state }, { context }) => metBy(pilotOwing(state as PilotState, context), state as PilotState, context),
  procedures: (_ports, { state }, { context }) => metBy(procedureOwing(state as ProcedureState), state as ProcedureState, context),
  persons: (_ports, { state }, { context }) => metBy(personOwing(state as PersonState), state as PersonState, context),
  registers: null,
  supervisions: (_ports, { state }, { context }) => metBy(supervisionOwing(state as SupervisionState), state as SupervisionState, context),
} satisfies { readonly [noun in NounPath]: Waits | null }; // each collection is written by the projection of its noun

/** What the lifecycle behind a view waits for, as the caller meets it. */
export const waitingIn = async (ports: Ports, { collection, view }: { readonly collection: string; readonly view: View }, asking: Asking) =>
  (await waits[collection]?.(ports, view, asking)) ?? [];
