import { z } from 'zod';
import { actSchemasOf, startSchemaOf } from '../../domain/kernel/wire.js';
import { organisation } from '../../domain/register/fields.js';
import { register } from '../../domain/register/register.js';
import { registerView } from '../../contract/views/register.js';
import { plainText } from '../../domain/kernel/half-width.js';
import { groupCodeOf } from '../../domain/law/standard-number/issuers.js';
import type { RegisterState } from '../../domain/register/state.js';
import { actRoutes, type Noun } from '../nouns.js';
import { showRegister } from '../shown/register.js';
import { codeIsBorne } from '../policy/society-code.js';

const start = startSchemaOf(register);
const reassigned = z.object({ organisation });

/** A register by its code as somebody types it: `rehearsal-lnsr` is `rehearsal-LNSR`. */
export function registerId(typed: string): string {
  const [, rehearsal = '', code = ''] = /^(rehearsal-)?(.*)$/is.exec(plainText(typed)) ?? [];
  return `${rehearsal.toLowerCase()}${groupCodeOf(code) ?? code}`;
}

/** The book of numbers of one code. A project opens it when it mints the first number; an officer may open it before, to bring in a catalogue. */
export const registerNoun: Noun = {
  kind: 'register',
  path: 'registers',
  tag: 'registers',
  collection: 'registers',
  decider: register,
  spelt: registerId,
  acts: actRoutes(actSchemasOf(register)),
  start: {
    body: start,
    birth: async (body, { ports }) => {
      const input = start.parse(body);
      await codeIsBorne(ports, input.code, input.organisation);
      return { id: `${input.rehearsal ? 'rehearsal-' : ''}${input.code}`, input };
    },
  },
  // A register that the wrong organisation opened shuts the right one out for ever, unless somebody above both may put it right.
  prepare: async (ports, { view, act, body }) => {
    if (act === 'reassignRegister') await codeIsBorne(ports, (view.state as RegisterState).code, reassigned.parse(body).organisation);
    return body;
  },
  views: { full: registerView, public: registerView },
  show: showRegister,
  links: (_view, id) => ({ numbers: `/api/v1/registers/${id}/numbers` }),
};
