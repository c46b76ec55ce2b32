import { idOf } from '../../domain/kernel/decider.js';
import { z } from 'zod';
import { organisationView, publicOrganisationView } from '../../contract/views/organisation.js';
import { actSchemasOf, startSchemaOf } from '../../domain/kernel/wire.js';
import { addressToErase, code, commentToErase, name } from '../../domain/organisation/fields.js';
import { organisation } from '../../domain/organisation/organisation.js';
import { creditCodeOf } from '../../domain/law/credit-code.js';
import type { OrganisationState } from '../../domain/organisation/state.js';
import { showOrganisation } from '../shown/organisation.js';
import { actRoutes, type Noun } from '../nouns.js';
import { erasedAddress, erasedComment } from '../policy/erased-personal.js';
import { nameIsOwn } from '../policy/organisation-name.js';
import { codeClaim, codeIsFree } from '../policy/society-code.js';

const start = startSchemaOf(organisation);
const renamed = z.object({ name });
const adopted = z.object({ code });
const comment = z.strictObject(commentToErase);
const address = z.strictObject(addressToErase);

/** A body under its credit code, which is its id: registering it twice is one registration. */
export const organisationNoun: Noun = {
  kind: 'organisation',
  path: 'organisations',
  tag: 'organisations',
  collection: 'organisations',
  decider: organisation,
  spelt: (typed) => creditCodeOf(typed) ?? typed,
  acts: actRoutes(actSchemasOf(organisation)),
  start: {
    body: start,
    birth: async (body, { ports, caller }) => {
      const input = start.parse(body);
      await nameIsOwn(ports, input, caller);
      await codeIsFree(ports, input.code, input.uscc);
      return { id: input.uscc, input, claim: codeClaim(input.code, input.uscc) };
    },
  },
  prepare: async (ports, { view, caller, act, body }) => {
    const { uscc, kind } = view.state as OrganisationState; // written by the projection of organisations
    if (act === 'rename') await nameIsOwn(ports, { uscc, kind, name: renamed.parse(body).name }, caller);
    if (act === 'erasePersonal') return erasedComment(ports, view, comment.parse(body));
    if (act === 'eraseAddress') return erasedAddress(ports, view, address.parse(body));
    if (act === 'adoptCode') await codeIsFree(ports, adopted.parse(body).code, idOf(view._id));
    return body;
  },
  claims: (view, act, body) => (act === 'adoptCode' ? codeClaim(adopted.parse(body).code, idOf(view._id)) : null),
  views: { full: organisationView, public: publicOrganisationView },
  show: showOrganisation,
};
