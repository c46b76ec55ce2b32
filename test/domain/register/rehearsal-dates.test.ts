import { describe, expect, it } from 'vitest';
import { registerProjection } from '../../../db/register.js';
import { streamActor } from '../../../domain/kernel/actor.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import type { Stream } from '../../../domain/kernel/decider.js';
import { childBirth, sharedBirth } from '../../../workflows/shell/child-birth.js';
import { record } from '../../../domain/kernel/log/record.js';
import type { RegisterOrder } from '../../../domain/messages/register.js';
import { register } from '../../../domain/register/register.js';
import { at, projectAt, society } from '../standard-project/project-fixture.js';

const book: Stream = 'register/LNSR-rehearsal';
const opened = { type: 'registerOpened', code: 'LNSR', organisation: society, serialWidth: 3, rehearsal: true } as const;

describe('XD8 a book that rehearsals share', () => {
  it('XD8 lives by the wall clock, whichever rehearsal asked for it first; a child lives by its parent’s', () => {
    const clock = { epoch: at('2026-01-01T00:00:00+08:00'), since: at('2026-11-28T00:00:00+08:00'), scale: 100_000 };
    const parent = { input: {}, id: 'p', key: '', actor: streamActor('standard-project/p'), calendar: calendar2026.hash, clock };
    const teller = { from: 'standard-project/p', id: 'standard-project/p#1.0', key: 'k' } as const;
    expect([sharedBirth(opened, teller, parent).clock, childBirth(opened, teller, parent).clock]).toEqual([null, clock]);
  });
});

describe('XD8 a rehearsed book serves many rehearsals, each entry dated by the clock of its own project', () => {
  it('XD8 a project that stands in 2026 gets an entry of 2026, though the book has run to 2033 with another', () => {
    const late = at('2033-05-01T09:00:00+08:00');
    const project = projectAt('50.60');
    const [order] = project.told('mint').flatMap((effect) => (effect.kind === 'tell' ? [effect.command as RegisterOrder] : []));
    if (order?.type !== 'mint') throw new Error('no number was asked for');
    const state = register.evolve(null, opened, late);
    const context = { now: late, actor: streamActor(order.project), calendar: calendar2026, stream: book };
    const decided = register.decide(state, order, context);
    if (!decided.ok) throw new Error(decided.error.code);
    const [minted] = decided.value;
    if (minted === undefined) throw new Error('nothing was minted');
    const { recorded } = record(minted, { stream: book, seq: 2, at: late, actor: streamActor(order.project).id, commandId: 'c' });
    const [entry] = registerProjection.rows?.(recorded, register.evolve(state, minted, late)) ?? [];
    expect(entry).toMatchObject({ write: { updateOne: { update: { $setOnInsert: { at: project.now, rehearsal: true } } } } });
  });
});
