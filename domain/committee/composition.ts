import type { PersonId } from '../kernel/person-id.js';
import type { Source } from '../law/sources.js';
import { checkCreditCode } from '../law/credit-code.js';
import { parseFraction } from '../ballot-rule/fraction.js';
import type { Json } from '../kernel/refusal.js';
import type { BodyRule, CommitteeProfile, Duty, Side } from './profile.js';
import { grades, sides } from './profile.js';
import type { Candidate } from './member.js';

/** `edit`: no edit may lead to it. `whole`: a list that is still being made may have it, a body in operation may not. `note`: shown only. */
export type Weight = 'edit' | 'whole' | 'note';
export type CompositionFinding = {
  readonly code: string;
  readonly weight: Weight;
  readonly rule: string;
  readonly source: Source;
  readonly found: Json;
  readonly needed: Json;
};

/** A seat of a person in another committee; counted by the API over the views of committees. */
export type SeatElsewhere = { readonly person: PersonId; readonly committee: string; readonly organisation: string | null };

export type BodyKind = keyof CommitteeProfile['bodies'];
export type Composed = {
  readonly body: BodyKind;
  readonly profile: CommitteeProfile;
  readonly host: string;
  readonly elsewhere: readonly SeatElsewhere[];
};

/** How a body is composed: its voting members, by side, and everything that is not as the profile wants it. */
export type Composition = {
  readonly size: number;
  readonly bySide: { readonly [side in Side]: number };
  readonly findings: readonly CompositionFinding[];
};

/** Checks a list of people as one body. Pure: who is on the list on which date is the caller's matter. */
export function composition(people: readonly Candidate[], composed: Composed): Composition {
  const { profile } = composed;
  const rule = profile.bodies[composed.body];
  const voting = people.filter((one) => profile.voting.duties.includes(one.duty));
  const bySide = Object.fromEntries(sides.map((side) => [side, voting.filter((one) => one.side === side).length])) as Composition['bySide']; // one entry for each side
  const findings = [
    ...sizeFindings(voting.length, rule),
    ...unitFindings(voting, rule),
    ...officerFindings(people, rule, composed.host),
    ...balanceFindings(bySide, voting.length, rule),
    ...personFindings(people, composed),
  ];
  return { size: voting.length, bySide, findings };
}

const found = (code: string, weight: Weight, about: Omit<CompositionFinding, 'code' | 'weight'>): CompositionFinding => ({ code, weight, ...about });

function sizeFindings(size: number, { min, max, odd, source }: BodyRule): readonly CompositionFinding[] {
  const about = { rule: 'TC-SIZE', source, found: size };
  return [
    ...(size < min ? [found('SIZE_TOO_SMALL', 'whole', { ...about, needed: { min } })] : []),
    ...(max !== null && size > max ? [found('SIZE_TOO_LARGE', 'edit', { ...about, needed: { max } })] : []),
    ...(odd === 'required' && size % 2 === 0 && size > 0 ? [found('SIZE_EVEN', 'edit', { ...about, rule: 'TC-ODD', needed: 'an odd number' })] : []),
  ];
}

function unitFindings(voting: readonly Candidate[], { perUnit, source }: BodyRule): readonly CompositionFinding[] {
  if (perUnit === null) return [];
  const units = [...new Set(voting.map((one) => one.organisation))].filter((unit) => unit !== null);
  return units.flatMap((unit) => {
    const persons = voting.filter((one) => one.organisation === unit).map((one) => one.person);
    if (persons.length <= perUnit) return [];
    return [found('UNIT_OVER_REPRESENTED', 'edit', { rule: 'TC-UNIT', source, found: { unit, persons }, needed: { max: perUnit } })];
  });
}

function officerFindings(people: readonly Candidate[], rule: BodyRule, host: string): readonly CompositionFinding[] {
  const on = (duty: Duty): readonly Candidate[] => people.filter((one) => one.duty === duty);
  const about = { rule: 'TC-OFFICERS', source: rule.source };
  const one = (code: string, duty: Duty): readonly CompositionFinding[] => {
    const count = on(duty).length;
    if (!rule.officers || count === 1) return [];
    return [found(code, count === 0 ? 'whole' : 'edit', { ...about, found: count, needed: 1 })];
  };
  const most = (code: string, duty: Duty, max: number): readonly CompositionFinding[] =>
    on(duty).length <= max ? [] : [found(code, 'edit', { ...about, found: on(duty).length, needed: { max } })];
  const away = on('secretaryGeneral').filter((it) => it.organisation !== host);
  return [
    ...one('CHAIR_COUNT', 'chair'),
    ...one('SECRETARY_COUNT', 'secretaryGeneral'),
    ...most('VICE_EXCEEDED', 'vice', rule.maxVice),
    ...most('DEPUTIES_EXCEEDED', 'deputySecretary', rule.maxDeputies),
    ...(rule.officers ? away.map((it) => found('SECRETARY_NOT_OF_HOST', 'note', { ...about, found: it.organisation, needed: host })) : []),
    ...sameUnit(on('chair'), on('vice'), { code: 'CHAIR_VICE_SAME_UNIT', weight: rule.chairViceUnit === 'forbidden' ? 'edit' : null, rule }),
    ...sameUnit(on('chair'), on('secretaryGeneral'), {
      code: 'CHAIR_SECRETARY_SAME_UNIT',
      weight: rule.chairSecretaryUnit === 'forbidden' ? 'edit' : rule.chairSecretaryUnit === 'avoid' ? 'note' : null,
      rule,
    }),
  ];
}

function sameUnit(
  chairs: readonly Candidate[],
  others: readonly Candidate[],
  { code, weight, rule }: { readonly code: string; readonly weight: Weight | null; readonly rule: BodyRule },
): readonly CompositionFinding[] {
  if (weight === null) return [];
  return chairs.flatMap((chair) =>
    others
      .filter((other) => chair.organisation !== null && other.organisation === chair.organisation)
      .map((other) =>
        found(code, weight, {
          rule: 'TC-OFFICERS',
          source: rule.source,
          found: { unit: chair.organisation, persons: [chair.person, other.person] },
          needed: 'two units',
        }),
      ),
  );
}

function balanceFindings(bySide: Composition['bySide'], size: number, { balance, source }: BodyRule): readonly CompositionFinding[] {
  const limit = balance && parseFraction(balance.share);
  if (!balance || !limit) return [];
  return sides.flatMap((side) =>
    bySide[side] * limit.q <= limit.p * size
      ? []
      : [
          found('INTEREST_UNBALANCED', balance.blocks ? 'whole' : 'note', {
            rule: 'TC-BALANCE',
            source,
            found: `${side}: ${bySide[side]}×${limit.q} > ${limit.p}×${size}`,
            needed: `no side above ${balance.share}`,
          }),
        ],
  );
}

/** What concerns one person: a unit of their own, the title asked for, one interval in the body, not too many committees. */
function personFindings(people: readonly Candidate[], { profile, elsewhere }: Composed): readonly CompositionFinding[] {
  const voting = people.filter((one) => profile.voting.duties.includes(one.duty));
  return [
    ...repeated(people).map((person) => found('MEMBER_TWICE', 'edit', { rule: 'D-ROSTER', source: 'D-ONE-SEAT', found: person, needed: 'once' })),
    ...voting.flatMap((one) => [...unitOf(one), ...titleOf(one, profile), ...seatsOf(one, profile, elsewhere)]),
  ];
}

function unitOf({ person, organisation }: Candidate): readonly CompositionFinding[] {
  const check = organisation === null ? null : checkCreditCode(organisation);
  if (check?.valid) return [];
  const source = 'TCM-MEMBER';
  return [
    found('UNIT_MISSING', 'note', { rule: 'TC-UNIT', source, found: { person, unit: organisation }, needed: 'a unit with a valid credit code' }),
  ];
}

function titleOf({ person, grade, duty }: Candidate, { qualification }: CommitteeProfile): readonly CompositionFinding[] {
  const needed = duty === 'chair' || duty === 'vice' ? qualification.chair : qualification.member;
  if (grades.indexOf(grade) >= grades.indexOf(needed)) return [];
  return [found('QUALIFICATION_MISSING', 'edit', { rule: 'TC-QUALIFICATION', source: qualification.source, found: { person, duty, grade }, needed })];
}

/** “3 or more at once” is forbidden, so two are allowed; the count includes this seat. */
function seatsOf(
  { person, organisation }: Candidate,
  { seats }: CommitteeProfile,
  elsewhere: readonly SeatElsewhere[],
): readonly CompositionFinding[] {
  const others = elsewhere.filter((one) => one.person === person);
  const held = new Set(others.map((one) => one.committee)).size + 1;
  const about = { rule: 'TC-SEATS', source: seats.source };
  const otherUnits = others.filter((one) => one.organisation !== organisation).map((one) => ({ committee: one.committee, unit: one.organisation }));
  return [
    ...(held > seats.max ? [found('SEATS_EXCEEDED', 'edit', { ...about, found: { person, seats: held }, needed: { max: seats.max } })] : []),
    ...(otherUnits.length > 0
      ? [found('UNIT_DIFFERS', 'note', { ...about, found: { person, unit: organisation, elsewhere: otherUnits }, needed: 'one employer' })]
      : []),
  ];
}

const repeated = (people: readonly Candidate[]): readonly string[] => [
  ...new Set(people.map((one) => one.person).filter((person, i, all) => all.indexOf(person) !== i)),
];

/** The findings that stand against an act: those no edit may lead to, and for a body in operation those of the whole. */
export const blocking = ({ findings }: Composition, whole: boolean): readonly CompositionFinding[] =>
  findings.filter(({ weight }) => weight === 'edit' || (whole && weight === 'whole'));
