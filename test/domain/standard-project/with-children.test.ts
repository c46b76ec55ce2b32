import { describe, expect, it } from 'vitest';
import { streamActor, system, type Actor } from '../../../domain/kernel/actor.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import type { AnyDecider, Effect, Instant, Kind, Stream } from '../../../domain/kernel/decider.js';
import { lifecycles } from '../../../domain/lifecycles.js';
import { entriesOf } from '../../../domain/register/number-book.js';
import type { RegisterState } from '../../../domain/register/state.js';
import type { ProjectCommand } from '../../../domain/standard-project/acts.js';
import type { ProjectState } from '../../../domain/standard-project/state.js';
import { anybody, at, chair, coDrafter, day, drafter, input, lead, officer, partner, roll, secretary, sha, stream } from './project-fixture.js';
import { personNamed, personsNamed } from '../../support/spelt.js';

const deciderOf = (name: Stream): AnyDecider => {
  const found = lifecycles[name.slice(0, name.indexOf('/')) as Kind]; // a stream name begins with its kind
  if (!found) throw new Error(`no decider for ${name}`);
  return found;
};

/** The shell in a few lines: lifecycles by stream, effects carried out at once, one clock for all. */
class World {
  readonly states = new Map<Stream, unknown>();
  now: Instant = at('2026-01-05T09:00:00+08:00');
  private readonly queue: (readonly [Stream, Effect])[] = [];

  start(name: Stream, by: Actor, birth: unknown): void {
    if (this.states.has(name)) return;
    this.take(name, null, deciderOf(name).start(birth, this.context(by, name)));
  }

  submit(name: Stream, by: Actor, command: { readonly type: string }): void {
    this.take(name, this.states.get(name) ?? null, deciderOf(name).decide(this.states.get(name), command, this.context(by, name)), command.type);
  }

  private context(actor: Actor, name: Stream) {
    return { now: this.now, actor, calendar: calendar2026, stream: name };
  }

  private take(name: Stream, before: unknown, verdict: ReturnType<AnyDecider['decide']>, what = 'start'): void {
    if (!verdict.ok) throw new Error(`${name} refused ${what}: ${JSON.stringify(verdict.error)}`);
    let state = before;
    for (const event of verdict.value) {
      state = deciderOf(name).evolve(state, event, this.now);
      this.states.set(name, state);
      deciderOf(name)
        .effects(event, state)
        .forEach((effect) => this.queue.push([name, effect]));
    }
    this.drain();
  }

  private drain(): void {
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) {
      const [from, effect] = next;
      if (effect.kind === 'start') this.start(effect.stream, streamActor(from), effect.input);
      if (effect.kind === 'tell') this.tell(from, effect);
    }
  }

  private tell(from: Stream, { stream: to, command, ensure }: Extract<Effect, { readonly kind: 'tell' }>): void {
    if (ensure !== undefined) this.start(to, streamActor(from), ensure);
    const state = this.states.get(to);
    if (state !== undefined && !deciderOf(to).ended(state)) this.submit(to, streamActor(from), command);
  }

  /** Every lifecycle's clock up to `until`, in order of time. */
  runUntil(until: Instant): void {
    for (;;) {
      const dues = [...this.states].flatMap(([name, state]) => {
        const due = deciderOf(name).ended(state) ? null : deciderOf(name).due(state);
        return due !== null && due.at <= until ? [{ name, due }] : [];
      });
      const [first] = dues.sort((a, b) => a.due.at - b.due.at);
      if (!first) break;
      this.now = Math.max(this.now, first.due.at);
      this.submit(first.name, system, first.due.command);
    }
    this.now = until;
  }
}

function project(world: World): ProjectState {
  return world.states.get(stream) as ProjectState; // only the project decider writes this stream
}

describe('a project with its real consultation, ballot and register', () => {
  const world = new World();
  const act = (by: Actor, command: ProjectCommand) => world.submit(stream, by, command);
  const attach = (...kinds: readonly Extract<ProjectCommand, { type: 'attachDocument' }>['kind'][]) =>
    kinds.forEach((kind, i) => act(officer, { type: 'attachDocument', kind, sha256: sha(500 + i) }));

  it('reaches a number, each lifecycle taking the other’s word', () => {
    world.start(stream, drafter, input());
    attach('proposalForm');
    act(drafter, { type: 'submit' });
    act(secretary, { type: 'acceptProposal', withinCharter: true, conflicts: [], duplicates: [], note: 'n' });
    attach('projectAssessment', 'patentRegister');
    act(officer, { type: 'establish', planNumber: 'P-1', lead: { organisation: lead, name: '牵头' } });
    const units = [lead, partner].map((organisation) => ({ organisation, name: organisation }));
    act(officer, {
      type: 'formGroup',
      units,
      drafters: [drafter, coDrafter].map((one, i) => ({ person: personNamed(one.id), name: one.id, organisation: units[i]?.organisation ?? lead })),
    });
    act(drafter, { type: 'uploadDraft', sha256: sha(1), version: 'v1' });
    attach('explanatoryNote');
    act(drafter, { type: 'signOffDraft', text: sha(1) });

    act(secretary, { type: 'openConsultation', addressees: [partner] });
    expect(project(world).comment).toMatchObject({ status: 'open', provisional: false });
    const closesAt = project(world).comment.closesAt ?? 0;
    world.submit('consultation/p1-1', anybody, {
      type: 'comment',
      clause: '6.3',
      kind: 'technical',
      text: '公差过宽',
      personal: sha(2),
      draft: sha(1),
    } as { type: string });
    world.runUntil(closesAt + day);
    expect(project(world).code).toBe('30.60');
    world.submit('consultation/p1-1', officer, { type: 'dispose', comments: [1], disposition: 'adopted' } as { type: string });
    world.submit('consultation/p1-1', officer, { type: 'settleConsultation', substantive: false } as { type: string });
    expect(project(world).comment).toMatchObject({ status: 'settled', adopted: 1, full: true });

    act(drafter, { type: 'uploadDraft', sha256: sha(2), version: 'v2' });
    attach('commentSummary', 'mandatoryStandardComparison');
    act(officer, { type: 'answerPatentQuestion', persons: personsNamed('li', 'chen'), knows: false, statement: sha(9) });
    act(drafter, { type: 'submitForReview', text: sha(2) });
    act(secretary, { type: 'openReview', roll: roll(7, [partner]) });
    const ballot = project(world).review.ballot ?? 'ballot/none';
    expect(project(world).review.closesAt).not.toBeNull();
    world.submit(ballot, secretary, { type: 'recordAttendance', present: [0, 1, 2, 3, 4, 5, 6] } as { type: string });
    for (let seat = 0; seat < 6; seat += 1) {
      world.submit(ballot, { id: personNamed(`expert${seat + 1}`), grants: [{ role: 'expert', organisation: '*' }] }, {
        type: 'castVote',
        seat,
        choice: 'yes',
        text: sha(2),
      } as { type: string });
    }
    world.runUntil((project(world).review.closesAt ?? 0) + day);
    expect(project(world).review).toMatchObject({ outcome: 'PASS' });

    attach('reviewMinutes', 'roster', 'fairCompetitionCheck');
    act(secretary, { type: 'concludeReview', outcome: 'pass', edits: [] });
    act(drafter, { type: 'submitForApproval', text: sha(2) });
    attach('approvalSubmission', 'approvalMinute');
    act(chair, { type: 'approve', wish: '0003' });
    expect(project(world)).toMatchObject({ code: '60.00', number: 'T/LNSR 003—2026' });
    act(officer, { type: 'attachDocument', kind: 'publishedText', sha256: sha(2) });
    attach('announcement');
    act(officer, { type: 'publish', documentNumber: 'D', effectiveDate: '2026-09-01' });
    expect(project(world).code).toBe('60.60');
  });

  it('a revision keeps the serial, and the old edition ends when the new one takes effect', () => {
    world.runUntil(at('2027-02-01T09:00:00+08:00'));
    act(officer, { type: 'triggerReview', trigger: 'technique', reason: 'x' });
    attach('reviewConclusion');
    act(officer, { type: 'concludeSystematicReview', outcome: 'revise', reason: 'x' });
    const next: Stream = 'standard-project/p1-r1';
    expect(world.states.get(next)).toMatchObject({ code: '10.00', revises: { number: 'T/LNSR 003—2026', project: stream } });
    world.submit('register/LNSR', streamActor(next), { type: 'mint', project: next, year: 2027, revises: 'T/LNSR 003—2026', wish: null } as {
      type: string;
    });
    world.submit(stream, streamActor(next), {
      type: 'successorPublished',
      successor: next,
      number: 'T/LNSR 003—2027',
      effectiveAt: world.now + day,
    } as { type: string });
    world.runUntil(world.now + 2 * day);
    expect(project(world)).toMatchObject({ code: '95.99', end: 'superseded' });
    const register = world.states.get('register/LNSR') as RegisterState; // only the register decider writes this stream
    expect(entriesOf(register.book).map(({ serial, year }) => ({ serial, year }))).toEqual([
      { serial: '3', year: 2026 },
      { serial: '3', year: 2027 },
    ]);
  });
});
