import { z } from 'zod';
import { deadline, type Term } from '../../law/calendar/deadline.js';
import { documentHash } from '../../kernel/fields/document-hash.js';
import { reasonText, textOf } from '../../kernel/fields/text.js';
import { actsOf, type Standing } from '../../kernel/act.js';
import { isMachine } from '../../kernel/actor.js';
import { field, type PayloadOf, type Shape } from '../../kernel/field.js';
import { happened, type Gate, type May, type Verdict } from '../../kernel/gate.js';
import { needRole } from '../../kernel/need-role.js';
import { refusing } from '../../kernel/refusals.js';
import { said } from '../../kernel/words.js';
import type { Source } from '../../law/sources.js';
import type { Cure, Refusal } from '../../kernel/refusal.js';
import { ok, type Result } from '../../kernel/result.js';
import type { Context, Instant } from '../../kernel/decider.js';
import type { NoticeEvent, publicNoticeEvents } from './events.js';
import { noticeRefusals } from './refusals.js';
import type { Noticed } from './state.js';

/** What is to be shown next, for how long, and what showing it means for the lifecycle. */
export type Showing<Of extends string, Move> = {
  readonly of: Of;
  readonly term: Term;
  readonly moves: (closesAt: Instant) => Move;
};

/** What a notice rests on, and who answers objections to it. */
export type NoticeGrounds = { readonly rule: string; readonly source: Source; readonly cure: readonly Cure[] };

type Spec<State extends Noticed<Of>, Of extends string, Move extends object, Stage extends string, Said extends Shape> = {
  readonly standing: Standing<State, Stage>;
  readonly events: ReturnType<typeof publicNoticeEvents<State, Of, Move>>;
  /** Who shows things to the public, and answers objections. */
  readonly authority: Gate<State>;
  /** When something may be shown, and what is said of it. */
  readonly opening: { readonly at?: readonly Stage[]; readonly gates?: readonly Gate<State>[]; readonly payload: Said };
  readonly next: (state: State, said: PayloadOf<Said>, context: Context) => Result<Showing<Of, Move>, Refusal>;
  /** What else keeps an answer waiting. */
  readonly answering?: readonly Gate<State>[];
  /** What its close means for the lifecycle. */
  readonly closes: (state: State, of: Of, context: Context) => Move;
  readonly grounds: (state: State) => NoticeGrounds;
};

/** Objections open at once; more wait until one is answered, so that a flood can neither stop the authority nor outgrow the state. */
export const maxOpen = 100;

/** Anybody with an account: an objection bears a name. */
const anybody: Gate<unknown> = (_, { actor }) =>
  isMachine(actor) || actor.id === 'public' ? needRole({ id: actor.id, grants: [] }, '*', 'public') : ok(null);

/** The acts of a 公示: shown for so long, open to objections, each answered before the decision. */
export function publicNoticeActs<State extends Noticed<Of>, Of extends string, Move extends object, Stage extends string, Said extends Shape>({
  standing,
  events: { noticeOpened, noticeObjected, objectionAnswered, noticeClosed },
  authority,
  opening,
  next,
  answering = [],
  closes,
  grounds,
}: Spec<State, Of, Move, Stage, Said>) {
  type Happened = Verdict<NoticeEvent<Of, Move>>;
  const { act } = actsOf<State, NoticeEvent<Of, Move>, Stage>(standing);
  const refused = (state: State) => refusing(noticeRefusals, grounds(state));

  const openNotice = act('openNotice', {
    words: said('发布公示', 'open a public notice'),
    who: authority,
    secondFactor: true,
    ...opening,
    decide(state, words, context): Happened {
      const showing = next(state, words, context);
      if (!showing.ok) return showing;
      const { of, term, moves } = showing.value;
      const { closesAt, provisional } = deadline(context.calendar, context.now, term);
      return happened(noticeOpened({ ...moves(closesAt), of, term, closesAt, provisional, by: context.actor.id }));
    },
  });

  const runs: Gate<State> = (state, { now }) => {
    const { notice, code } = state;
    if (notice !== null && !notice.closed && now < notice.closesAt) return ok(null);
    return refused(state)('NOTICE_NOT_OPEN', { found: { code, closesAt: notice?.closesAt ?? null }, needed: 'a running notice', cure: ['nobody'] });
  };

  const roomForMore: Gate<State> = (state) => {
    const open = state.notice?.open.length ?? 0;
    return open < maxOpen
      ? ok(null)
      : refused(state)('OBJECTIONS_FULL', { rule: 'D-SIZE', source: 'D-SMALL', found: open, needed: { lessThan: maxOpen } });
  };

  const objectNotice = act('objectNotice', {
    words: said('对公示提出异议', 'object to a public notice'),
    payload: {
      words: field(textOf(4000), '异议内容', 'what is objected'),
      evidence: field(documentHash.optional(), '证据', 'SHA-256 of the evidence'),
    },
    who: anybody,
    gates: [runs, roomForMore],
    decide: ({ notice }, { words, evidence }, { actor }): Happened =>
      happened(noticeObjected({ objection: (notice?.objections ?? 0) + 1, words, evidence: evidence ?? null, by: actor.id })),
  });

  const numbers = ({ notice }: State): readonly number[] => notice?.open.map(({ objection }) => objection) ?? [];

  const someOpen: Gate<State> = (state) =>
    numbers(state).length > 0 ? ok(null) : refused(state)('OBJECTION_UNKNOWN', { found: [], needed: 'an open objection', cure: ['nobody'] });

  const answerObjection = act('answerObjection', {
    words: said('答复公示异议', 'answer an objection'),
    payload: {
      objection: field(z.int().min(1).max(10_000), '异议序号', 'number of the objection'),
      upheld: field(z.boolean(), '是否成立', 'whether it is upheld'),
      reason: field(reasonText(), '理由', 'reason'),
    },
    who: authority,
    gates: [...answering, someOpen],
    decide(state, { objection, upheld, reason }, { actor }): Happened {
      const found = state.notice?.open.find((one) => one.objection === objection);
      if (found === undefined) return refused(state)('OBJECTION_UNKNOWN', { found: objection, needed: numbers(state), cure: ['self'] });
      return happened(objectionAnswered({ objection, objector: found.by, upheld, reason, by: actor.id }));
    },
  });

  /** What the clock does when the time is over; nothing where it was set for another one. */
  const closing = (state: State, context: Context): Happened => {
    const { notice } = state;
    if (notice === null || notice.closed || context.now < notice.closesAt) return happened();
    return happened(noticeClosed({ objections: notice.objections, ...closes(state, notice.of, context) }));
  };

  /** No objection to the notice may be open, and none that was upheld may stand against the approval. */
  const settled = (state: State): May => {
    const open = numbers(state);
    const upheld = state.notice?.upheld ?? [];
    if (open.length > 0) return refused(state)('OBJECTIONS_OPEN', { found: open, needed: 'answered' });
    if (upheld.length > 0) return refused(state)('OBJECTION_UPHELD', { found: upheld, needed: 'return for changes, or refuse' });
    return ok(null);
  };

  return { acts: [openNotice, objectNotice, answerObjection] as const, closing, settled };
}
