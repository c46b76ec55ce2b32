import { z } from 'zod';
import { deadline, type Term } from '../../law/calendar/deadline.js';
import { reasonText, textOf } from '../../kernel/fields/text.js';
import { actsOf, type Standing } from '../../kernel/act.js';
import { field } from '../../kernel/field.js';
import { happened, type Gate, type May, type Verdict } from '../../kernel/gate.js';
import { said, type Words } from '../../kernel/words.js';
import type { Source } from '../../law/sources.js';
import type { Cure, Json, Refusal } from '../../kernel/refusal.js';
import { ok } from '../../kernel/result.js';
import type { Instant } from '../../kernel/decider.js';
import type { NoticeEvent, publicNoticeEvents } from './events.js';
import type { Noticed } from './state.js';

type Code = 'NOTICE_NOT_OPEN' | 'OBJECTION_UNKNOWN' | 'OBJECTIONS_OPEN' | 'OBJECTION_UPHELD' | 'TOO_MANY_OPEN';
type Why = { readonly found: Json; readonly needed: Json; readonly rule?: string; readonly source?: Source; readonly cure?: readonly Cure[] };
type Grounds = { readonly rule: string; readonly source: Source };
/** The lifecycle has these codes in its table. */
export type NoticeRefused = (code: Code, why: Why) => { readonly ok: false; readonly error: Refusal };

/** What is to be shown next, for how long, and what showing it means for the lifecycle. */
export type Showing<Of extends string, Move> = {
  readonly of: Of;
  readonly term: Term;
  readonly moves: (closesAt: Instant) => Move;
};

type Spec<State extends Noticed<Of>, Of extends string, Move extends object, Stage extends string> = {
  readonly standing: Standing<State, Stage>;
  readonly events: ReturnType<typeof publicNoticeEvents<State, Of, Move>>;
  /** Who shows things to the public, and answers objections. */
  readonly authority: Gate<State>;
  /** Who may object, and what that is called here. */
  readonly objector: Gate<State>;
  readonly objecting: Words;
  readonly at: readonly Stage[];
  readonly next: (state: State) => Showing<Of, Move>;
  readonly grounds: Grounds;
  readonly refused: NoticeRefused;
};

/** Beyond it the list of open objections would outgrow the state. */
export const maxObjections = 500;

/** The acts of a 公示: shown for so long, open to objections, each answered before the decision. */
export function publicNoticeActs<State extends Noticed<Of>, Of extends string, Move extends object, Stage extends string>({
  standing,
  events: { noticeOpened, noticeObjected, objectionAnswered },
  authority,
  objector,
  objecting,
  at,
  next,
  grounds,
  refused,
}: Spec<State, Of, Move, Stage>) {
  const { act } = actsOf<State, NoticeEvent<Of, Move>, Stage>(standing);

  const openNotice = act('openNotice', {
    words: said('发布公示', 'open a public notice'),
    payload: {},
    who: authority,
    at,
    decide(state, _none, { actor, calendar, now }): Verdict<NoticeEvent<Of, Move>> {
      const { of, term, moves } = next(state);
      const { closesAt, provisional } = deadline(calendar, now, term);
      return happened(noticeOpened({ ...moves(closesAt), of, closesAt, provisional, by: actor.id }));
    },
  });

  const runs: Gate<State> = ({ notice, code }, { now }) =>
    notice !== null && !notice.closed && now < notice.closesAt
      ? ok(null)
      : refused('NOTICE_NOT_OPEN', { ...grounds, found: { code, closesAt: notice?.closesAt ?? null }, needed: 'a running notice', cure: ['nobody'] });

  const objectNotice = act('objectNotice', {
    words: objecting,
    payload: { words: field(textOf(4000), '异议内容', 'what is objected') },
    who: objector,
    gates: [runs],
    decide({ notice }, { words }, { actor }): Verdict<NoticeEvent<Of, Move>> {
      const objections = notice?.objections ?? 0;
      if (objections >= maxObjections)
        return refused('TOO_MANY_OPEN', { source: 'D-SMALL', found: objections, needed: { max: maxObjections }, cure: ['nobody'] });
      return happened(noticeObjected({ objection: objections + 1, words, by: actor.id }));
    },
  });

  const someOpen: Gate<State> = ({ notice }) =>
    notice !== null && notice.open.length > 0
      ? ok(null)
      : refused('OBJECTION_UNKNOWN', { ...grounds, found: notice?.open ?? [], needed: 'an open objection', cure: ['nobody'] });

  const answerObjection = act('answerObjection', {
    words: said('答复公示异议', 'answer an objection'),
    payload: {
      objection: field(z.int().min(1).max(10_000), '异议序号', 'number of the objection'),
      upheld: field(z.boolean(), '是否成立', 'whether it is upheld'),
      reason: field(reasonText(), '理由', 'reason'),
    },
    who: authority,
    gates: [someOpen],
    decide({ notice }, { objection, upheld, reason }, { actor }): Verdict<NoticeEvent<Of, Move>> {
      const open = notice?.open ?? [];
      if (!open.includes(objection)) return refused('OBJECTION_UNKNOWN', { ...grounds, found: objection, needed: open });
      return happened(objectionAnswered({ objection, upheld, reason, by: actor.id }));
    },
  });

  /** No objection to the notice may be open, and none that was upheld may stand against the approval. */
  const settled = ({ notice }: State): May => {
    if (notice === null) return ok(null);
    const { open, upheld } = notice;
    if (open.length > 0) return refused('OBJECTIONS_OPEN', { ...grounds, found: open, needed: 'answered', cure: ['monitor'] });
    if (upheld.length > 0)
      return refused('OBJECTION_UPHELD', { ...grounds, found: upheld, needed: 'return for changes, or refuse', cure: ['monitor'] });
    return ok(null);
  };

  return { acts: [openNotice, objectNotice, answerObjection] as const, settled };
}
