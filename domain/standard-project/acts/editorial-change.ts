import { actsOf } from '../../kernel/act.js';
import { held } from '../../kernel/field.js';
import { happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { refuse } from '../../kernel/refusal.js';
import { ok } from '../../kernel/result.js';
import { changeBetween, editorial, type TextChange, type TextReading } from '../../text/text-change.js';
import type { ProjectEvent } from '../events.js';
import { editorialChangeConfirmed, editorialChangeDeclared } from '../events/editorial-change.js';
import { changeNumber, publishedHash, reason } from '../fields.js';
import { notOnHold, standing, type ProjectGate } from '../gates.js';
import { refused } from '../refusals.js';
import type { ProjectState } from '../state.js';
import { chair, noDrafter, office } from '../who.js';

const { act } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

const rule = { rule: 'D-EDITORIAL', source: 'D-EDITORIAL' } as const;

const isEmpty = ({ added, removed, changed, moved }: NonNullable<TextChange>): boolean =>
  added.length + removed.length + changed.length + moved.length === 0;

/** Other bytes with the same words (a new line end, another file name) are one person's business; other words are two persons'. */
const changesWords = (change: TextChange): boolean => change === null || !isEmpty(change);

/** Declared with its difference before it is published. What adds or takes a clause is no editorial change. `reading` is what the API read in both texts. */
const declareEditorialChange = act('declareEditorialChange', {
  words: said('声明编辑性修改', 'declare an editorial change of the approved text'),
  payload: { to: publishedHash, reason },
  known: held<{ readonly reading?: TextReading }>(),
  who: office,
  at: ['60.00'],
  gates: [notOnHold],
  decide({ approval }, { to, reason: why, reading }, { actor }) {
    const from = approval.text ?? '';
    if (to === from) return refused('DRAFT_NOT_NEW', { ...rule, found: to, needed: { otherThan: from }, cure: ['self'] });
    const change = changeBetween(reading, from, to);
    const kept = editorial(change, { ...rule, cure: ['chair'] });
    if (!kept.ok) return kept;
    const n = (approval.editorial?.n ?? 0) + 1;
    return happened(editorialChangeDeclared({ n, by: actor.id, from, to, reason: why, change, confirmed: !changesWords(change) }));
  },
});

const waitsForSecond: ProjectGate = ({ approval }, { actor }) => {
  const { editorial: declared } = approval;
  if (declared === undefined || declared.confirmedBy !== null)
    return refuse('NOTHING_PROPOSED', { ...rule, found: declared?.to ?? null, needed: 'declareEditorialChange', cure: ['officer'] });
  if (declared.by !== actor.id) return ok(null);
  return refuse('SECOND_PERSON', { ...rule, found: actor.id, needed: `not ${declared.by}`, cure: ['chair'] });
};

/** The decision body sees the difference and the reason, and names the very declaration and text it agrees to. */
const confirmEditorialChange = act('confirmEditorialChange', {
  words: said('同意编辑性修改', 'agree to the editorial change'),
  payload: { n: changeNumber, text: publishedHash },
  who: noDrafter(chair),
  at: ['60.00'],
  gates: [notOnHold, waitsForSecond],
  decide({ approval }, { n, text }, { actor }) {
    const { n: declared = null, to = null } = approval.editorial ?? {};
    if (to === text && declared === n) return happened(editorialChangeConfirmed({ n, by: actor.id, text }));
    return refused('NAMED_TEXT_DIFFERS', { ...rule, found: { n, text }, needed: { n: declared, text: to }, cure: ['self'] });
  },
});

export const editorialChangeActs = [declareEditorialChange, confirmEditorialChange] as const;
