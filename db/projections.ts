import { ballotProjection } from './ballot.js';
import { campaignProjection } from './campaign.js';
import { committeeProjection } from './committee.js';
import { consultationProjection } from './consultation.js';
import { draftingProjection } from './drafting.js';
import { meetingProjection } from './meeting.js';
import { organisationProjection } from './organisation.js';
import { personProjection } from './person.js';
import { pilotProjection } from './pilot.js';
import { procedureProjection } from './procedure.js';
import type { Projection } from './projection.js';
import { registerProjection } from './register.js';
import { supervisionProjection } from './supervision.js';
import { standardProjectProjection } from './standard-project.js';

/** Every noun's view, by kind. The worker's journal refuses events of a kind that is not here. */
export const projections: { readonly [kind: string]: Projection } = {
  ballot: ballotProjection,
  campaign: campaignProjection,
  committee: committeeProjection,
  consultation: consultationProjection,
  drafting: draftingProjection,
  meeting: meetingProjection,
  organisation: organisationProjection,
  person: personProjection,
  pilot: pilotProjection,
  procedure: procedureProjection,
  register: registerProjection,
  'standard-project': standardProjectProjection,
  supervision: supervisionProjection,
};
