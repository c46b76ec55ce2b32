import { system, type Actor, type Grant } from '../../../domain/kernel/actor.js';
import type { Calendar } from '../../../domain/law/calendar/calendar.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import { kindOf, type Instant, type Recorded, type Stream } from '../../../domain/kernel/decider.js';
import { deciderOf } from '../../../domain/dossier/fold.js';
import { decisionOf } from '../../../domain/dossier/decision-kinds.js';
import { makeDossier } from '../../../domain/dossier/make.js';
import type { Dossier, NoticeFigures } from '../../../domain/dossier/dossier.js';
import type { Profile } from '../../../domain/profile/profile.js';
import { Sequencer } from '../../../workflows/shell/sequencer.js';
import { personNamed } from '../../support/spelt.js';

export const software = { name: 'biaocheng', version: 'test' };
export const who = (id: string, ...grants: Grant[]): Actor => ({ id: personNamed(id), grants });

/** One lifecycle under the shell's own sequencer, so that its log is exactly what the archive would hold. */
export class Life {
  readonly events: Recorded[] = [];
  now: Instant;
  private readonly sequencer: Sequencer<unknown, { readonly type: string }, { readonly type: string }, unknown>;
  private commands = 0;

  constructor(
    readonly stream: Stream,
    input: unknown,
    by: { readonly actor: Actor; readonly now: Instant; readonly calendar?: Calendar },
  ) {
    this.now = by.now;
    const calendar = by.calendar ?? calendar2026;
    this.sequencer = new Sequencer(deciderOf(kindOf(stream)), stream, calendar);
    this.took(this.sequencer.start({ input, id: this.id(by.actor), key: '', actor: by.actor, calendar: calendar.hash, clock: null }, by.now));
  }

  get state(): unknown {
    return this.sequencer.current;
  }

  do(actor: Actor, command: { readonly type: string }, now: Instant = this.now): this {
    this.now = Math.max(this.now, now);
    return this.took(this.sequencer.submit({ id: this.id(actor), key: '', actor, command }, this.now));
  }

  /** Whether the act was accepted. */
  tries(actor: Actor, command: { readonly type: string }): boolean {
    const before = this.events.length;
    this.sequencer.submit({ id: this.id(actor), key: '', actor, command }, this.now);
    this.events.push(...this.sequencer.unjournalled.splice(0));
    return this.events.length > before;
  }

  /** Lets the clock act until nothing is due up to `until`. */
  runUntil(until: Instant): this {
    const decider = deciderOf(kindOf(this.stream));
    for (let due = decider.due(this.state); due !== null && due.at <= until && !decider.ended(this.state); due = decider.due(this.state)) {
      this.now = Math.max(this.now, due.at);
      this.took(this.sequencer.tick(due.command, this.now));
    }
    this.now = Math.max(this.now, until);
    return this;
  }

  /** Sequence numbers of the decisions. */
  decisions(): readonly number[] {
    return this.events.filter((event) => decisionOf(kindOf(this.stream), event) !== null).map((event) => event.seq);
  }

  dossier(
    seq: number = this.decisions().at(-1) ?? 0,
    over: { readonly profile?: Profile; readonly notices?: readonly NoticeFigures[] } = {},
  ): Dossier {
    const made = makeDossier({
      events: this.events.slice(0, seq),
      later: this.events.slice(seq).map((event) => event.leaf),
      calendar: calendar2026,
      profile: over.profile ?? null,
      notices: over.notices ?? [],
      software,
    });
    return JSON.parse(JSON.stringify(made)) as Dossier; // as it travels
  }

  private id(actor: Actor): string {
    return actor.id === system.id ? `clock#${(this.commands += 1)}` : `${actor.id}:k${(this.commands += 1)}`;
  }

  private took(answer: object): this {
    if ('refusal' in answer) throw new Error(JSON.stringify(answer.refusal));
    this.events.push(...this.sequencer.unjournalled.splice(0));
    return this;
  }
}
