import { z } from 'zod';
import { checkupOf, parseProfile } from '../../contract/profile.js';
import { procedureView, publicProcedureView } from '../../contract/views/procedure.js';
import { registeredNames } from '../../db/known.js';
import { actSchemasOf, startSchemaOf } from '../../domain/kernel/wire.js';
import { text } from '../../domain/procedure/fields.js';
import { procedure } from '../../domain/procedure/procedure.js';
import { derivedId } from '../derived-id.js';
import { actRoutes, type Noun } from '../nouns.js';
import { showProcedure } from '../shown/procedure.js';

const start = startSchemaOf(procedure);
const holding = z.looseObject({ text });

/** A society files, confirms and withdraws profiles of its own. */
export const procedureNoun: Noun = {
  kind: 'procedure',
  path: 'procedures',
  tag: 'procedures',
  collection: 'procedures',
  decider: procedure,
  acts: actRoutes(actSchemasOf(procedure)),
  start: {
    body: start,
    birth: async (body, { ports }) => {
      const asked = start.parse(body);
      const { organisation } = asked;
      const organisationName = (await registeredNames(ports.db, [organisation])).get(organisation) ?? organisation;
      // By society and id: of one name a society has one procedure, whoever begins it.
      const id = derivedId('pr', `${organisation} ${String(asked.text['id'])}`);
      return { id, input: { ...asked, organisationName, reading: parseProfile(asked.text) } };
    },
  },
  prepare: async (_ports, { act, body }) => (act === 'fileProfile' ? { ...body, reading: parseProfile(holding.parse(body).text) } : body),
  answers: (_act, body) => {
    const filed = holding.safeParse(body);
    return filed.success ? { checkup: checkupOf(filed.data.text) } : {};
  },
  views: { full: procedureView, public: publicProcedureView },
  show: showProcedure,
};
