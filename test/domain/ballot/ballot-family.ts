import { streamActor, system, type Actor } from '../../../domain/kernel/actor.js';
import type { BallotCommand } from '../../../domain/ballot/acts.js';
import type { BallotEvent } from '../../../domain/ballot/events.js';
import type { BallotState } from '../../../domain/ballot/state.js';
import { ballot } from '../../../domain/ballot/ballot.js';
import type { Effect, Instant, Stream } from '../../../domain/kernel/decider.js';
import type { BallotInput, BallotReport } from '../../../domain/messages/messages.js';
import { calendar, input, officer, secretary, start } from './ballot-fixture.js';

type One = { state: BallotState; readonly events: BallotEvent[] };

/** A ballot and those that follow from it, telling one another as the shell lets them; what others are told is kept in `told`. */
export class Family {
  readonly members = new Map<Stream, One>();
  readonly told: { readonly to: Stream; readonly command: BallotReport }[] = [];
  readonly notices: string[] = [];
  now: Instant = start;

  constructor(over: Partial<BallotInput>) {
    this.begin('ballot/b1', input({ opens: 'atStart', ...over }), officer);
  }

  state(stream: Stream = 'ballot/b1'): BallotState {
    const one = this.members.get(stream);
    if (!one) throw new Error(`no ${stream}`);
    return one.state;
  }

  events(stream: Stream = 'ballot/b1'): readonly BallotEvent[] {
    return this.members.get(stream)?.events ?? [];
  }

  verdict(actor: Actor, command: BallotCommand, stream: Stream = 'ballot/b1'): string {
    const decided = ballot.decide(this.state(stream), command, { now: this.now, actor, calendar, stream });
    return decided.ok ? 'accepted' : decided.error.code;
  }

  act(actor: Actor, command: BallotCommand, stream: Stream = 'ballot/b1'): this {
    const one = this.members.get(stream);
    if (!one) throw new Error(`no ${stream}`);
    const decided = ballot.decide(one.state, command, { now: this.now, actor, calendar, stream });
    if (!decided.ok) throw new Error(`${stream} ${command.type}: ${decided.error.code} ${JSON.stringify(decided.error.found)}`);
    this.apply(stream, decided.value);
    return this;
  }

  /** An act that waits for a second person, and the second person. */
  byTwo(actor: Actor, command: BallotCommand, stream: Stream = 'ballot/b1'): this {
    const proposed = this.act(actor, command, stream).events(stream).at(-1);
    if (proposed?.type !== 'changeProposed') throw new Error(`${command.type} waits for nobody`);
    return this.act(secretary, { type: 'confirmChange', n: proposed.n }, stream);
  }

  /** Lets every clock act that is due until then. */
  tick(until: Instant): this {
    for (let again = true; again;) {
      again = false;
      for (const [stream, { state }] of [...this.members]) {
        const due = ballot.ended(state) ? null : ballot.due(state);
        if (!due || due.at > until) continue;
        again = true;
        this.now = Math.max(this.now, due.at);
        this.act(system, due.command, stream);
      }
    }
    this.now = until;
    return this;
  }

  /** To just after the counting of this ballot. */
  close(stream: Stream = 'ballot/b1'): this {
    return this.tick(this.state(stream).countsUntil ?? Number.NaN);
  }

  private begin(stream: Stream, given: BallotInput, actor: Actor): void {
    const born = ballot.start(given, { now: this.now, actor, calendar, stream });
    if (!born.ok) throw new Error(`${stream}: ${born.error.code} ${JSON.stringify(born.error.found)}`);
    this.apply(stream, born.value);
  }

  private apply(stream: Stream, events: readonly BallotEvent[]): void {
    const after: Effect[] = [];
    for (const event of events) {
      const one = this.members.get(stream);
      const state = ballot.evolve(one?.state ?? null, event, this.now);
      if (one) one.state = state;
      else this.members.set(stream, { state, events: [] });
      this.members.get(stream)?.events.push(event);
      after.push(...ballot.effects(event, state));
    }
    for (const effect of after) this.deliver(stream, effect);
  }

  private deliver(from: Stream, effect: Effect): void {
    if (effect.kind === 'notice') this.notices.push(effect.template);
    else if (effect.kind === 'start')
      this.begin(effect.stream, effect.input as BallotInput, streamActor(from)); // a ballot starts ballots only
    else if (!effect.stream.startsWith('ballot/'))
      this.told.push({ to: effect.stream, command: effect.command as BallotReport }); // its parents hear reports
    else if (!ballot.ended(this.state(effect.stream))) this.act(streamActor(from), effect.command as BallotCommand, effect.stream);
  }
}
