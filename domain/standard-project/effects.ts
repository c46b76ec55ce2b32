import type { Effect, Stream } from '../decider.js';
import type { CampaignReport, OrganisationOrder } from '../messages.js';
import type { OldEvent } from './events.js';
import { noticesOf } from './notices.js';
import { callingOff, farewells, tell, using } from './orders.js';
import type { ProjectState } from './state.js';
import { organisationStream } from './streams.js';

/** What follows outside from an event: children started, orders given, a number asked for, people told. */
export const effects = (event: OldEvent, state: ProjectState): readonly Effect[] => [
  ...starts(event),
  ...orders(event, state),
  ...(isEnd(event) ? farewells(state, reasonOf(event)) : []),
  ...noticesOf(event, state),
];

function starts(event: OldEvent): readonly Effect[] {
  switch (event.type) {
    case 'systematicBallotOrdered':
      return [{ kind: 'start', stream: event.ballot, input: event.input }];
    case 'revisionStarted':
      return [{ kind: 'start', stream: event.successor, input: event.input }];
    default:
      return [];
  }
}

function orders(event: OldEvent, state: ProjectState): readonly Effect[] {
  const calls = 'voids' in event ? callingOff(event, state) : [];
  const used = 'usesBallot' in event ? using(event.usesBallot) : [];
  return [...calls, ...used, ...further(event), ...answers(event, state)];
}

function further(event: OldEvent): readonly Effect[] {
  switch (event.type) {
    case 'projectProposed':
      return [tell<OrganisationOrder>(organisationStream(event.input), { type: 'projectStarted', project: event.project })];
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

function isEnd(event: OldEvent): boolean {
  switch (event.type) {
    case 'withdrawnByProposer':
    case 'cancelled':
    case 'standardWithdrawn':
    case 'standardSuperseded':
      return true;
    case 'complaintDecided':
      return event.ends;
    default:
      return false;
  }
}

const reasonOf = (event: OldEvent): string => ('reason' in event && typeof event.reason === 'string' ? event.reason : event.type);
