/* One file per kind; the exported name is the workflow type (messages/workflow-type.ts). A new lifecycle adds a line here. `notice`, `outages` and `webhook` are no lifecycles: they carry work that the engine repeats until it is done. */
export { ballot } from './ballot.js';
export { campaign } from './campaign.js';
export { committee } from './committee.js';
export { consultation } from './consultation.js';
export { drafting } from './drafting.js';
export { meeting } from './meeting.js';
export { notice } from './notice.js';
export { organisation } from './organisation.js';
export { outages } from './outages.js';
export { person } from './person.js';
export { pilot } from './pilot.js';
export { procedure } from './procedure.js';
export { register } from './register.js';
export { supervision } from './supervision.js';
export { standardProject } from './standard-project.js';
export { webhook } from './webhook.js';
