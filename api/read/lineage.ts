import type { Connection } from 'mongoose';
import { viewsOf } from '../../db/collections.js';
import { comments as commentRows, type CommentRow } from '../../db/consultation.js';
import { modelOf } from '../../db/model.js';
import type { View } from '../../db/projection.js';
import type { ConsultationState } from '../../domain/consultation/state.js';
import type { Stream } from '../../domain/kernel/decider.js';
import { diffClauses, type ClauseDiff } from '../../domain/text/clause-diff.js';
import type { ClauseTree } from '../../domain/text/clause-tree.js';
import type { DraftingState } from '../../domain/drafting/state.js';
import { lineageOf, type AlarmAnswer, type Lineage } from '../../domain/drafting/lineage.js';
import type { ProjectState } from '../../domain/standard-project/state.js';
import { readClauses } from './clause-text.js';

/** A comment round of a project, the text it was about, and the next one. */
export type TracedRound = {
  readonly round: number;
  readonly consultation: View;
  readonly from: string;
  readonly to: string | null;
  readonly texts: { readonly before: ClauseTree; readonly after: ClauseTree } | null;
  readonly diff: ClauseDiff | null;
  readonly comments: readonly CommentRow[];
  readonly lineage: Lineage | null;
  readonly answers: readonly AlarmAnswer[];
};

const roundView = (db: Connection, project: string, round: number): Promise<View | null> =>
  viewsOf(db, 'consultations')
    .findOne({ _id: `consultation/${project.slice(project.indexOf('/') + 1)}-${round}`, project })
    .lean<View>();

/** Working drafts of the project's own society; another's could claim any project. */
const draftingsOf = (db: Connection, project: View): Promise<View[]> =>
  viewsOf(db, 'draftings')
    .find({ project: project._id, organisation: project['organisation'] })
    .sort({ updatedAt: -1, _id: -1 })
    .limit(5)
    .lean<View[]>();

/** The text after the one commented on: that of the next round, or the draft of today; the working draft only for those inside. */
function nextText(
  from: string,
  { draft }: ProjectState,
  { later, working }: { readonly later: View | null; readonly working: string | null },
): string | null {
  const candidates = [later === null ? null : (later.state as ConsultationState).text, draft?.sha256 ?? null, working]; // written by the projection of comment rounds
  return candidates.find((text): text is string => text !== null && text !== from) ?? null;
}

/** Follows the comments of a round into the next text. Null when the project had no such round. */
export async function traceRound(
  db: Connection,
  project: View,
  { round, inside }: { readonly round: number; readonly inside: boolean },
): Promise<TracedRound | null> {
  const state = project.state as ProjectState; // written by the projection of projects
  const consultation = await roundView(db, project._id, round);
  if (consultation === null) return null;
  const { text: from } = consultation.state as ConsultationState; // as above
  const draftings = (await draftingsOf(db, project)).map((view) => view.state as DraftingState); // written by the projection of drafting groups
  const to = nextText(from, state, { later: await roundView(db, project._id, round + 1), working: inside ? (draftings[0]?.text ?? null) : null });
  const comments = await modelOf(db, commentRows)
    .find({ consultation: consultation._id as Stream })
    .sort({ n: 1 })
    .lean<CommentRow[]>();
  const [before, after] = await Promise.all([readClauses(db, from), to === null ? null : readClauses(db, to)]);
  const texts = before === null || after === null ? null : { before, after };
  const diff = texts === null ? null : diffClauses(texts.before.clauses, texts.after.clauses);
  const answers = draftings.find(({ alarms }) => alarms?.from === from && alarms.to === to)?.alarms?.answers ?? [];
  return { round, consultation, from, to, texts, diff, comments, lineage: diff === null ? null : lineageOf(comments, diff), answers };
}
