import type { Candidate } from '../../domain/committee/member.js';
import { Answered, type Body } from './api-client.js';
import type { Player } from './player.js';
import type { Hand } from './hand.js';
import { actOf, inside, listIn, textIn, type Shown } from './lifecycle.js';

/** How members vote: nine of eleven agree, one abstains, one is against and says why. */
function paperOf(position: number): Body {
  switch (position % 11) {
    case 4:
      return { choice: 'abstain' };
    case 7:
      return { choice: 'no', reason: '第 5 条的会议通知时间偏短，建议改为一个月' };
    default:
      return { choice: 'yes' };
  }
}

/** Members at the ballots of their committee, by letter and at the table. */
export class Voting {
  private readonly voted = new Map<string, Set<string>>();

  constructor(
    private readonly hand: Hand,
    private readonly members: readonly Candidate[],
    private readonly reader: Player,
  ) {}

  /** Everybody who can votes once; answers false when nobody is left who would. */
  async goOn(href: string, silent: readonly string[] = []): Promise<boolean> {
    const ballot = await this.hand.read(href, this.reader);
    if (ballot.status !== 'open') return false;
    const done = this.voted.get(ballot.id) ?? new Set<string>();
    this.voted.set(ballot.id, done);
    const seats = this.membersAt(ballot).filter(({ person }) => !done.has(person) && !silent.includes(person));
    await Promise.all(seats.map(({ player, person, position }) => this.vote(ballot, player, paperOf(position)).then(() => done.add(person))));
    return seats.length > 0;
  }

  private membersAt(ballot: Shown) {
    const roll = listIn(ballot.state, 'seats');
    const present = inside(ballot.state, 'present');
    const away = (seat: number): boolean => Array.isArray(present) && !present.includes(seat);
    return this.members.flatMap(({ person }, position) => {
      const seat = roll.findIndex((one) => inside(one, 'person') === person);
      const player = this.hand.cast.byPerson(person);
      return seat < 0 || player === null || away(seat) ? [] : [{ player, person, position }];
    });
  }

  private async vote(ballot: Shown, player: Player, paper: Body): Promise<void> {
    // A refusal is told: the seat may be excluded, or the window have ended meanwhile.
    await this.hand.act({ on: ballot, act: actOf(ballot, 'castVote'), player }, { ...paper, text: textIn(ballot.state, 'text') });
  }
}

/** What was ordered a moment ago may not be readable yet. */
export async function ifThere(look: () => Promise<boolean>): Promise<boolean> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof Answered && error.problem.status === 404) return false;
    throw error;
  }
}
