import { z } from 'zod';
import { choices, type Vote } from '../domain/ballot-rule/counts.js';
import { unitIdOf } from '../domain/law/unit-id.js';
import { spelt } from '../domain/kernel/fields/spelt.js';

/** An object with names to look up; lists and null are none that matter here. */
export const isRecord = (value: unknown): value is { readonly [name: string]: unknown } => typeof value === 'object' && value !== null;

/** The name of a class of voters. */
export const className = z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, '须为字母开头的字母、数字 · must be letters and digits, a letter first');
/** A count of heads, or a weight. */
export const whole = z.int().min(0).max(1_000_000_000);

/** The voter’s unit: two spellings of one credit code, or of one word, are one unit. */
const unit = spelt(unitIdOf, '须为统一社会信用代码或单位简称 · must be a credit code, or a word for the unit');

/** A paper: its choice alone, or with the voter's class, weight and unit. */
export const voteSchema = z.union([
  z.enum(choices).transform((choice): Vote => ({ choice })),
  z.strictObject({ choice: z.enum(choices), class: className.optional(), weight: whole.optional(), unit: unit.optional() }),
]);

/** A choice among the votes that nobody knows: a wrong name, not a wrong shape. */
export function unknownChoice(line: unknown): string | undefined {
  const votes = isRecord(line) && Array.isArray(line['votes']) ? line['votes'] : [];
  const said = votes.map((vote: unknown) => (isRecord(vote) ? vote['choice'] : vote)).filter((choice) => typeof choice === 'string');
  return said.find((choice) => !choices.some((known) => known === choice));
}
