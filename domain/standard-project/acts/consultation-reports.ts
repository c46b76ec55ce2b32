import type { Context } from '../../kernel/decider.js';
import { actsOf } from '../../kernel/act.js';
import { happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { ConsultationReport } from '../../messages/messages.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { move, stay } from '../clock.js';
import type { ProjectEvent } from '../events.js';
import { consultationCalledOff, consultationConcluded, consultationEnded, consultationRunning } from '../events/comment.js';
import { standing } from '../gates.js';
import type { ProjectState } from '../state.js';
import { consultationStream } from '../streams.js';

/* What a comment round reports: a fact, and one that no longer concerns this project changes nothing. */

const { report } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

type Report<Type extends ConsultationReport['type']> = Extract<ConsultationReport, { readonly type: Type }>;

const concerns = (state: ProjectState, { round }: { readonly round: number }, { actor }: Context): boolean =>
  state.end === null &&
  actor.id === `stream:${consultationStream(state, state.comment.round)}` &&
  round === state.comment.round &&
  state.comment.status !== 'settled' &&
  state.comment.status !== 'voided';

const consultationOpened = report<Report<'consultationOpened'>>('consultationOpened', {
  words: said('征求意见开始', 'the comment round opened'),
  from: 'consultation',
  decide: (state, { round, closesAt, provisional }, context) =>
    concerns(state, { round }, context) ? happened(consultationRunning({ round, closesAt, provisional })) : happened(),
});

const consultationClosed = report<Report<'consultationClosed'>>('consultationClosed', {
  words: said('征求意见截止', 'the comment round closed'),
  from: 'consultation',
  decide(state, { round, comments, late }, context) {
    const way = state.code === '30.20' ? move(state, context, '30.60') : stay(state);
    return concerns(state, { round }, context) ? happened(consultationEnded({ round, comments, late, ...way })) : happened();
  },
});

const consultationSettled = report<Report<'consultationSettled'>>('consultationSettled', {
  words: said('意见处理完毕', 'the comments are settled'),
  from: 'consultation',
  decide(state, { round, adopted, partly, rejected, substantive }, context) {
    if (!concerns(state, { round }, context)) return happened();
    const closed = state.code === '30.20' ? (['30.60'] as const) : [];
    const way = move(state, context, ...closed, ...(substantive ? (['30.92'] as const) : []));
    return happened(consultationConcluded({ round, adopted, partly, rejected, substantive, ...way }));
  },
});

const consultationVoided = report<Report<'consultationVoided'>>('consultationVoided', {
  words: said('征求意见作废', 'the comment round was voided'),
  from: 'consultation',
  decide: (state, { round, reason }, context) =>
    concerns(state, { round }, context) ? happened(consultationCalledOff({ round, reason, ...move(state, context, '20.99') })) : happened(),
});

export const consultationReports = [consultationOpened, consultationClosed, consultationSettled, consultationVoided] as const;
