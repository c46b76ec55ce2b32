import { z } from 'zod';
import { creditCode, groupCode } from '../../domain/fields/identity.js';
import { registerCommands } from '../../contract/register.js';
import { register } from '../../domain/register/register.js';
import { plainText } from '../../domain/half-width.js';
import { groupCodeOf } from '../../domain/standard-number/issuers.js';
import type { RegisterState } from '../../domain/register/register-state.js';
import { actRoutes, type Noun } from '../nouns.js';
import { codeIsBorne } from '../policy/society-code.js';

const startBody = z.strictObject({
  code: groupCode,
  organisation: creditCode,
  serialWidth: z.int().min(1).max(6).default(4),
  rehearsal: z.boolean().default(false),
});

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
  acts: actRoutes(registerCommands),
  start: {
    body: startBody,
    birth: async (body, { ports }) => {
      const input = startBody.parse(body);
      await codeIsBorne(ports, input.code, input.organisation);
      return { id: `${input.rehearsal ? 'rehearsal-' : ''}${input.code}`, input };
    },
  },
  // A register that the wrong organisation opened shuts the right one out for ever, unless somebody above both may put it right.
  prepare: async (ports, view, _caller, act, body) => {
    if (act === 'reassignRegister')
      await codeIsBorne(ports, (view.state as RegisterState).code, registerCommands.reassignRegister.parse(body).organisation);
    return body;
  },
  show: (view) => {
    const { book: _book, ...state } = view.state as RegisterState; // written by the projection of registers
    return state;
  },
  links: (_view, id) => ({ numbers: `/api/v1/registers/${id}/numbers` }),
};
