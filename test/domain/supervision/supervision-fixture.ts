import type { Actor } from '../../../domain/kernel/actor.js';
import type { Stream } from '../../../domain/kernel/decider.js';
import { calendar2026 } from '../../../domain/law/calendar/state-council.js';
import type { SupervisionInput } from '../../../domain/supervision/state.js';
import { supervision } from '../../../domain/supervision/supervision.js';
import { codeNamed, personNamed } from '../../support/spelt.js';
import { runsOf } from '../run.js';
import { civil } from '../pilot/pilot-fixture.js';
import { at, officer, sha, society } from '../standard-project/project-fixture.js';

export const matter: Stream = 'supervision/s1';
export const start = at('2026-03-02T09:00:00+08:00');
/** Of the department whose matter it is, and of another. */
export const supervisor: Actor = { id: personNamed('min'), grants: [{ role: 'monitor', organisation: civil }] };
export const stranger: Actor = { id: personNamed('song'), grants: [{ role: 'monitor', organisation: '91350200776049653A' }] };
export const project = 'standard-project/p1' as const;
export { officer, sha, society };

export const finding = (over: object = {}) => ({
  ...{ rule: '《团体标准管理规定》第十四条', source: 'GS-14' as const, text: '征求意见少于三十日', needed: '重新征求意见的公告', acts: [] },
  ...over,
});
export const publicationStops = finding({ scope: 'society', acts: ['publish'] as const });
export const nothingStops = finding({ scope: 'nothing', text: '意见没有处理理由', needed: '意见汇总处理表' });

export const question: SupervisionInput = {
  ...{ organisation: codeNamed(society), organisationName: '辽宁省示范学会', department: codeNamed(civil), departmentName: '辽宁省示例民政厅' },
  ...{
    title: '征求意见时间',
    question: '请说明征求意见的起止时间。',
    files: [],
    findings: [],
    project,
    indicator: 'shortestConsultation',
    rehearsal: false,
  },
  within: { count: 10, unit: 'workingDays' },
};

export const matters = runsOf(supervision, { stream: matter, calendar: calendar2026 });
export const asked = () => matters.begin(question, matters.at(start, supervisor));
export const ordered = () => matters.begin({ ...question, findings: [publicationStops, nothingStops] as never }, matters.at(start, supervisor));
