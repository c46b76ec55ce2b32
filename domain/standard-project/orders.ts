import type { Effect, Instant, Stream } from '../kernel/decider.js';
import type { DraftingOrder } from '../messages/drafting.js';
import type { BallotOrder, CampaignReport, ConsultationOrder, OrganisationOrder, ProjectReport, StandardReport } from '../messages/messages.js';
import type { RegisterInput, RegisterOrder } from '../messages/register.js';
import type { ProjectState } from './state.js';
import { organisationStream, registerStream } from './streams.js';

/* What events of a project bring about in other lifecycles. */

export const start = (stream: Stream, input: unknown): Effect => ({ kind: 'start', stream, input });

export function tell<Order extends { readonly type: string }>(stream: Stream, command: Order, ensure?: unknown): Effect {
  return ensure === undefined ? { kind: 'tell', stream, command } : { kind: 'tell', stream, command, ensure };
}

/** What an end or a return leaves running elsewhere and must be called off: children, and a number that is never used again. */
export type CallOff = { readonly voids: readonly Stream[]; readonly burns: string | null };
export const callingOff = ({ voids, burns, reason }: CallOff & { readonly reason: string }, state: ProjectState): readonly Effect[] => [
  ...voids.map((child) => voiding(child, reason)),
  ...(burns === null ? [] : [tell<RegisterOrder>(registerStream(state), { type: 'burn', project: state.project, number: burns, reason })]),
];

const voiding = (child: Stream, reason: string): Effect =>
  child.startsWith('consultation/')
    ? tell<ConsultationOrder>(child, { type: 'voidConsultation', reason })
    : tell<BallotOrder>(child, { type: 'voidBallot', reason });

/** A ballot is told that its result was used; null when nothing was voted. */
export const using = (ballot: Stream | null): readonly Effect[] => (ballot === null ? [] : [tell<BallotOrder>(ballot, { type: 'useResult' })]);

/** A number as the register is asked for it. */
export type Mint = {
  readonly register: Stream;
  readonly ensure: RegisterInput;
  readonly year: number;
  readonly revises: string | null;
  readonly wish: string | null;
  readonly mandatory?: boolean;
  readonly asOf?: Instant;
};

export const minting = ({ register, ensure, year, revises, wish, mandatory, asOf }: Mint, state: ProjectState): Effect =>
  tell<RegisterOrder>(
    register,
    {
      type: 'mint',
      ...(asOf === undefined ? {} : { asOf }),
      project: state.project,
      organisation: state.organisation,
      year,
      revises,
      wish,
      ...(mandatory === undefined ? {} : { mandatory }),
    },
    ensure,
  );

/** The society is told of an end; and when a revision came to nothing, so is the standard it was to replace. */
export function farewells(state: ProjectState, reason: string): readonly Effect[] {
  const old = state.revises?.project ?? null;
  return [
    tell<OrganisationOrder>(organisationStream(state), { type: 'projectEnded', project: state.project }),
    ...(state.consensus === undefined ? [] : [tell<DraftingOrder>(state.consensus.drafting, { type: 'disband', reason })]),
    ...(old === null || state.publication !== null ? [] : [tell<ProjectReport>(old, { type: 'successorEnded', successor: state.project, reason })]),
  ];
}

/** A campaign hears the outcome of the 复审 it asked for. */
export const outcomeFor = (campaign: Stream, outcome: string, { project, number }: ProjectState): Effect =>
  tell<CampaignReport>(campaign, { type: 'reviewOutcome', project, outcome, number });

export const outcomeForAll = (outcome: string, state: ProjectState): readonly Effect[] => [
  ...(state.campaigns ?? []).map((campaign) => outcomeFor(campaign, outcome, state)),
  ...counting('reviewed', state),
];

/** The society hears of its standards, for the pilots they count in. */
export const counting = (as: StandardReport['as'], state: ProjectState): readonly Effect[] => {
  const { project, number, field, rehearsal, profile } = state;
  if (number === null || profile.kind !== 'group-standard') return [];
  return [tell<OrganisationOrder>(organisationStream(state), { type: 'standardReported', project, number, field, as, rehearsal })];
};
