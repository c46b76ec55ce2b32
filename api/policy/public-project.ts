import { publicNotice } from './public-notice.js';
import type { LocalState, ProjectState } from '../../domain/standard-project/state.js';

/**
 * What everyone may know of an announced project. Persons, feedback, complaints, the last slip and the whole profile stay inside;
 * units are public, because a standard names them in its foreword.
 */
export const publicProject = (state: ProjectState) => ({
  organisation: state.organisation,
  organisationName: state.organisationName,
  societyCode: state.societyCode,
  title: state.title,
  field: state.field,
  nature: state.nature,
  revises: state.revises,
  traits: state.traits,
  ...(state.classification === undefined ? {} : { classification: state.classification }),
  rehearsal: state.rehearsal,
  profile: { id: state.profile.id, version: state.profile.version, hash: state.profileHash },
  calendarHash: state.calendarHash,
  code: state.code,
  since: state.since,
  clocks: state.clocks,
  end: state.end,
  notice: publicNotice(state.notice),
  plan: state.plan,
  units: state.group?.units ?? [],
  comment: state.comment,
  review: { round: state.review.round, outcome: state.review.outcome, closesAt: state.review.closesAt },
  number: state.number,
  publication: state.publication,
  declared: state.declared,
  patents: state.patents,
  holds: state.holds,
  corrections: { published: state.corrections.published },
  successor: state.successor,
  ...(state.local === undefined ? {} : { local: publicLocal(state.local) }),
});

const publicLocal = ({ department, committee, feedbackChannel, consent, filed }: LocalState) => ({
  department,
  committee,
  feedbackChannel,
  consent,
  filed,
});
