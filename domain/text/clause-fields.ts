import { z } from 'zod';
import { spelt } from '../kernel/fields/spelt.js';
import { placeOf } from './clause-id.js';

/** A place in a text: the clause it means, or the words themselves (`表 2`), so that two spellings of one clause are one place. */
export const clausePlace = spelt(placeOf, '须为条款，如 5.2 · must be a clause, e.g. 5.2', { maxLength: 60 });

/** Said by whoever names a clause that the text does not have, and means it. */
export const asWritten = z.boolean().optional().describe('按原文 · the clause is meant as it is written, although the text has none of this number');
