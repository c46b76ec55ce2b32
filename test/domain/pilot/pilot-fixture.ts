import { streamActor, system, type Actor } from '../../../domain/kernel/actor.js';
import type { Instant } from '../../../domain/kernel/decider.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import type { CallInput, PilotInput } from '../../../domain/pilot/fields.js';
import { pilot, type PilotCommand } from '../../../domain/pilot/pilot.js';
import type { PilotEvent } from '../../../domain/pilot/events.js';
import { everyDepartment, programmes, type Department, type Opinion, type PilotState } from '../../../domain/pilot/state.js';
import { codeNamed, personNamed } from '../../support/spelt.js';
import { runsOf, type Run } from '../run.js';
import { amr } from '../standard-project/local-fixture.js';
import { at, day, lead, officer, partner, outsider, sha, society } from '../standard-project/project-fixture.js';

export const civil = '11210000000A26402Y';
export const science = '13210000000A26410K';
export const start = at('2026-01-05T09:00:00+08:00');
const programme = programmes['pilot/liaoning'];
if (programme === undefined) throw new Error('the programme is shipped');

const signer = (id: string, organisation: string): Actor => ({ id: personNamed(id), grants: [{ role: 'officer', organisation }] });
export const signers: { readonly [department in Department]: Actor } = {
  market: signer('song', amr),
  civil: signer('min', civil),
  science: signer('ke', science),
};
export const everywhere: Actor = { id: personNamed('sun'), grants: [{ role: 'monitor', organisation: '*' }] };
export { officer, society, day, sha };

export const departments = {
  market: { organisation: amr, name: '市场监管局' },
  civil: { organisation: civil, name: '民政厅' },
  science: { organisation: science, name: '科协' },
} as const;
export const callInput: CallInput = {
  title: { zh: '团体标准试点', en: 'Pilots of group standards' },
  departments,
  fields: ['robotics', 'it'],
  text: sha(1),
  programme,
  window: { count: 30, unit: 'calendarDays' },
  rehearsal: false,
};
export const papers = { plan: sha(2), rules: sha(3), patentPolicy: sha(4) };
export const registered = { name: '辽宁省示范学会', kind: 'society', standing: 'clear', fields: ['robotics'] };

export const calls = runsOf(pilot, { stream: 'pilot/t1', calendar: calendar2026 });
export const pilots = runsOf(pilot, { stream: 'pilot/t1-1', calendar: calendar2026 });
export type Under = Run<PilotState, PilotEvent>;

export const application = { type: 'apply', society: codeNamed(society), field: 'robotics', ...papers, registered } as const;

export function openCall(): Under {
  const called = calls.begin(callInput, calls.at(start, signers.market));
  const civilSigned = calls.act(called, signers.civil, { type: 'signCall', department: 'civil' });
  return calls.act(civilSigned, signers.science, { type: 'signCall', department: 'science' });
}

export function applied(): Under {
  const call = calls.act(openCall(), officer, application, start + day);
  const [effect] = call.effects.filter((one) => one.kind === 'start');
  if (effect?.kind !== 'start') throw new Error('an application begins a pilot');
  return pilots.begin(effect.input as PilotInput, pilots.at(call.now, streamActor('pilot/t1'))); // as the call made it
}

type JointAct = 'checkApplication' | 'decideMidTerm' | 'decideAcceptance' | 'concludePilot';

/** Each of the three says its own: market, civil, science. */
export function together(run: Under, type: JointAct, opinions: readonly [Opinion, Opinion, Opinion] | Opinion, more: object = {}): Under {
  const said = typeof opinions === 'string' ? [opinions, opinions, opinions] : opinions;
  return everyDepartment.reduce(
    (under, department, i) =>
      pilots.act(under, signers[department], { type, department, opinion: said[i], reason: '理由充分', scope: [], ...more } as never), // one of the four
    run,
  );
}

const expert = (n: number, score: number, inFavour = true) => ({
  expert: `专家${n}`,
  organisation: codeNamed([lead, partner, outsider][n % 3] ?? lead),
  score,
  inFavour,
});
export const experts = (...scores: readonly number[]) => scores.map((score, n) => expert(n, score));
export const panel = (...scores: readonly number[]): PilotCommand => ({ type: 'recordPanel', minutes: sha(5), experts: experts(...scores) });

export const checked = (): Under => together(applied(), 'checkApplication', 'inOrder');

export function noticed(): Under {
  const passed = pilots.act(checked(), signers.market, panel(80, 80, 80, 80, 80));
  const shown = pilots.act(passed, signers.market, { type: 'openNotice' });
  return pilots.tick(shown, shown.state.notice?.closesAt ?? 0);
}

export const indicators = [
  { name: '发布团体标准', measure: 'published', target: 1 },
  { name: '标准应用单位', measure: 'other', target: 3 },
] as const;

export function ordered(): Under {
  return pilots.act(noticed(), signers.market, { type: 'draftOrder', text: sha(6), indicators });
}

export function underWay(): Under {
  const civilSigned = pilots.act(ordered(), signers.civil, { type: 'signOrder', department: 'civil', text: sha(6) });
  return pilots.act(civilSigned, signers.science, { type: 'signOrder', department: 'science', text: sha(6) });
}

/** Up to and including this instant, day by day of its timetable. */
export const until = (run: Under, clock: keyof PilotState['clocks']): Under => pilots.tick(run, run.state.clocks[clock] ?? 0);

export const published = (run: Under, n = 1, now: Instant = run.now): Under =>
  pilots.act(
    run,
    streamActor(`organisation/${society}`),
    {
      type: 'standardReported',
      project: `standard-project/s${n}`,
      number: `T/LNSR 00${n}—2026`,
      field: 'robotics',
      as: 'published',
      rehearsal: false,
    },
    now,
  );

export const atMidTerm = (): Under => until(underWay(), 'midTerm');
export const assessedBy = (run: Under): Under =>
  pilots.act(run, officer, { type: 'fileSelfAssessment', report: sha(7), application: sha(8), conduct: sha(9) });
/** The self-assessment is filed; `standards` count. */
export function atAcceptance(standards = 1): Under {
  const continued = together(standards > 0 ? published(atMidTerm()) : atMidTerm(), 'decideMidTerm', 'continue');
  return assessedBy(until(continued, 'selfAssessment'));
}
export { system };
