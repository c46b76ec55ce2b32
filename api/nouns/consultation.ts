import { commentBody } from '../../contract/consultation.js';
import { consultationView, publicConsultationView } from '../../contract/views/consultation.js';
import type { View } from '../../db/projection.js';
import { consultation } from '../../domain/consultation/consultation.js';
import { consultationWindow } from '../../domain/consultation/consultation-window.js';
import type { ConsultationState } from '../../domain/consultation/state.js';
import { actSchemasOf } from '../../domain/kernel/wire.js';
import { deadlineIn } from '../../domain/kernel/over.js';
import { showConsultation } from '../shown/consultation.js';
import { actRoutes, datesIn, type Noun } from '../nouns.js';

const stateOf = (view: View): ConsultationState => view.state as ConsultationState; // written by the projection of comment rounds

/** A comment round. Its project starts it; anyone may comment on a public one, without an account. */
export const consultationNoun: Noun = {
  kind: 'consultation',
  path: 'consultations',
  tag: 'consultations',
  collection: 'consultations',
  decider: consultation,
  acts: actRoutes(
    { ...actSchemasOf(consultation), comment: commentBody },
    {
      comment: { path: 'comments', custom: true, forEverybody: true },
      withdrawComment: { withoutAccount: '/api/v1/receipts/{secret}/withdraw' },
      objectDisposition: { withoutAccount: '/api/v1/receipts/{secret}/object' },
    },
  ),
  start: null,
  listed: ['comments'],
  pastClose: { from: 'open', to: 'closed' },
  views: { full: consultationView, public: publicConsultationView },
  show: showConsultation,
  deadlines: (value) => {
    const state = value as ConsultationState; // as above
    const { answerBy, objectionsBy, objectUntil } = state;
    const window = consultationWindow(state);
    const whileItLives = { answerObjections: objectionsBy, objectUntil, answerComments: answerBy ?? undefined };
    return datesIn({ consultationCloses: deadlineIn(window) ?? undefined, ...(window.life === 'gone' ? {} : whileItLives) });
  },
  links: (view, id) => {
    const { project, text } = stateOf(view);
    return {
      comments: `/api/v1/consultations/${id}/comments`,
      text: `/api/v1/documents/${text}`,
      notices: `/api/v1/consultations/${id}/notices`,
      project: `/api/v1/projects/${project.slice(project.indexOf('/') + 1)}`,
    };
  },
};
