import { duties, type Duty } from './duties.js';
import { fieldGates } from './field-gates.js';
import { finding, findIf, type Finding, type FindingCode } from './finding.js';
import type { Gate, Profile } from './profile.js';

/** Duties X1–X3, the field's own gates that rest on a law, and any gate that names a law but lets itself be passed. */
export function checkLawGates(profile: Profile): readonly Finding[] {
  const ofDuties = duties[profile.kind].flatMap((duty) => checkDuty(profile, duty));
  return [...ofDuties, ...profile.gates.flatMap(checkFloor), ...fieldLaw(profile)];
}

function checkDuty(profile: Profile, duty: Duty): readonly Finding[] {
  const asking = profile.gates.filter((gate) => gate.evidence.includes(duty.evidence));
  const always = asking.filter((gate) => gate.trigger === 'always' || gate.trigger === duty.trigger);
  const blocking = always.filter((gate) => gate.blocking);
  const firm = blocking.filter((gate) => gate.waiverRole === null);
  const raise = (code: FindingCode, found: Finding['found'], needed: Finding['needed']): readonly Finding[] => [
    finding(code, { rule: duty.id, source: duty.source, path: gatePath(profile, asking[0]), found, needed }),
  ];
  if (asking.length === 0) return raise('LAW_GATE_MISSING', null, duty.evidence);
  if (always.length === 0)
    return raise(
      'LAW_GATE_NARROWED',
      asking.map((gate) => gate.trigger),
      duty.trigger,
    );
  // A gate that still names its law is reported by checkFloor; these two catch the one whose law was taken off.
  if (blocking.length === 0) return always.some((gate) => gate.floor !== null) ? [] : raise('LAW_GATE_NOT_BLOCKING', false, true);
  if (firm.length === 0) return blocking.some((gate) => gate.floor !== null) ? [] : raise('LAW_GATE_WAIVABLE', blocking[0]?.waiverRole ?? null, null);
  return firm.some((gate) => gate.before <= duty.before)
    ? []
    : raise(
        'LAW_GATE_LATE',
        firm.map((gate) => gate.before),
        duty.before,
      );
}

function checkFloor(gate: Gate, index: number): readonly Finding[] {
  if (gate.floor === null) return [];
  const about = { rule: gate.id, source: gate.floor };
  return [
    ...findIf(gate.waiverRole !== null, 'LAW_GATE_WAIVABLE', { ...about, path: `/gates/${index}/waiverRole`, found: gate.waiverRole, needed: null }),
    ...findIf(!gate.blocking, 'LAW_GATE_NOT_BLOCKING', { ...about, path: `/gates/${index}/blocking`, found: false, needed: true }),
  ];
}

/** A pilot field's own law (state secrets, hazardous chemicals, data) is known to us although where its gate stands is our choice. */
function fieldLaw(profile: Profile): readonly Finding[] {
  if (profile.kind !== 'group-standard' || profile.field === null) return [];
  const missing = fieldGates[profile.field].filter((law) => law.floor !== null && !profile.gates.some((gate) => covers(gate, law)));
  return missing.map((law) =>
    finding('FIELD_LAW_GATE_MISSING', {
      rule: law.id,
      source: law.floor ?? law.source,
      path: '/gates',
      found: null,
      needed: { before: law.before, trigger: law.trigger, evidence: law.evidence },
    }),
  );
}

const covers = (gate: Gate, law: Gate): boolean =>
  gate.before <= law.before &&
  (gate.trigger === 'always' || gate.trigger === law.trigger) &&
  law.evidence.every((kind) => gate.evidence.includes(kind));

const gatePath = (profile: Profile, gate: Gate | undefined): string => (gate ? `/gates/${profile.gates.indexOf(gate)}` : '/gates');
