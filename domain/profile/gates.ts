import type { Gate, Profile } from './profile.js';

/** Does the gate apply to a project with these traits? */
export const gateApplies = (gate: Gate, traits: readonly string[]): boolean => gate.trigger === 'always' || traits.includes(gate.trigger);

/** Gates at or before `code`, what must have been settled by the time a project stands there; stage codes compare as text. */
export const gatesUpTo = (profile: Profile, code: string, traits: readonly string[]): readonly Gate[] =>
  profile.gates.filter((gate) => gate.before <= code && gateApplies(gate, traits));

/** Evidence kinds of the gate that are not yet on file. */
export const missingEvidence = (gate: Gate, onFile: readonly string[]): readonly string[] => gate.evidence.filter((kind) => !onFile.includes(kind));
