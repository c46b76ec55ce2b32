import fc from 'fast-check';
import { keepProvoked } from './provoked-codes.js';

/** One seed everywhere, so that a failing property can be run again as it was. */
fc.configureGlobal({ seed: 20261123 });

keepProvoked();
