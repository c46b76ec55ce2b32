import type { AnyLifecycle } from './kernel/lifecycle.js';
import { ballot } from './ballot/ballot.js';
import { campaign } from './campaign/campaign.js';
import { committee } from './committee/committee.js';
import { consultation } from './consultation/consultation.js';
import { drafting } from './drafting/drafting.js';
import { meeting } from './meeting/meeting.js';
import { organisation } from './organisation/organisation.js';
import { person } from './person/person.js';
import { register } from './register/register.js';
import { standardProject } from './standard-project/standard-project.js';

/** Lifecycles whose acts are written once: their words, refusals, notices and decisions are read off them. */
export const lifecycles: readonly AnyLifecycle[] = [
  ballot,
  campaign,
  committee,
  consultation,
  drafting,
  meeting,
  organisation,
  person,
  register,
  standardProject,
];
