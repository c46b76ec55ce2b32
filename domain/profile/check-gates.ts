import { canExistBy } from './documents.js';
import { finding, findIf, type Finding } from './finding.js';
import { stages, type Gate, type Profile, type Stage } from './profile.js';
import { isStageCode, stageCodes } from './stage-codes.js';
import { isDocumentKind, isTrigger } from './vocabulary.js';

/** Gates that cannot be passed, cannot be reached, or cannot be told apart. */
export function checkGates(profile: Profile): readonly Finding[] {
  return profile.gates.flatMap((gate, index) => [
    ...repeated(profile, gate, index),
    ...checkPlace(gate, index),
    ...checkEvidence(gate, index),
    ...checkWaiver(gate, index),
  ]);
}

const repeated = (profile: Profile, gate: Gate, index: number): readonly Finding[] =>
  findIf(profile.gates.findIndex((other) => other.id === gate.id) < index, 'GATE_REPEATED', {
    rule: gate.id,
    source: 'D-GATE-ID',
    path: `/gates/${index}/id`,
    found: gate.id,
    needed: 'an id of its own',
  });

function checkPlace(gate: Gate, index: number): readonly Finding[] {
  const about = { rule: gate.id, source: gate.source };
  const trigger = findIf(!isTrigger(gate.trigger), 'GATE_TRIGGER_UNKNOWN', {
    ...about,
    path: `/gates/${index}/trigger`,
    found: gate.trigger,
    needed: 'a trait of the vocabulary, or always',
  });
  const path = `/gates/${index}/before`;
  if (!isStageCode(gate.before))
    return [...trigger, finding('GATE_CODE_UNKNOWN', { ...about, path, found: gate.before, needed: Object.keys(stageCodes) })];
  return [
    ...trigger,
    ...findIf(!onTheWay(gate.before), 'GATE_NEVER_REACHED', {
      ...about,
      path,
      found: gate.before,
      needed: 'a code that a project enters on its way forward',
    }),
  ];
}

function checkEvidence(gate: Gate, index: number): readonly Finding[] {
  const about = { rule: gate.id, source: gate.source };
  const path = `/gates/${index}/evidence`;
  const none = findIf(gate.blocking && gate.evidence.length === 0, 'GATE_WITHOUT_EVIDENCE', {
    ...about,
    path,
    found: [],
    needed: 'at least one kind of document',
  });
  const stage = stageBefore(gate.before);
  const each = gate.evidence.flatMap((kind, at) => {
    const where = { ...about, path: `${path}/${at}`, found: kind };
    if (!isDocumentKind(kind)) return [finding('GATE_EVIDENCE_UNKNOWN', { ...where, needed: 'a document kind' })];
    return findIf(stage !== null && !canExistBy(kind, stage), 'GATE_EVIDENCE_TOO_LATE', {
      ...where,
      needed: `a document that can exist before ${gate.before}`,
    });
  });
  return [...none, ...each];
}

/** Firm without a law behind it: legal, but no one can help a project for which the evidence makes no sense. */
const checkWaiver = (gate: Gate, index: number): readonly Finding[] =>
  findIf(gate.blocking && gate.waiverRole === null && gate.floor === null, 'GATE_IMMOVABLE', {
    rule: gate.id,
    source: gate.source,
    path: `/gates/${index}/waiverRole`,
    found: null,
    needed: 'a role that may waive it, or the law it rests on',
  });

/** Loops back (.92, .93), ends (.98) and the birth itself are not entered through a gate. */
const onTheWay = (code: string): boolean => code !== '00.00' && !/\.(92|93|98)$/.test(code);

/** The last stage whose papers can be on file when `code` is entered; null for a code we do not know. */
function stageBefore(code: string): Stage | null {
  if (!isStageCode(code)) return null;
  const own: Stage = stageCodes[code].stage;
  return code.slice(3) > '20' ? own : (stages[stages.indexOf(own) - 1] ?? own);
}
