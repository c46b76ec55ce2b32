import { said } from '../domain/kernel/words.js';
import { register as decider } from '../domain/register/register.js';
import { lifecycle } from './shell/lifecycle.js';

const open = said('启用', 'open');
const rehearsed = said('演练用', 'for rehearsals');

/** The numbers of one society's or authority's code. */
export const register = lifecycle(decider, { stage: ({ rehearsal }) => (rehearsal ? rehearsed : open) });
