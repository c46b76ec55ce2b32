import { lifecycle } from '../../../workflows/shell/lifecycle.js';
import { counter } from './counter.js';

export const register = lifecycle(counter);
