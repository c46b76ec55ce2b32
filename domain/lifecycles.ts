import type { AnyDecider, Kind } from './kernel/decider.js';
import type { AnyLifecycle } from './kernel/lifecycle.js';
import { ballot } from './ballot/ballot.js';
import { campaign } from './campaign/campaign.js';
import { committee } from './committee/committee.js';
import { consultation } from './consultation/consultation.js';
import { drafting } from './drafting/drafting.js';
import { meeting } from './meeting/meeting.js';
import { organisation } from './organisation/organisation.js';
import { person } from './person/person.js';
import { pilot } from './pilot/pilot.js';
import { procedure } from './procedure/procedure.js';
import { register } from './register/register.js';
import { supervision } from './supervision/supervision.js';
import { standardProject } from './standard-project/standard-project.js';

/** Every lifecycle of this release by its kind. The shell, the archive, the API, the notices, the documents and the offline tools all look here. */
export const lifecycles: { readonly [kind in Kind]?: AnyDecider & AnyLifecycle } = {
  ballot,
  campaign,
  committee,
  consultation,
  drafting,
  meeting,
  organisation,
  person,
  pilot,
  procedure,
  register,
  'standard-project': standardProject,
  supervision,
};

export const everyLifecycle: readonly AnyLifecycle[] = Object.values(lifecycles);
