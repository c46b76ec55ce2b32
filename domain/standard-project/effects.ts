import { askingCommittee } from '../committee/ask-committee.js';
import type { Effect, Stream } from '../decider.js';
import type { BallotOrder, CampaignReport, ConsultationOrder, OrganisationOrder } from '../messages.js';
import type { DraftingOrder } from '../drafting-messages.js';
import type { OldEvent } from './events.js';
import { noticesOf } from './notices.js';
import { callingOff, farewells, minting, tell, using } from './orders.js';
import type { ProjectState } from './state.js';
import { draftingStream, organisationStream } from './streams.js';

/** What follows outside from an event: children started, orders given, a number asked for, people told. */
export const effects = (event: OldEvent, state: ProjectState): readonly Effect[] => [
  ...starts(event),
  ...orders(event, state),
  ...(isEnd(event) ? farewells(state, reasonOf(event)) : []),
  ...noticesOf(event, state),
];

function starts(event: OldEvent): readonly Effect[] {
  switch (event.type) {
    case 'consultationOrdered':
      return [{ kind: 'start', stream: event.consultation, input: event.input }];
    case 'projectBallotOrdered':
    case 'reviewBallotOrdered':
    case 'systematicBallotOrdered':
      return [{ kind: 'start', stream: event.ballot, input: event.input }];
    case 'revisionStarted':
      return [{ kind: 'start', stream: event.successor, input: event.input }];
    case 'groupFormed':
      return event.drafting === undefined ? [] : [{ kind: 'start', stream: event.drafting.stream, input: event.drafting.input }];
    default:
      return [];
  }
}

function orders(event: OldEvent, state: ProjectState): readonly Effect[] {
  const calls = 'voids' in event ? callingOff(event, state) : [];
  const used = 'usesBallot' in event ? using(event.usesBallot) : [];
  return [...calls, ...used, ...further(event, state), ...answers(event, state)];
}

function further(event: OldEvent, state: ProjectState): readonly Effect[] {
  switch (event.type) {
    case 'projectProposed':
      return [tell<OrganisationOrder>(organisationStream(event.input), { type: 'projectStarted', project: event.project })];
    case 'draftSwapped':
      return [
        tell<ConsultationOrder>(event.consultation, { type: 'swapText', from: event.from, to: event.to, nature: event.nature, reason: event.reason }),
      ];
    case 'erratumOrdered':
      return [
        tell<BallotOrder>(event.ballot, {
          ...{ type: 'swapBallotText', from: event.from, to: event.to, nature: 'erratum', reason: event.reason, by: event.by },
          ...(event.reading ? { reading: event.reading } : {}),
        }),
      ];
    case 'voidingAsked':
      return [tell<BallotOrder>(event.ballot, { type: 'voidBallot', reason: event.reason, by: event.by })];
    case 'reviewBallotAsked':
      return [askingCommittee(event.committee, event)];
    case 'approved':
    case 'numberRequested':
      return [minting(event.mint, state)];
    case 'groupFormed':
      return event.drafting === undefined ? [] : regrouped(event.note, state);
    case 'reviewTerminated':
      return using(event.ballot);
    case 'projectBallotDecided':
      return event.refused ? using(event.ballot) : [];
    default:
      return [];
  }
}

/** What campaigns hear: the outcome of the 复审 they asked for, and once more when a withdrawal came to nothing. */
function answers(event: OldEvent, state: ProjectState): readonly Effect[] {
  const report = (campaign: Stream, outcome: string): Effect =>
    tell<CampaignReport>(campaign, { type: 'reviewOutcome', project: state.project, outcome, number: state.number });
  switch (event.type) {
    case 'campaignAnswered':
      return [report(event.campaign, event.outcome)];
    case 'standardConfirmed':
    case 'standardKept':
      return (state.campaigns ?? []).map((campaign) => report(campaign, 'confirm'));
    case 'revisionStarted':
      return (state.campaigns ?? []).map((campaign) => report(campaign, 'revise'));
    case 'withdrawalOpened':
      return (state.campaigns ?? []).map((campaign) => report(campaign, 'withdraw'));
    default:
      return [];
  }
}

/** Two workplaces at once would agree on two texts: the one of the earlier composition is over. */
function regrouped(note: string | null, state: ProjectState): readonly Effect[] {
  const versions = state.group?.versions ?? 1;
  const reason = note ?? '起草组重新组成 / the group is composed anew';
  return versions < 2 ? [] : [tell<DraftingOrder>(draftingStream(state, versions - 1), { type: 'disband', reason })];
}

function isEnd(event: OldEvent): boolean {
  switch (event.type) {
    case 'proposalDropped':
    case 'projectRefused':
    case 'reviewTerminated':
    case 'approvalRefused':
    case 'withdrawnByProposer':
    case 'cancelled':
    case 'standardWithdrawn':
    case 'standardSuperseded':
      return true;
    case 'projectBallotDecided':
      return event.refused;
    case 'complaintDecided':
      return event.ends;
    default:
      return false;
  }
}

const reasonOf = (event: OldEvent): string => ('reason' in event && typeof event.reason === 'string' ? event.reason : event.type);
