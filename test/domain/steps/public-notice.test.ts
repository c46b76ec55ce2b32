import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/kernel/actor.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import type { Context, Instant } from '../../../domain/kernel/decider.js';
import { field, held } from '../../../domain/kernel/field.js';
import { mayDo } from '../../../domain/kernel/act.js';
import { said } from '../../../domain/kernel/words.js';
import { refuse } from '../../../domain/kernel/refusal.js';
import { ok } from '../../../domain/kernel/result.js';
import { maxOpen, publicNoticeActs } from '../../../domain/steps/public-notice/acts.js';
import { publicNoticeEvents } from '../../../domain/steps/public-notice/events.js';
import type { Noticed } from '../../../domain/steps/public-notice/state.js';
import { needRole } from '../../../domain/kernel/need-role.js';

/* The step by itself, in the smallest lifecycle that can have it: one thing is shown, and afterwards it is settled or not. */

type Shown = Noticed<'plan'> & { readonly moves: number };
type Move = { readonly to: string };

const events = publicNoticeEvents<Shown, 'plan', Move>({
  moved: (state, { to }) => ({ ...state, code: to, moves: state.moves + 1 }),
  move: { to: field(held<string>(), '所至阶段', 'where it stands') },
  shown: ['to'],
  about: { tag: said('公示', 'Notice'), rule: said('规则', 'rule') },
  subject: () => ({ title: '计划' }),
  parties: () => [],
  judges: () => [{ role: 'monitor', organisation: 'a' }],
});

const grounds = { rule: 'R', source: 'D-PRACTICE', cure: ['self'] } as const;

const {
  acts: [openNotice, objectNotice, answerObjection],
  closing,
  settled,
} = publicNoticeActs({
  standing: {
    at: (state, codes: readonly string[]) =>
      codes.includes(state.code) ? ok(null) : refuse('WRONG_STAGE', { ...grounds, found: state.code, needed: codes }),
  },
  events,
  authority: (_, { actor }) => needRole(actor, 'a', 'monitor'),
  opening: { at: ['before'], payload: {} },
  next: () => ok({ of: 'plan' as const, term: { count: 30, unit: 'calendarDays' }, moves: () => ({ to: 'shown' }) }),
  closes: () => ({ to: 'over' }),
  grounds: () => grounds,
});

const start: Instant = Date.UTC(2026, 10, 2, 2);
const day = 86_400_000;
const authority: Actor = { id: 'amr' as Actor['id'], grants: [{ role: 'monitor', organisation: 'a' }] };
const citizen: Actor = { id: 'citizen' as Actor['id'], grants: [] };
const context = (actor: Actor, now: Instant): Context => ({ actor, now, calendar: calendar2026 });
const before: Shown = { code: 'before', notice: null, moves: 0 };

/** Days later, or the very instant at which the notice closes. */
type Days = number | 'atClose';
type Asked =
  | { readonly act: 'open' | 'object' | 'close'; readonly by: Actor; readonly after: Days }
  | { readonly act: 'answer'; readonly by: Actor; readonly after: Days; readonly objection: number; readonly upheld: boolean };

const { noticeOpened, noticeObjected, objectionAnswered, noticeClosed } = events;
const definitions = { noticeOpened, noticeObjected, objectionAnswered, noticeClosed };

function evolved(state: Shown, happened: readonly { readonly type: keyof typeof definitions }[], at: Instant): Shown {
  return happened.reduce((was, event) => definitions[event.type].evolve(was, event as never, at), state); // each event by its own definition
}

/** What comes of one act; refused, it changes nothing. */
function told(state: Shown, asked: Asked, now: Instant): { readonly state: Shown; readonly refusal: string | null } {
  if (asked.act === 'close') {
    const closed = closing(state, context(asked.by, now));
    return closed.ok && closed.value.length > 0 ? { state: evolved(state, closed.value, now), refusal: null } : { state, refusal: 'early' };
  }
  const act = { open: openNotice, object: objectNotice, answer: answerObjection }[asked.act];
  const payload = asked.act === 'answer' ? { objection: asked.objection, upheld: asked.upheld, reason: '理由' } : { words: '不同意' };
  const may = mayDo<Shown>(act, state, context(asked.by, now));
  const decided = may.ok ? act.decide(state, payload as never, context(asked.by, now)) : may; // the payload of this act
  if (!decided.ok) return { state, refusal: decided.error.code };
  return { state: evolved(state, decided.value, now), refusal: null };
}

const asked: fc.Arbitrary<Asked> = fc
  .record({
    act: fc.constantFrom('open', 'object', 'object', 'answer', 'answer', 'close'),
    by: fc.constantFrom(authority, authority, citizen),
    after: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 8 }) }, fc.constant('atClose')),
    objection: fc.integer({ min: 0, max: 6 }),
    upheld: fc.boolean(),
  })
  .map((one) => one as Asked); // fields that an act does not take are not looked at

const walked = (steps: readonly Asked[], each: (was: Shown, asked: Asked, now: Instant, is: ReturnType<typeof told>) => void): void => {
  let state = before;
  let now = start;
  for (const step of steps) {
    now = step.after === 'atClose' ? Math.max(now, state.notice?.closesAt ?? now) : now + step.after * day;
    const is = told(state, step, now);
    each(state, step, now, is);
    state = is.state;
  }
};

const numbers = (notice: Shown['notice']): readonly number[] => notice?.open.map(({ objection }) => objection) ?? [];
const sorted = (numbers: readonly number[]): readonly number[] => [...numbers].sort((a, b) => a - b);

describe('given things that are shown to the public', () => {
  it('property: every objection is open, upheld or rejected, each number once, and none is lost', () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 40 }), (steps) => {
        const rejected: number[] = [];
        let raised = 0;
        walked(steps, (_was, step, _now, { state: { notice }, refusal }) => {
          if (refusal === null && step.act === 'object') raised += 1;
          if (refusal === null && step.act === 'answer' && !step.upheld) rejected.push(step.objection);
          if (notice === null) return;
          expect(notice.objections).toBe(raised);
          expect(sorted([...numbers(notice), ...notice.upheld, ...rejected])).toEqual(Array.from({ length: raised }, (_, i) => i + 1));
        });
      }),
    );
  });

  it('property: objections are taken from the opening up to the close and never on it or after; answers by the authority alone, also after it', () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 40 }), (steps) => {
        walked(steps, (was, step, now, { refusal }) => {
          const { notice } = was;
          const runs = notice !== null && !notice.closed && now < notice.closesAt;
          if (step.act === 'object') expect(refusal).toBe(runs ? null : 'NOTICE_NOT_OPEN');
          if (step.act === 'answer' && step.by === citizen) expect(refusal).toBe('ROLE_NOT_ALLOWED');
          if (step.act === 'answer' && step.by === authority) expect(refusal === null).toBe(numbers(notice).includes(step.objection));
        });
      }),
    );
  });

  it('property: it is settled when no objection is open and none was upheld, whatever came before; a refusal says which', () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 40 }), (steps) => {
        walked(steps, (_was, _step, _now, { state }) => {
          const may = settled(state);
          const { open, upheld } = state.notice ?? { open: [], upheld: [] };
          const code = open.length > 0 ? 'OBJECTIONS_OPEN' : upheld.length > 0 ? 'OBJECTION_UPHELD' : null;
          expect(may.ok ? null : may.error.code).toBe(code);
        });
      }),
    );
  });

  it('property: only its opening and its close move the lifecycle, each once', () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 40 }), (steps) => {
        walked(steps, (was, { act }, _now, { state, refusal }) => {
          expect(state.moves - was.moves).toBe(refusal === null && (act === 'open' || act === 'close') ? 1 : 0);
          expect(state.moves).toBeLessThanOrEqual(2);
        });
      }),
    );
  });

  it('property: a notice closes once, at its close or after, and a timer that is early or late finds nothing to do', () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 40 }), (steps) => {
        walked(steps, ({ notice }, { act }, now, { refusal }) => {
          if (act === 'close') expect(refusal === null).toBe(notice !== null && !notice.closed && now >= notice.closesAt);
        });
      }),
    );
  });

  it('property: whoever objected, and nobody else beside those who decide, is told of the answer', () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 40 }), (steps) => {
        walked(steps, (was, step, now, { refusal }) => {
          if (step.act !== 'answer' || refusal !== null) return;
          const decided = answerObjection.decide(was, { objection: step.objection, upheld: step.upheld, reason: '理由' }, context(step.by, now));
          const [answered] = decided.ok ? decided.value : [];
          if (answered?.type !== 'objectionAnswered') throw new Error('not answered');
          const by = was.notice?.open.find((one) => one.objection === step.objection)?.by;
          const told = objectionAnswered.tells?.flatMap(({ to }) => to(was, answered));
          expect(told).toEqual([{ role: 'monitor', organisation: 'a' }, { person: by }]);
        });
      }),
    );
  });

  it(`takes ${maxOpen} objections at once; answered, one makes room for another`, () => {
    const shown = told(before, { act: 'open', by: authority, after: 0 }, start).state;
    const object: Asked = { act: 'object', by: citizen, after: 0 };
    const full = Array.from({ length: maxOpen }).reduce<Shown>((state) => told(state, object, start).state, shown);
    expect(full.notice?.objections).toBe(maxOpen);
    expect(told(full, object, start)).toEqual({ state: full, refusal: 'OBJECTIONS_FULL' });
    const answered = told(full, { act: 'answer', by: authority, after: 0, objection: 7, upheld: false }, start).state;
    expect(told(answered, object, start).state.notice?.objections).toBe(maxOpen + 1);
  });

  it('an objection bears a name', () => {
    const shown = told(before, { act: 'open', by: authority, after: 0 }, start).state;
    expect(told(shown, { act: 'object', by: { id: 'public', grants: [] }, after: 0 }, start).refusal).toBe('ROLE_NOT_ALLOWED');
  });
});
