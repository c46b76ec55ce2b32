import { said } from '../../../domain/kernel/words.js';
import { lifecycle } from '../../../workflows/shell/lifecycle.js';
import { counter } from './counter.js';

export const register = lifecycle(counter, { stage: () => said('计数', 'counting') });
