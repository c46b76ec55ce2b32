import type { Context, Instant } from '../decider.js';
import type { Refusal } from '../refusal.js';
import { refused } from './refusals.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import type { Command, EnterPaper } from './ballot-command.js';
import type { BallotEvent } from './events.js';
import type { BallotState, Paper, SheetSays } from './state.js';
import { ballotMoment } from './ballot-window.js';
import { notExcluded, onRoll } from './can-ballot.js';
import { attending, ownSeat, sheetInOrder } from './cast-vote.js';
import { notGivenUp } from './change-seat.js';
import { markOf } from './choice.js';
import type { Choice } from './words.js';
import { another } from './two-persons.js';
import { hasSeat, noSuchSeat } from './marks.js';

type Decision = Result<readonly BallotEvent[], Refusal>;
type Check = Result<null, Refusal>;

/** Days in which a voter may object to a sheet typed in for them. */
const objectionDays = 3;

export const objectUntil = ({ confirmedAt }: Paper): Instant | null => (confirmedAt === null ? null : confirmedAt + objectionDays * 86_400_000);

const paperOf = (state: BallotState, seat: number): Paper | undefined => state.papers.find((paper) => paper.seat === seat);

/**
 * The first person types the sheet; nothing is counted yet. An electronic vote is never overwritten by a sheet, and who types one does not learn of it:
 * the sheet is taken and found overtaken.
 */
export function enterPaper(state: BallotState, command: EnterPaper, { actor, now }: Context): Decision {
  const free = seatFree(state, command.seat, now);
  if (!free.ok) return free;
  const { seat, choice, text, scan, reason, comment, ticks = [] } = command;
  const fresh = scanFresh(state, seat, scan);
  if (!fresh.ok) return fresh;
  if (new Set(ticks).size > 1 && choice !== 'spoilt') return twoTicks(ticks);
  const sheet = choice === 'spoilt' ? textOnly(state, text) : sheetInOrder(state, { seat, choice, text, reason, comment });
  if (!sheet.ok) return sheet;
  return ok([
    {
      type: 'paperEntered',
      n: (state.scans?.length ?? 0) + 1,
      seat,
      choice,
      mark: choice === 'spoilt' ? 'x' : markOf(choice, reason, comment),
      text,
      scan,
      by: actor.id,
      ...(ticks.length > 0 ? { ticks } : {}),
      ...(reason === undefined ? {} : { reason }),
      ...(comment === undefined ? {} : { comment }),
    },
  ]);
}

/** One sheet is one member's: its scan is good for one seat, also after it was objected to or voted over, and a file of the ballot itself is no sheet. */
function scanFresh(state: BallotState, seat: number, scan: string): Check {
  const other = state.scans?.find((one) => one.scan === scan && one.seat !== seat);
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
const twoTicks = (ticks: readonly Choice[]): Decision =>
  refused('TWO_TICKS', { rule: 'D-PAPER', source: 'D-PAPER', found: [...ticks], needed: 'spoilt', cure: ['self'] });

function textOnly(state: BallotState, text: string): Check {
  if (text === state.text) return ok(null);
  return refused('TEXT_MISMATCH', {
    rule: 'D-TEXT',
    source: 'D-FROZEN-TEXT',
    found: text,
    needed: state.text,
    cure: ['self'],
  });
}

function seatFree(state: BallotState, seat: number, now: number): Check {
  if (!hasSeat(state.size, seat)) return noSuchSeat(state.size, seat);
  const excluded = notExcluded(state, seat);
  if (!excluded.ok) return excluded;
  const kept = notGivenUp(state, seat);
  if (!kept.ok) return kept;
  if (ballotMoment(state, now) === 'late') {
    return refused('BALLOT_CLOSED', {
      rule: 'D-CLOSE',
      source: 'D-DOOR',
      found: now,
      needed: { before: state.countsUntil },
      cure: ['chair', 'secretariat'],
    });
  }
  const { confirmedAt = null, text = state.text } = paperOf(state, seat) ?? {};
  // After an erratum another sheet, about the new text, may come by post.
  if (confirmedAt === null || text !== state.text) return ok(null);
  return refused('SHEET_CONFIRMED', {
    rule: 'D-PAPER',
    source: 'D-PAPER-TWO',
    found: { seat, confirmedAt },
    needed: 'a seat without a confirmed sheet',
    cure: ['self'],
  });
}

/** The second person reads the scan; where that agrees with what the first typed, the sheet counts. What was typed is shown to nobody, so that both have read. */
export function confirmPaper(state: BallotState, command: Command<'confirmPaper'>, context: Context): Decision {
  const { actor, now } = context;
  const free = seatFree(state, command.seat, now);
  if (!free.ok) return free;
  const here = attending(state, command.seat);
  if (!here.ok) return here;
  const paper = paperOf(state, command.seat);
  if (!paper || paper.n !== command.n || paper.scan !== command.scan) {
    return refused('PAPER_UNKNOWN', {
      rule: 'D-PAPER',
      source: 'D-PAPER-TWO',
      found: paper ? { n: paper.n, scan: paper.scan } : null,
      needed: { n: command.n, scan: command.scan },
      cure: ['officer', 'secretariat'],
    });
  }
  const second = another(paper.by, context);
  if (!second.ok) return second;
  const { choice, words } = command;
  if (paper.said.choice !== choice || paper.said.words !== words) return readOtherwise({ choice, words });
  return ok([
    {
      type: 'paperConfirmed',
      n: paper.n,
      choice,
      words,
      seat: paper.seat,
      mark: paper.mark,
      scan: paper.scan,
      by: actor.id,
      enteredBy: paper.by,
      person: state.seats?.[paper.seat]?.person ?? null,
    },
  ]);
}

/** Which of the two has misread shows on the scan alone: the first types the sheet again, or the second looks again. */
const readOtherwise = (found: SheetSays): Decision =>
  refused('SHEET_READ_OTHERWISE', {
    rule: 'D-PAPER',
    source: 'D-PAPER-TWO',
    found,
    needed: 'the choice, and whether there are words to it, as the first person typed them',
    cure: ['officer', 'secretariat'],
  });

/** The voter says: that is not my vote. The seat is empty again and may vote while the ballot is open. */
export function objectPaper(state: BallotState, command: Command<'objectPaper'>, context: Context): Decision {
  const roll = onRoll(state, context);
  if (!roll.ok) return roll;
  const own = ownSeat(state, command.seat, context.actor.id);
  if (!own.ok) return own;
  const paper = paperOf(state, command.seat);
  const until = paper === undefined ? null : objectUntil(paper);
  if (!paper || until === null || context.now > until) {
    return refused('OBJECTION_OVER', {
      rule: 'D-PAPER',
      source: 'D-PAPER-TWO',
      found: context.now,
      needed: { until },
      cure: ['nobody'],
    });
  }
  return ok([{ type: 'paperObjected', seat: command.seat, mark: paper.mark, reason: command.reason, person: context.actor.id }]);
}
