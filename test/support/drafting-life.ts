import type { Actor } from '../../domain/kernel/actor.js';
import type { BallotState } from '../../domain/ballot/state.js';
import type { Instant, Stream } from '../../domain/kernel/decider.js';
import type { DraftingCommand } from '../../domain/drafting/acts.js';
import type { DraftingState } from '../../domain/drafting/state.js';
import { standsOf } from '../../domain/drafting/stand.js';
import type { DraftingInput } from '../../domain/messages/drafting.js';
import { officer } from '../domain/ballot/ballot-fixture.js';
import { concern, editor, input, member, objection, terms, v1 } from '../domain/drafting/drafting-fixture.js';
import type { Lifecycles } from './lifecycle-driver.js';

/** A drafting group on real servers; its clock moves only when told. */
export class DraftingLife {
  constructor(
    private readonly run: Lifecycles,
    readonly stream: Stream,
  ) {}

  act(actor: Actor, command: DraftingCommand): Promise<Instant> {
    return this.run.act(this.stream, actor, command);
  }

  async state(wanted: (state: DraftingState) => boolean = () => true): Promise<DraftingState> {
    const view = await this.run.view(this.stream, (one) => wanted(one.state as DraftingState)); // written by the projection of drafting groups
    return view.state as DraftingState; // as above
  }

  async stands(): Promise<{ readonly [clause: string]: string }> {
    return Object.fromEntries(standsOf(await this.state()).map(({ id, stand }) => [id, stand]));
  }

  /** Four members and a text; a vote is the only step, so that the way to it is short. */
  async begin(over: Partial<DraftingInput> = {}): Promise<void> {
    await this.run.begin(this.stream, input({ project: null, terms: { ...terms, escalation: ['vote'] }, ...over }), officer);
    await this.act(editor, v1);
  }

  /** Three support, the last one keeps silent but for an objection to 4.2 and a concern about 4.1; an hour before its end the call is open, then the clock closes it. */
  async dispute(): Promise<void> {
    await this.act(editor, { type: 'openCall' });
    for (const n of [0, 1, 2]) await this.act(member(n), { type: 'statePosition', call: 1, position: 'support' });
    await this.act(member(3), objection(1, '4.2'));
    await this.act(member(3), concern(1, '4.1'));
    await this.closes();
  }

  async closes(): Promise<void> {
    const [call] = (await this.state(({ open }) => open.length === 1)).open;
    if (!call) throw new Error('no call');
    await this.run.skipTo(this.stream, call.closesAt - 3_600_000);
    if ((await this.state()).open.length !== 1) throw new Error('closed an hour early');
    await this.run.skipTo(this.stream, call.closesAt);
    await this.state(({ open }) => open.length === 0);
  }

  /** Nobody answers in time; the clock says so once. */
  async lateAnswers(): Promise<void> {
    const { issues } = await this.state();
    await this.run.skipTo(this.stream, Math.max(...issues.map(({ answerBy }) => answerBy ?? 0)));
    await this.state((state) => state.issues.every(({ overdue }) => overdue));
  }

  /** The concern is answered and its author says that this settles it. */
  async answers(): Promise<void> {
    const at = (await this.state()).issues.find(({ kind }) => kind === 'concern')?.n ?? 0;
    await this.act(editor, { type: 'answerIssue', issue: at, answer: '六个状态见 GB/T 1' });
    await this.act(member(3), { type: 'withdrawIssue', issue: at, reason: '同意' });
  }

  /** The objection goes to the vote; answers with the ballot once `wanted` came of it. */
  async asksVote(wanted: (state: DraftingState) => boolean): Promise<Stream> {
    const { issues } = await this.state();
    const issue = issues.find(({ kind }) => kind === 'sustainedObjection')?.n ?? 0;
    await this.act(officer, { type: 'voteOnObjection', issue });
    await this.state(wanted);
    const { votes } = await this.state();
    return `ballot/${this.stream.slice('drafting/'.length)}-vote-${votes}`;
  }

  /** All of `yes` vote for the text as it stands, and the clock of the ballot closes it. */
  async voted(ballot: Stream, yes: number): Promise<void> {
    const open = (await this.run.view(ballot, (view) => view.status === 'open')).state as BallotState; // written by the projection of ballots
    for (const [seat, one] of (open.seats ?? []).entries())
      if (seat < yes) await this.run.act(ballot, { id: one.person, grants: [] }, { type: 'castVote', seat, choice: 'yes', text: open.text });
    // The last second is a real one: the group uses the result at once, which ends the ballot, and time is not skipped past an end.
    await this.run.skipTo(ballot, (open.countsUntil ?? 0) - 1000);
    await this.run.view(ballot, (view) => view.status !== 'open');
  }

  async agrees(): Promise<void> {
    await this.act(editor, { type: 'declareConsensus' });
    await this.act(officer, { type: 'disband', reason: '工作完成' });
  }
}
