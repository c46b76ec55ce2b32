import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/kernel/actor.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import type { Context, Instant } from '../../../domain/kernel/decider.js';
import { field, held } from '../../../domain/kernel/field.js';
import { mayDo } from '../../../domain/kernel/act.js';
import { refusing } from '../../../domain/kernel/refusals.js';
import { said } from '../../../domain/kernel/words.js';
import { ok } from '../../../domain/kernel/result.js';
import { maxObjections, publicNoticeActs } from '../../../domain/steps/public-notice/acts.js';
import { publicNoticeEvents } from '../../../domain/steps/public-notice/events.js';
import type { Noticed } from '../../../domain/steps/public-notice/state.js';
import { needRole } from '../../../domain/kernel/need-role.js';

/* The step by itself, in the smallest lifecycle that can have it: one thing is shown, and afterwards it is settled or not. */

type Shown = Noticed<'plan'> & { readonly moves: number };
type Move = { readonly to: string };

const events = publicNoticeEvents<Shown, 'plan', Move>({
  moved: (state, { to }) => ({ ...state, code: to, moves: state.moves + 1 }),
  move: { to: field(held<string>(), '所至阶段', 'where it stands') },
  about: { tag: said('公示', 'Notice'), rule: said('规则', 'rule') },
  title: () => '计划',
  parties: () => [],
  judges: () => [{ role: 'monitor', organisation: 'a' }],
});

const code = (zh: string, en: string) => ({ status: 409, zh, en });
const refused = refusing(
  {
    NOTICE_NOT_OPEN: code('未公示', 'none runs'),
    OBJECTION_UNKNOWN: code('无此异议', 'unknown'),
    OBJECTIONS_OPEN: code('未处理', 'open'),
    OBJECTION_UPHELD: code('成立', 'upheld'),
    TOO_MANY_OPEN: code('过多', 'too many'),
  },
  { rule: 'R', source: 'D-PRACTICE', cure: ['self'] },
);

const {
  acts: [openNotice, objectNotice, answerObjection],
  settled,
} = publicNoticeActs<Shown, 'plan', Move, string>({
  standing: { at: (state, codes) => (codes.includes(state.code) ? ok(null) : refused('NOTICE_NOT_OPEN', { found: state.code, needed: codes })) },
  events,
  authority: (_, { actor }) => needRole(actor, 'a', 'monitor'),
  objector: () => ok(null),
  objecting: said('提出异议', 'object'),
  at: ['before'],
  next: () => ({ of: 'plan', term: { count: 30, unit: 'calendarDays' }, moves: () => ({ to: 'shown' }) }),
  grounds: { rule: 'R', source: 'D-PRACTICE' },
  refused,
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
  const { notice } = state;
  if (asked.act === 'close') {
    if (notice === null || notice.closed || now < notice.closesAt) return { state, refusal: 'early' };
    return { state: evolved(state, [noticeClosed({ objections: notice.objections, to: 'over' })], now), refusal: null };
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
          expect(sorted([...notice.open, ...notice.upheld, ...rejected])).toEqual(Array.from({ length: raised }, (_, i) => i + 1));
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
          if (step.act === 'answer' && step.by === authority) expect(refusal === null).toBe(notice?.open.includes(step.objection) ?? false);
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

  it(`takes ${maxObjections} objections and not one more`, () => {
    const shown = told(before, { act: 'open', by: authority, after: 0 }, start).state;
    const full = Array.from({ length: maxObjections }).reduce<Shown>(
      (state) => told(state, { act: 'object', by: citizen, after: 0 }, start).state,
      shown,
    );
    expect(full.notice?.objections).toBe(maxObjections);
    expect(told(full, { act: 'object', by: citizen, after: 0 }, start)).toEqual({ state: full, refusal: 'TOO_MANY_OPEN' });
  });
});
