import { z } from 'zod';

/** A run of text that both have, that went, or that came. */
export const segment = z.strictObject({ op: z.enum(['same', 'removed', 'added']), text: z.string() });
export type SegmentShown = z.output<typeof segment>;

export const changeKind = z.enum(['added', 'removed', 'changed', 'moved']);

/** What became of a clause from one text to the next. */
export const clauseChange = z.strictObject({ kind: changeKind, clause: z.string(), to: z.string().optional() });

/** Texts of a round side by side; the words of a clause are null for who may not read both. */
export const lineageChange = clauseChange.extend({ diff: z.array(segment).nullable() });

/** Two versions of a drafting group side by side. */
export const versionChanges = z.strictObject({
  from: z.number().int(),
  to: z.number().int(),
  unchanged: z.number().int(),
  changes: z.array(clauseChange.extend({ title: z.string(), diff: z.array(segment) })),
});
export type VersionChanges = z.output<typeof versionChanges>;
export type ClauseChanged = z.output<typeof lineageChange>;
