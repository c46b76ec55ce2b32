import type { Audience, Effect } from '../kernel/decider.js';
import type { ConsultationReport } from '../messages/messages.js';
import type { ConsultationState } from './state.js';

/* Who hears of a round. A comment tells nobody by itself: ten thousand may come in a day. */

export const commenters = ({ stream }: ConsultationState): readonly Audience[] => [{ consultation: stream }];

export const officesOf = (organisations: readonly string[]): readonly Audience[] =>
  organisations.map((organisation) => ({ role: 'officer', organisation }));

/** Those who answer the comments. */
export const answerers = ({ organisation }: ConsultationState): readonly Audience[] =>
  (['officer', 'secretariat', 'drafter'] as const).map((role) => ({ role, organisation }));

/** Those who are asked for comments. */
export const asked = (state: ConsultationState): readonly Audience[] => [
  ...officesOf(state.addressees),
  ...(state.public ? [{ feed: 'public' } as const] : []),
];

/** What every notice of a round is filled with. */
export const named = ({ stream, project, title, round }: ConsultationState) => ({ consultation: stream, project, title, round });

export const toProject = ({ project }: ConsultationState, command: ConsultationReport): Effect => ({ kind: 'tell', stream: project, command });
