import type { May } from '../kernel/gate.js';
import type { DocumentKind } from '../profile/vocabulary.js';
import { ok } from '../kernel/result.js';
import { refused } from './refusals.js';
import type { ProjectState } from './state.js';

const rule = { rule: 'D-EDITORIAL', source: 'D-EDITORIAL' } as const;

/** The one text that may be published: what was approved, or what a confirmed editorial change made of it; what was published, once it is. */
function publishableText({ approval, publication }: ProjectState): string | null {
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
  if (act !== undefined) return refused('TEXT_SET_BY_ACT', { ...rule, found: { kind, sha256 }, needed: { act }, cure: ['drafter', 'officer'] });
  return kind === 'publishedText' ? asApproved(state, sha256) : ok(null);
}

/** Asked when the text is filed, and again when it is published: in between the project may have gone back and been approved anew. */
export function asApproved(state: ProjectState, sha256: string | null): May {
  const needed = publishableText(state);
  if (sha256 === needed) return ok(null);
  return refused('TEXT_NOT_APPROVED', { ...rule, found: sha256, needed, cure: ['officer', 'chair'] });
}
