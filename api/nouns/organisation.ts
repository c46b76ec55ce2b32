import { organisationCommands, organisationStart } from '../../contract/organisation.js';
import { organisation } from '../../domain/organisation/organisation.js';
import { creditCodeOf } from '../../domain/credit-code.js';
import type { OrganisationState } from '../../domain/organisation/organisation-state.js';
import { actRoutes, type Noun } from '../nouns.js';
import { idOf } from '../read/show-lifecycle.js';
import { erasedAddress, erasedComment } from '../policy/erased-personal.js';
import { nameIsOwn } from '../policy/organisation-name.js';
import { codeClaim, codeIsFree } from '../policy/society-code.js';

/** A body under its credit code, which is its id: registering it twice is one registration. */
export const organisationNoun: Noun = {
  kind: 'organisation',
  path: 'organisations',
  tag: 'organisations',
  collection: 'organisations',
  decider: organisation,
  spelt: (typed) => creditCodeOf(typed) ?? typed,
  acts: actRoutes(organisationCommands),
  start: {
    body: organisationStart,
    birth: async (body, { ports, caller }) => {
      const input = organisationStart.parse(body);
      await nameIsOwn(ports, input, caller);
      await codeIsFree(ports, input.code, input.uscc);
      return { id: input.uscc, input, claim: codeClaim(input.code, input.uscc) };
    },
  },
  prepare: async (ports, view, caller, act, body) => {
    const { uscc, kind } = view.state as OrganisationState; // written by the projection of organisations
    if (act === 'rename') await nameIsOwn(ports, { uscc, kind, name: organisationCommands.rename.parse(body).name }, caller);
    if (act === 'erasePersonal') return erasedComment(ports, view, organisationCommands.erasePersonal.parse(body));
    if (act === 'eraseAddress') return erasedAddress(ports, view, organisationCommands.eraseAddress.parse(body));
    if (act === 'adoptCode') await codeIsFree(ports, organisationCommands.adoptCode.parse(body).code, idOf(view._id));
    return body;
  },
  claims: (view, act, body) => (act === 'adoptCode' ? codeClaim(organisationCommands.adoptCode.parse(body).code, idOf(view._id)) : null),
  show: (view, sight) => {
    const state = view.state as OrganisationState; // written by the projection of organisations
    // Projects are listed by their own rules of sight, not through their organisation.
    return sight === 'full' ? { ...state } : { ...state, projects: undefined };
  },
};
