import type { ActorId } from '../actor.js';
import type { Context } from '../decider.js';
import type { DocumentKind } from '../profile/vocabulary.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { changeBetween, editorial, type TextChange, type TextReading } from '../text-change.js';
import { all, happened, open, type Acts, type May, type Verdict } from './act.js';
import type { Command } from './commands.js';
import type { ProjectState } from './state.js';
import { chair, noDrafter, office } from './who.js';

/** A declared departure of the published text from the approved one. `confirmedBy` is null until a second person has agreed, where one must. */
export type Editorial = TextReading & {
  /** Declared anew it has another number: whoever read the former has not read this. */
  readonly n: number;
  readonly reason: string;
  readonly by: ActorId;
  readonly confirmedBy: ActorId | null;
};

const rule = { rule: 'D-EDITORIAL', source: 'D-EDITORIAL' } as const;

const isEmpty = ({ added, removed, changed, moved }: NonNullable<TextChange>): boolean =>
  added.length + removed.length + changed.length + moved.length === 0;

/** Other bytes with the same words (a new line end, another file name) are one person's business; other words are two persons'. */
const changesWords = (change: TextChange): boolean => change === null || !isEmpty(change);

/** The one text that may be published: what was approved, or what a confirmed editorial change made of it; what was published, once it is. */
export function publishableText({ approval, publication }: ProjectState): string | null {
  if (publication !== null) return publication.text;
  return approval.editorial?.confirmedBy == null ? approval.text : approval.editorial.to;
}

/** Drafts on file are the texts that their acts froze; the published text is the approved one. Nothing else is filed under their names. */
const frozenBy: { readonly [kind in DocumentKind]?: string } = {
  draftForComment: 'signOffDraft',
  draftForReview: 'submitForReview',
  draftForApproval: 'submitForApproval',
};

export function mayFile(state: ProjectState, kind: DocumentKind, sha256: string): May {
  const act = frozenBy[kind];
  if (act !== undefined) return refuse('TEXT_SET_BY_ACT', { ...rule, found: { kind, sha256 }, needed: { act }, cure: ['drafter', 'officer'] });
  return kind === 'publishedText' ? asApproved(state, sha256) : ok(null);
}

/** Asked when the text is filed, and again when it is published: in between the project may have gone back and been approved anew. */
export function asApproved(state: ProjectState, sha256: string): May {
  const needed = publishableText(state);
  if (sha256 === needed) return ok(null);
  return refuse('TEXT_NOT_APPROVED', { ...rule, found: sha256, needed, cure: ['officer', 'chair'] });
}

const canDeclare = (state: ProjectState, context: Context): May => open(state, context, { who: office, at: ['60.00'] });

/** A misprint, a cover, a file format: declared with its difference before it is published. What adds or takes a clause is no editorial change. */
function decideDeclare(state: ProjectState, { to, reason, reading }: Command<'declareEditorialChange'>, { actor }: Context): Verdict {
  const from = state.approval.text ?? '';
  if (to === from) return refuse('DRAFT_NOT_NEW', { ...rule, found: to, needed: { otherThan: from }, cure: ['self'] });
  const change = changeBetween(reading, from, to);
  const kept = editorial(change, { ...rule, cure: ['chair'] });
  if (!kept.ok) return kept;
  const confirmed = !changesWords(change);
  return happened({ type: 'editorialChangeDeclared', n: (state.approval.editorial?.n ?? 0) + 1, by: actor.id, from, to, reason, change, confirmed });
}

const canConfirm = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: noDrafter(chair), at: ['60.00'] }),
    () => waitsForSecond(state, context),
  );

function waitsForSecond({ approval }: ProjectState, { actor }: Context): May {
  const { editorial } = approval;
  if (editorial === undefined || editorial.confirmedBy !== null)
    return refuse('NOTHING_PROPOSED', { ...rule, found: editorial?.to ?? null, needed: 'declareEditorialChange', cure: ['officer'] });
  if (editorial.by !== actor.id) return ok(null);
  return refuse('SECOND_PERSON', { ...rule, found: actor.id, needed: `not ${editorial.by}`, cure: ['chair'] });
}

/** The decision body sees the difference and the reason, and names the very declaration and text it agrees to. */
function decideConfirm({ approval }: ProjectState, { n, text }: Command<'confirmEditorialChange'>, { actor }: Context): Verdict {
  const { n: declared = null, to = null } = approval.editorial ?? {};
  if (to !== text || declared !== n)
    return refuse('NAMED_TEXT_DIFFERS', { ...rule, found: { n, text }, needed: { n: declared, text: to }, cure: ['self'] });
  return happened({ type: 'editorialChangeConfirmed', n, by: actor.id, text });
}

export const editorialActs: Acts<'declareEditorialChange' | 'confirmEditorialChange'> = {
  declareEditorialChange: { can: canDeclare, decide: decideDeclare },
  confirmEditorialChange: { can: canConfirm, decide: decideConfirm },
};
