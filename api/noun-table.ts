import type { Noun } from './nouns.js';
import { ballotNoun } from './nouns/ballot.js';
import { campaignNoun } from './nouns/campaign.js';
import { committeeNoun } from './nouns/committee.js';
import { consultationNoun } from './nouns/consultation.js';
import { draftingNoun } from './nouns/drafting.js';
import { meetingNoun } from './nouns/meeting.js';
import { organisationNoun } from './nouns/organisation.js';
import { personNoun } from './nouns/person.js';
import { pilotNoun } from './nouns/pilot.js';
import { procedureNoun } from './nouns/procedure.js';
import { projectNoun } from './nouns/project.js';
import { registerNoun } from './nouns/register.js';
import { supervisionNoun } from './nouns/supervision.js';

/** Every lifecycle noun with HTTP paths. */
export const nounTable: readonly Noun[] = [
  projectNoun,
  campaignNoun,
  consultationNoun,
  ballotNoun,
  committeeNoun,
  draftingNoun,
  meetingNoun,
  organisationNoun,
  personNoun,
  pilotNoun,
  procedureNoun,
  registerNoun,
  supervisionNoun,
];
