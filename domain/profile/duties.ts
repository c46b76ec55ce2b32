import type { TraceRow } from '../ballot-rule/ballot-rule.js';
import { lawGates } from './law-gates.js';
import { localGates } from './local-gates.js';
import type { Gate, Profile } from './profile.js';
import type { Source } from '../law/sources.js';

/** A duty of the law: evidence that every project of a kind must have on file before a code, whatever its profile says and whoever waived it. */
export type Duty = { readonly id: string; readonly evidence: string; readonly before: string; readonly source: Source; readonly trigger: string };

const dutiesIn = (gates: readonly Gate[], ...ids: readonly string[]): readonly Duty[] =>
  ids.flatMap((id) => {
    const last = gates.findLast((gate) => gate.id.startsWith(id));
    const evidence = last?.evidence[0];
    return last && evidence !== undefined ? [{ id, evidence, before: last.before, source: last.floor ?? last.source, trigger: last.trigger }] : [];
  });

/** A local standard is not below mandatory ones, hinders no free flow, and is mandatory only by special law. */
export const duties: { readonly [kind in Profile['kind']]: readonly Duty[] } = {
  'group-standard': dutiesIn(lawGates, 'X1', 'X2', 'X3'),
  'local-standard': dutiesIn(localGates, 'X1', 'X3', 'DB.M'),
  committee: [],
};

type Passage = { readonly entering: string; readonly traits: readonly string[]; readonly present: readonly string[] };

const dueBefore = (kind: Profile['kind'], { entering, traits }: Passage): readonly Duty[] =>
  duties[kind].filter(({ before, trigger }) => before <= entering && (trigger === 'always' || traits.includes(trigger)));

/** What the law still misses when a project enters a code. */
export const dutiesMissing = (kind: Profile['kind'], passage: Passage): readonly Duty[] =>
  dueBefore(kind, passage).filter(({ evidence }) => !passage.present.includes(evidence));

/** The same as comparisons of their own, for the record of the passage: one paper asked, one or none on file. */
export const dutyRows = (kind: Profile['kind'], passage: Passage): readonly TraceRow[] =>
  dueBefore(kind, passage).map(({ id, evidence }) => {
    const num = Number(passage.present.includes(evidence));
    return { test: `law: ${id}`, num, q: 1, op: '>=', p: 1, den: 1, holds: num === 1 };
  });
