import type { Context, Instant } from '../../kernel/decider.js';
import { all, happened, someOf, type May, type Verdict } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { Json, Refusal } from '../../kernel/refusal.js';
import { ok, type Result } from '../../kernel/result.js';
import { ballotMoment } from '../ballot-window.js';
import { markOf } from '../choice.js';
import type { BallotEvent } from '../events.js';
import { paperConfirmed, paperEntered, paperObjected } from '../events/papers.js';
import { readFields, reason, seat, sheetFields } from '../fields.js';
import { act, changeable, office } from '../gates.js';
import { notGivenUp } from '../given-up.js';
import { hasSeat, noSuchSeat } from '../marks.js';
import { notExcluded, onRoll, ownSeat, ownSeatThat } from '../own-seat.js';
import { objectUntil, paperOf } from '../paper.js';
import { refused } from '../refusals.js';
import { attending, ofText, sheetInOrder } from '../sheet.js';
import type { BallotState, Paper, SheetSays } from '../state.js';
import { another } from '../two-persons.js';
import type { Choice } from '../words.js';

/**
 * The first person types the sheet; nothing is counted yet. An electronic vote is never overwritten by a sheet, and who types one does not learn of it:
 * the sheet is taken and found overtaken.
 */
const enterPaper = act('enterPaper', {
  words: said('录入纸质票', 'enter a sheet'),
  payload: sheetFields,
  who: office,
  at: ['open'],
  decide(state, { seat: at, choice, text, scan, reason: why, comment, ticks = [] }, { actor, now }) {
    const free = seatFree(state, at, now);
    if (!free.ok) return free;
    const fresh = scanFresh(state, at, scan);
    if (!fresh.ok) return fresh;
    if (new Set(ticks).size > 1 && choice !== 'spoilt') return twoTicks(ticks);
    const sheet = choice === 'spoilt' ? ofText(state, text) : sheetInOrder(state, { seat: at, choice, text, reason: why, comment });
    if (!sheet.ok) return sheet;
    return happened(
      paperEntered({
        ...{ n: (state.scans?.length ?? 0) + 1, seat: at, choice, text, scan, by: actor.id },
        mark: choice === 'spoilt' ? 'x' : markOf(choice, why, comment),
        ...(ticks.length > 0 ? { ticks } : {}),
        ...(why === undefined ? {} : { reason: why }),
        ...(comment === undefined ? {} : { comment }),
      }),
    );
  },
});

/** One sheet is one member's: its scan is good for one seat, also after it was objected to or voted over, and a file of the ballot itself is no sheet. */
function scanFresh(state: BallotState, at: number, scan: string): May {
  const other = state.scans?.find((one) => one.scan === scan && one.seat !== at);
  const own = [state.text, state.document, ...(state.swaps ?? []).map(({ from }) => from)].includes(scan);
  if (!other && !own) return ok(null);
  return refused('SCAN_OF_ANOTHER_SEAT', {
    rule: 'D-PAPER',
    source: 'D-PAPER-TWO',
    found: other ? { seat: other.seat } : { ballot: state.stream },
    needed: 'a scan of this sheet, used for no other seat',
    cure: ['self'],
  });
}

/** Two ticks on one sheet say nothing: it is spoilt, whatever the one who types it thinks the voter meant. */
const twoTicks = (ticks: readonly Choice[]) =>
  refused('TWO_TICKS', { rule: 'D-PAPER', source: 'D-PAPER', found: [...ticks], needed: 'spoilt', cure: ['self'] });

function seatFree(state: BallotState, at: number, now: Instant): May {
  if (!hasSeat(state.size, at)) return noSuchSeat(state.size, at);
  const excluded = notExcluded(state, at);
  if (!excluded.ok) return excluded;
  const kept = notGivenUp(state, at);
  if (!kept.ok) return kept;
  if (ballotMoment(state, now) === 'late') {
    const needed = { before: state.countsUntil };
    return refused('BALLOT_CLOSED', { rule: 'D-CLOSE', source: 'D-DOOR', found: now, needed, cure: ['chair', 'secretariat'] });
  }
  const { confirmedAt = null, text = state.text } = paperOf(state, at) ?? {};
  // After an erratum another sheet, about the new text, may come by post.
  if (confirmedAt === null || text !== state.text) return ok(null);
  return refused('SHEET_CONFIRMED', {
    rule: 'D-PAPER',
    source: 'D-PAPER-TWO',
    found: { seat: at, confirmedAt },
    needed: 'a seat without a confirmed sheet',
    cure: ['self'],
  });
}

/** A sheet that this person may read as the second; one that waits for the first time before those that were confirmed. */
const someSheet = someOf<BallotState, Paper>(
  ({ papers }) => papers.toSorted((a, b) => Number(a.confirmedAt !== null) - Number(b.confirmedAt !== null)),
  ({ seat: at, by }, state, context) =>
    all(
      () => seatFree(state, at, context.now),
      () => attending(state, at),
      () => another(by, context),
    ),
  () => unknown(null, 'a sheet that waits for its second person'),
);

const unknown = (paper: Paper | null, needed: Json) =>
  refused('PAPER_UNKNOWN', {
    rule: 'D-PAPER',
    source: 'D-PAPER-TWO',
    found: paper && { n: paper.n, scan: paper.scan },
    needed,
    cure: ['officer', 'secretariat'],
  });

/** The second person reads the scan; where that agrees with what the first typed, the sheet counts. What was typed is shown to nobody, so that both have read. */
const confirmPaper = act('confirmPaper', {
  words: said('复核纸质票', 'confirm a sheet'),
  payload: readFields,
  who: office,
  at: ['open'],
  gates: [someSheet],
  decide: readAgain,
});

type Read = SheetSays & { readonly seat: number; readonly n: number; readonly scan: string };

function readAgain(state: BallotState, { seat: at, n, scan, choice, words }: Read, context: Context): Verdict<BallotEvent> {
  const free = seatFree(state, at, context.now);
  if (!free.ok) return free;
  const here = attending(state, at);
  if (!here.ok) return here;
  const paper = paperOf(state, at);
  if (!paper || paper.n !== n || paper.scan !== scan) return unknown(paper ?? null, { n, scan });
  const second = another(paper.by, context);
  if (!second.ok) return second;
  if (paper.said.choice !== choice || paper.said.words !== words) return readOtherwise({ choice, words });
  const person = state.seats?.[at]?.person ?? null;
  return happened(paperConfirmed({ n, choice, words, seat: at, mark: paper.mark, scan, by: context.actor.id, enteredBy: paper.by, person }));
}

/** Which of the two has misread shows on the scan alone: the first types the sheet again, or the second looks again. */
const readOtherwise = (found: SheetSays) =>
  refused('SHEET_READ_OTHERWISE', {
    rule: 'D-PAPER',
    source: 'D-PAPER-TWO',
    found,
    needed: 'the choice, and whether there are words to it, as the first person typed them',
    cure: ['officer', 'secretariat'],
  });

function objectable(state: BallotState, at: number, { now }: Context): Result<Paper, Refusal> {
  const paper = paperOf(state, at);
  const until = paper === undefined ? null : objectUntil(paper);
  if (paper && until !== null && now <= until) return ok(paper);
  return refused('OBJECTION_OVER', { rule: 'D-PAPER', source: 'D-PAPER-TWO', found: now, needed: { until } });
}

/** The voter says: that is not my vote. The seat is empty again and may vote while the ballot is open. */
export const objectPaper = act('objectPaper', {
  words: said('对纸质票提出异议', 'object to a sheet'),
  payload: { seat, reason },
  who: onRoll,
  at: ['open', 'tied', 'closed'],
  gates: [...changeable, ownSeatThat(objectable)],
  decide(state, { seat: at, reason: why }, context) {
    const own = ownSeat(state, at, context.actor.id);
    const paper = own.ok ? objectable(state, at, context) : own;
    return paper.ok ? happened(paperObjected({ seat: at, mark: paper.value.mark, reason: why, person: context.actor.id })) : paper;
  },
});

export const paperActs = [enterPaper, confirmPaper] as const;
