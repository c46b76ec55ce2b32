import { personView } from '../../contract/views/person.js';
import { actSchemasOf, startSchemaOf } from '../../domain/kernel/wire.js';
import { person } from '../../domain/person/person.js';
import { derivedId } from '../derived-id.js';
import { showPerson } from '../shown/person.js';
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
  views: { full: personView, public: personView },
  show: showPerson,
};
