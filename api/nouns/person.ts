import { personCommands, personStart } from '../../contract/person.js';
import { person } from '../../domain/person/person.js';
import type { PersonState } from '../../domain/person/person-state.js';
import { derivedId } from '../derived-id.js';
import { actRoutes, type Noun } from '../nouns.js';

/** Somebody with dated memberships. Names are no ids: two people may share one. */
export const personNoun: Noun = {
  kind: 'person',
  path: 'persons',
  tag: 'persons',
  collection: 'persons',
  decider: person,
  acts: actRoutes(personCommands),
  start: { body: personStart, birth: (body, { commandId }) => ({ id: derivedId('h', commandId), input: personStart.parse(body) }) },
  show: (view) => ({ ...(view.state as PersonState) }), // written by the projection of persons
};
