import { ballot } from './ballot/ballot.js';
import { committee } from './committee/committee.js';
import { campaign } from './campaign/campaign.js';
import { consultation } from './consultation/consultation.js';
import type { AnyDecider, Kind } from './decider.js';
import { drafting } from './drafting/drafting.js';
import { meeting } from './meeting/meeting.js';
import { organisation } from './organisation/organisation.js';
import { person } from './person/person.js';
import { register } from './register/register.js';
import { standardProject } from './standard-project/standard-project.js';

/** Every lifecycle of this release by its kind. The shell, the archive, the API and the offline tools all look here. */
export const deciders: { readonly [kind in Kind]?: AnyDecider } = {
  ballot,
  committee,
  campaign,
  consultation,
  drafting,
  meeting,
  organisation,
  person,
  register,
  'standard-project': standardProject,
};
