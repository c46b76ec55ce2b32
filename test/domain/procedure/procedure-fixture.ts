import { parseProfile } from '../../../contract/profile.js';
import type { Actor } from '../../../domain/kernel/actor.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import { procedure, type ProcedureCommand } from '../../../domain/procedure/procedure.js';
import type { ProcedureInput } from '../../../domain/procedure/state.js';
import type { ProfileText } from '../../../domain/procedure/fields.js';
import { codeNamed, personNamed } from '../../support/spelt.js';
import { broken, type Draft } from '../profile/broken-profiles.js';
import { runsOf } from '../run.js';
import { at, society } from '../standard-project/project-fixture.js';

export const runs = runsOf(procedure, { stream: 'procedure/pr1', calendar: calendar2026 });
export const start = at('2026-01-05T09:00:00+08:00');

const of = (id: string, role: Actor['grants'][number]['role'] = 'officer'): Actor => ({
  id: personNamed(id),
  grants: [{ role, organisation: society }],
});
export const [filer, second, chair] = [of('zhao'), of('qian', 'secretariat'), of('sun', 'chair')];
export const stranger: Actor = { ...of('li'), grants: [] };

/** Robotics, under an id of the society. */
export const own = (change: (profile: Draft) => void = () => undefined): ProfileText =>
  JSON.parse(JSON.stringify(broken((p) => change(Object.assign(p, { id: 'lnsr/interfaces', version: 1 })))));
export const longer = (version: number) => own((p) => Object.assign(p, { version, recallMinutes: 45 }));
export const short = () => own((p) => (p.consultation.window = { count: 20, unit: 'calendarDays' }));

export const input = (text: ProfileText): ProcedureInput => ({
  ...{ organisation: codeNamed(society), organisationName: '示例机器人协会', text },
  reading: parseProfile(text),
});
export const filing = (text: ProfileText): ProcedureCommand => ({ type: 'fileProfile', text, reading: parseProfile(text) });
export const confirm = (n = 1): ProcedureCommand => ({ type: 'confirmVersion', filing: n });
export const begun = (text: ProfileText = own()) => runs.begin(input(text), runs.at(start, filer));
export const inForce = () => runs.act(begun(), second, confirm());
