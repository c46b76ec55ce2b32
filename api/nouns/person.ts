import { actSchemasOf, startSchemaOf } from '../../domain/kernel/wire.js';
import { person } from '../../domain/person/person.js';
import type { PersonState } from '../../domain/person/state.js';
import { derivedId } from '../derived-id.js';
import { actRoutes, type Noun } from '../nouns.js';

const start = startSchemaOf(person);

/** Somebody with dated memberships. Names are no ids: two people may share one. */
export const personNoun: Noun = {
  kind: 'person',
  path: 'persons',
  tag: 'persons',
  collection: 'persons',
  decider: person,
  acts: actRoutes(actSchemasOf(person)),
  start: { body: start, birth: (body, { commandId }) => ({ id: derivedId('h', commandId), input: start.parse(body) }) },
  show: (view) => ({ ...(view.state as PersonState) }), // written by the projection of persons
};
