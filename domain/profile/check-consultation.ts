import { shortestConsultation } from './floors.js';
import { findIf, type Finding } from './finding.js';
import type { Profile } from './profile.js';
import { mayFallShortOf } from './term-order.js';

const { count: statutoryDays } = shortestConsultation;
const repeatDays = 15;
const tbtDays = 60;

/** The comment round against its legal floor: GS 14 for group standards; DBM asks the same 30 days of local ones (article not verified). */
export function checkConsultation(profile: Profile): readonly Finding[] {
  const { window, floor, repeat, lateDisposition } = profile.consultation;
  const source = profile.kind === 'local-standard' ? 'DBM-COMMENT' : 'GS-14';
  return [
    ...findIf(mayFallShortOf(window, statutoryDays), 'COMMENT_WINDOW_BELOW_FLOOR', {
      rule: 'G4',
      source,
      path: '/consultation/window',
      found: window,
      needed: shortestConsultation,
    }),
    ...findIf(mayFallShortOf(floor, statutoryDays), 'COMMENT_FLOOR_LOWERED', {
      rule: 'G4',
      source,
      path: '/consultation/floor',
      found: floor,
      needed: shortestConsultation,
    }),
    ...findIf(!profile.consultation.public, 'COMMENT_NOT_PUBLIC', {
      rule: 'GS-14',
      source,
      path: '/consultation/public',
      found: false,
      needed: true,
    }),
    ...findIf(mayFallShortOf(repeat, repeatDays), 'REPEAT_ROUND_SHORT', {
      rule: 'D-REPEAT',
      source: 'D-REPEAT-ROUND',
      path: '/consultation/repeat',
      found: repeat,
      needed: { count: repeatDays, unit: 'calendarDays' },
    }),
    ...findIf(lateDisposition === 'optional', 'LATE_COMMENTS_UNANSWERED', {
      rule: 'D-LATE',
      source: 'D-LATE-COMMENT',
      path: '/consultation/lateDisposition',
      found: lateDisposition,
      needed: 'required',
    }),
    ...tbt(profile),
  ];
}

/** Only a profile that itself says it follows the TBT Code is held to it; for all others 30 days is the rule. */
function tbt(profile: Profile): readonly Finding[] {
  const bound = profile.gates.some((gate) => gate.trigger === 'tbt');
  return findIf(bound && mayFallShortOf(profile.consultation.window, tbtDays), 'COMMENT_SHORT_FOR_TBT', {
    rule: 'D-TBT',
    source: 'TBT-3',
    path: '/consultation/window',
    found: profile.consultation.window,
    needed: { count: tbtDays, unit: 'calendarDays' },
  });
}
