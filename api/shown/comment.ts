import type { CommentShown } from '../../contract/views/comment.js';
import type { CommentRow } from '../../db/consultation.js';
import type { Found } from '../../db/personal.js';
import { chinaTime } from '../http/china-time.js';

const erasedWords = '已删除 / erased';

/** What is left of the author for a reader who may see the name: the name, or that it was erased. */
function authorOf(found: Found | undefined): Pick<CommentShown, 'author' | 'contact' | 'erased'> {
  if (found === undefined) return { author: null, contact: null, erased: null };
  if (found.erased !== null) return { author: erasedWords, contact: null, erased: chinaTime(found.erased) };
  return { author: found.author, contact: found.contact, erased: null };
}

/** One comment with its disposition; `found` is the author where the reader may see the name (`api/policy/comment-sight.ts`). */
export const showComment = (row: CommentRow, found: Found | undefined): CommentShown => ({
  n: row.n,
  at: chinaTime(row.at),
  late: row.late,
  clause: row.clause,
  kind: row.kind,
  text: row.text,
  proposed: row.proposed ?? null,
  reason: row.reason ?? null,
  organisation: row.organisation ?? null,
  organisationName: row.organisationName ?? null,
  organisationStanding: row.verified === undefined ? null : row.verified ? 'verified' : 'selfStated',
  ...authorOf(found),
  draft: row.draft,
  status: row.status,
  answer: row.answer,
  block: row.block,
  duplicateOf: row.duplicateOf,
  objection: row.objection,
  objectionAnswer: row.objectionAnswer,
});
