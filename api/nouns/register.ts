import { z } from 'zod';
import { creditCode } from '../../contract/ballot.js';
import { registerCommands } from '../../contract/register.js';
import { register } from '../../domain/register/register.js';
import type { RegisterState } from '../../domain/register/register-state.js';
import { actRoutes, type Noun } from '../nouns.js';

const startBody = z.strictObject({
  code: z.string().regex(/^[A-Z0-9]{2,12}$/),
  organisation: creditCode,
  serialWidth: z.int().min(1).max(6).default(4),
  rehearsal: z.boolean().default(false),
});

/** The book of numbers of one code. A project opens it when it mints the first number; an officer may open it before, to bring in a catalogue. */
export const registerNoun: Noun = {
  kind: 'register',
  path: 'registers',
  tag: 'registers',
  collection: 'registers',
  decider: register,
  acts: actRoutes(registerCommands),
  start: {
    body: startBody,
    birth: (body) => {
      const input = startBody.parse(body);
      return { id: `${input.rehearsal ? 'rehearsal-' : ''}${input.code}`, input };
    },
  },
  show: (view) => {
    const { book: _book, ...state } = view.state as RegisterState; // written by the projection of registers
    return state;
  },
  links: (_view, id) => ({ numbers: `/api/v1/registers/${id}/numbers` }),
};
