import { ballot as ballotDecider } from '../domain/ballot/ballot.js';
import { campaign as campaignDecider } from '../domain/campaign/campaign.js';
import { committee as committeeDecider } from '../domain/committee/committee.js';
import { consultation as consultationDecider } from '../domain/consultation/consultation.js';
import { drafting as draftingDecider } from '../domain/drafting/drafting.js';
import { meeting as meetingDecider } from '../domain/meeting/meeting.js';
import { organisation as organisationDecider } from '../domain/organisation/organisation.js';
import { person as personDecider } from '../domain/person/person.js';
import { register as registerDecider } from '../domain/register/register.js';
import { standardProject as standardProjectDecider } from '../domain/standard-project/standard-project.js';
import { lifecycle } from './shell/lifecycle.js';

/* One binding per kind; the exported name is the workflow type (messages/workflow-type.ts). A new lifecycle adds two lines here. */
export const ballot = lifecycle(ballotDecider);
export const campaign = lifecycle(campaignDecider);
export const committee = lifecycle(committeeDecider);
export const consultation = lifecycle(consultationDecider);
export const drafting = lifecycle(draftingDecider);
export const meeting = lifecycle(meetingDecider);
export const organisation = lifecycle(organisationDecider);
export const person = lifecycle(personDecider);
export const register = lifecycle(registerDecider);
export const standardProject = lifecycle(standardProjectDecider);
