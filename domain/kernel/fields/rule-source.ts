import { z } from 'zod';
import { toSource } from '../../law/sources.js';

/** What a rule rests on: an id of the table (docs/law.md), or the words of whoever sets the rule, which are marked as theirs (`own:…`). */
export const ruleSource = (most: number) => z.string().max(most).transform(toSource);
