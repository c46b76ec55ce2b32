import type { Body } from './api-client.js';
import type { Hand } from './hand.js';
import { actOf, isOpen, listIn, textIn, type Offer, type Shown } from './lifecycle.js';
import type { Scenario, Seat } from './scenario.js';

/** Leads the technical review: the papers, then the attendance and the close when it is a meeting. */
export class Meeting {
  private readonly voted = new Map<string, Set<string>>();

  constructor(
    private readonly hand: Hand,
    private readonly scenario: Scenario,
  ) {}

  /** Goes one step further; answers false when there is nothing to do but wait. */
  async goOn(href: string): Promise<boolean> {
    const { secretary, chair, seats } = this.scenario.team;
    const ballot = await this.hand.read(href, secretary);
    if (ballot.status !== 'open') return false;
    const papers = this.papersOf(ballot);
    const waiting = seats.filter((seat) => !papers.has(seat.player.person));
    if (waiting.length > 0) {
      await Promise.all(waiting.map((seat) => this.vote(ballot, seat, papers)));
      return true;
    }
    // Papers first: should the window end before the list of those present is in, the round has no quorum instead of a false one.
    if (isOpen(ballot, 'recordAttendance') && ballot.state['present'] === null)
      return this.lead({ on: ballot, act: actOf(ballot, 'recordAttendance'), player: secretary }, { present: this.present(ballot) });
    return isOpen(ballot, 'closeMeeting') && this.lead({ on: ballot, act: actOf(ballot, 'closeMeeting'), player: chair }, {});
  }

  private async vote(ballot: Shown, { player, choice, reason }: Seat, papers: Set<string>): Promise<void> {
    const paper = { choice, text: textIn(ballot.state, 'text'), ...(reason === undefined ? {} : { reason }) };
    await this.hand.act({ on: ballot, act: actOf(ballot, 'castVote'), player }, paper);
    papers.add(player.person);
  }

  /** Seats of the panel that may vote; excluded ones do not sit at the table. */
  private present(ballot: Shown): readonly number[] {
    const excluded = listIn(ballot.state, 'excluded').map((one) => (one as { readonly seat?: unknown }).seat);
    return listIn(ballot.state, 'seats').flatMap((_seat, i) => (excluded.includes(i) ? [] : [i]));
  }

  private async lead(offer: Offer, values: Body): Promise<boolean> {
    // A refusal here means that the window ended meanwhile: the project will say what follows.
    await this.hand.act(offer, values);
    return true;
  }

  private papersOf(ballot: Shown): Set<string> {
    const known = this.voted.get(ballot.id);
    if (known) return known;
    const fresh = new Set<string>();
    this.voted.set(ballot.id, fresh);
    return fresh;
  }
}
