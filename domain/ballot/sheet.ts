import type { May } from '../kernel/gate.js';
import { ok } from '../kernel/result.js';
import { charAt } from '../kernel/rows.js';
import { lacks, paperForms } from './choice.js';
import { refused } from './refusals.js';
import type { BallotState } from './state.js';
import type { Choice } from './words.js';

type Sheet = { readonly seat: number; readonly choice: Choice; readonly reason?: string; readonly comment?: string; readonly text: string };

/** The sheet is about the frozen text, on the printed choices, with the reasons the terms ask for, by someone who is present if it is a meeting. */
export function sheetInOrder(state: BallotState, sheet: Sheet): May {
  const read = ofText(state, sheet.text);
  if (!read.ok) return read;
  const here = attending(state, sheet.seat);
  if (!here.ok) return here;
  const form = paperForms[state.terms.choices];
  if (!form.includes(sheet.choice)) {
    return refused('CHOICE_NOT_ON_PAPER', { rule: 'D-PAPER', source: 'SET-TERMS', found: sheet.choice, needed: form, cure: ['self'] });
  }
  return wordsGiven(state, sheet);
}

export function ofText(state: BallotState, text: string): May {
  if (text === state.text) return ok(null);
  return refused('TEXT_MISMATCH', { rule: 'D-TEXT', source: 'D-FROZEN-TEXT', found: text, needed: state.text, cure: ['self'] });
}

/** At a meeting the vote is of who is on the attendance list. */
export function attending({ attendance }: BallotState, seat: number): May {
  if (!attendance || charAt(attendance, seat) === '1') return ok(null);
  return refused('NOT_PRESENT', {
    rule: 'CN-GS',
    source: 'GS-14',
    found: seat,
    needed: 'on the attendance list',
    cure: ['secretariat', 'chair'],
  });
}

function wordsGiven(state: BallotState, sheet: Sheet): May {
  const missing = lacks(state.terms, sheet);
  if (missing === null) return ok(null);
  return refused(missing === 'reason' ? 'REASON_MISSING' : 'COMMENT_MISSING', {
    rule: 'D-REASON',
    source: 'FORM-LETTER',
    found: sheet[missing] ?? null,
    needed: `a ${missing} for ${sheet.choice}`,
    cure: ['self'],
  });
}
