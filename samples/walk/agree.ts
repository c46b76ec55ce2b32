import type { Body } from './api-client.js';
import type { Player } from './player.js';
import type { Hand } from './hand.js';
import { actOf, inside, listIn, textIn, type Offer, type Shown } from './lifecycle.js';
import type { Scenario } from './scenario.js';

/** What the last drafter sustains against the group's first text, and what answers it. */
const objected = {
  position: 'sustainedObjection',
  clauses: ['4.1'],
  reason: '“可由”不构成要求，无法验证',
  proposed: '每一步应由有相应角色的人员办理。',
} as const;
const answered = '采纳，见第 2 稿';

const standing: readonly unknown[] = ['consensus', 'byVote'];

/** A drafting group that works by consensus: a first text, an objection that is sustained, a second text that everybody supports. */
export class Agreeing {
  private readonly spoken = new Set<string>();

  constructor(
    private readonly hand: Hand,
    private readonly scenario: Scenario,
  ) {}

  /** Is there a group whose consensus the project still waits for? */
  static awaited({ links, state }: Shown): string | null {
    return textIn(state, 'consensus', 'text') === null ? (links['drafting'] ?? null) : null;
  }

  /** Goes one step further; answers false when there is nothing to do but wait. */
  async goOn(href: string): Promise<boolean> {
    const group = await this.hand.read(href, this.editor);
    if (group.status !== 'working') return false;
    const [call] = listIn(group.state, 'open');
    if (call !== undefined) return this.speak(group, call);
    const objection = listIn(group.state, 'issues').find((one) => inside(one, 'kind') === 'sustainedObjection');
    const version = Number(inside(group.state, 'version'));
    if (version === 0 || (version === 1 && objection !== undefined)) return this.upload(group, version + 1);
    if (objection !== undefined && inside(objection, 'answered') !== true)
      return this.act(group, 'answerIssue', { issue: inside(objection, 'n'), answer: answered, version });
    const all = listIn(group.state, 'clauses').every((one) => standing.includes(inside(one, 'stand')));
    return all ? this.act(group, 'declareConsensus', {}) : this.act(group, 'openCall', {});
  }

  private get editor(): Player {
    return this.scenario.team.drafters[0].player;
  }

  private async upload(group: Shown, n: number): Promise<boolean> {
    const { working } = this.scenario.papers;
    if (working === undefined) throw new Error('this scenario has no texts for a group that works by consensus');
    const sha256 = await this.hand.store(working(n), this.editor);
    return this.act(group, 'uploadVersion', { sha256, note: n === 1 ? '第 1 稿' : '按持续反对意见修改' });
  }

  /** Each says what they think; once all have spoken the editor closes the call before its time. */
  private async speak(group: Shown, call: unknown): Promise<boolean> {
    const n = Number(inside(call, 'n'));
    const { drafters } = this.scenario.team;
    const last = drafters.at(-1)?.player;
    const waiting = drafters.filter(({ player }) => !this.spoken.has(`${n} ${player.person}`));
    for (const { player } of waiting) {
      await this.say(group, player, { call: n, position: 'support' });
      if (n === 1 && drafters.length > 1 && player === last) await this.say(group, player, { call: n, ...objected });
      this.spoken.add(`${n} ${player.person}`);
    }
    return waiting.length > 0 || this.act(group, 'closeCall', { call: n });
  }

  private say(group: Shown, player: Player, position: Body): Promise<boolean> {
    return this.take({ on: group, act: actOf(group, 'statePosition'), player }, position);
  }

  /** What the editor does for the group. */
  private act(group: Shown, name: string, values: Body): Promise<boolean> {
    return this.take({ on: group, act: actOf(group, name), player: this.editor }, values);
  }

  private async take(offer: Offer, values: Body): Promise<boolean> {
    // A refusal is told; the clock may have closed the call meanwhile.
    return (await this.hand.act(offer, values, String(inside(offer.on.state, 'calls') ?? 0))) === null;
  }
}
