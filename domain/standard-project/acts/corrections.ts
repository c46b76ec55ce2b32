import { civilDate } from '../../law/calendar/civil-date.js';
import { localDay } from '../../law/calendar/instant.js';
import { actsOf } from '../../kernel/act.js';
import { happened, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { ok } from '../../kernel/result.js';
import { inForce } from '../codes.js';
import type { ProjectEvent } from '../events.js';
import { correctionApproved, correctionProposed, correctionPublished, correctionRejected } from '../events/corrections.js';
import { asWritten, clauses, documentNumber, reason, sheet, sheetRead } from '../fields.js';
import { notOnHold, standing, type ProjectGate } from '../gates.js';
import { refused } from '../refusals.js';
import type { ProjectState } from '../state.js';
import { chair, drafter, office, officeOrChair, oneOf } from '../who.js';

/* 修改单: one at a time, so that each has its own number and text. */

const { act } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

const about = { rule: 'D-AMEND', source: 'FORM-AMENDMENT' } as const;

const correctionIs =
  (needed: 'none under way' | 'proposed' | 'approved'): ProjectGate =>
  ({ corrections: { current } }) => {
    const found = current === null ? 'none under way' : current.approved ? 'approved' : 'proposed';
    if (found === needed) return ok(null);
    return refused('CORRECTION_OUT_OF_ORDER', { ...about, found, needed, cure: needed === 'approved' ? ['chair'] : ['officer'] });
  };

const proposeCorrection = act('proposeCorrection', {
  words: said('提出修改单', 'propose a correction'),
  payload: { sha256: sheet, reason, clauses, asWritten },
  who: oneOf(office, drafter),
  at: inForce,
  gates: [notOnHold, correctionIs('none under way')],
  decide: (_state, { sha256, reason: why, clauses: places }, { actor }) =>
    happened(correctionProposed({ by: actor.id, sha256, reason: why, clauses: places })),
});

const rejectCorrection = act('rejectCorrection', {
  words: said('不采用修改单', 'reject the correction'),
  payload: { reason },
  who: officeOrChair,
  at: inForce,
  gates: [notOnHold, correctionIs('proposed')],
  decide: (_state, { reason: why }, { actor }) => happened(correctionRejected({ by: actor.id, reason: why })),
});

const approveCorrection = act('approveCorrection', {
  words: said('批准修改单', 'approve the correction'),
  payload: { sha256: sheetRead },
  who: chair,
  at: inForce,
  gates: [notOnHold, correctionIs('proposed')],
  decide(state, { sha256 }, { actor }) {
    const named = namesSheet(state, sha256);
    return named.ok ? happened(correctionApproved({ by: actor.id, sha256 })) : named;
  },
});

/** The amendment is named after the standard it amends: `T/LNSR 0003—2026/XG1—2027`. */
const publishCorrection = act('publishCorrection', {
  words: said('发布修改单', 'publish the correction'),
  payload: { documentNumber },
  who: office,
  at: inForce,
  gates: [notOnHold, correctionIs('approved')],
  secondFactor: true,
  decide(state, { documentNumber: document }, { actor, now }) {
    const { current, published } = state.corrections;
    if (current === null) return happened();
    const n = published + 1;
    const designation = `${state.number ?? ''}/XG${n}—${civilDate(localDay(now)).year}`;
    return happened(correctionPublished({ by: actor.id, n, designation, sha256: current.sha256, documentNumber: document }));
  },
});

export const correctionActs = [proposeCorrection, rejectCorrection, approveCorrection, publishCorrection] as const;

/** The chair names the very sheet: another may have been proposed since it was read. */
function namesSheet({ corrections: { current } }: ProjectState, sha256: string): May {
  if (current?.sha256 === sha256) return ok(null);
  return refused('NAMED_TEXT_DIFFERS', { ...about, found: sha256, needed: current?.sha256 ?? null, cure: ['self'] });
}
