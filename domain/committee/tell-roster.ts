import type { Effect, Stream } from '../kernel/decider.js';
import type { RosterOrder, RosterRow, SeatOrder } from '../messages/messages.js';

/** Whose votes and meetings a change of the roster touches. */
export type RosterOrders = {
  readonly seats: readonly { readonly ballot: Stream; readonly order: SeatOrder }[];
  readonly rosters: readonly { readonly meeting: Stream; readonly roster: readonly RosterRow[] }[];
};

/** Ballots and meetings under way hear of a change of the roster. */
export const tellRoster = ({ seats, rosters }: RosterOrders): readonly Effect[] => [
  ...seats.map(({ ballot, order }): Effect => ({ kind: 'tell', stream: ballot, command: order })),
  ...rosters.map(({ meeting, roster }): Effect => {
    const command: RosterOrder = { type: 'rosterChanged', roster };
    return { kind: 'tell', stream: meeting, command };
  }),
];
