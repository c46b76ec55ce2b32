import type { Actor } from '../../../domain/kernel/actor.js';
import type { CommitteeCommand } from '../../../domain/committee/acts.js';
import type { CommitteeInput } from '../../../domain/committee/state.js';
import {
  applicant,
  authority,
  candidate,
  Committee,
  input,
  secretary,
  sha,
  start,
  stranger,
  stream,
  text,
  unit,
  day,
} from '../committee/committee-fixture.js';
import { Life } from './dossier-fixture.js';
import { personNamed, personsNamed } from '../../support/spelt.js';

/** A committee that is driven twice, by the fixture and under the shell's sequencer; the second has the log. */
export class LoggedCommittee extends Committee {
  readonly life: Life;

  constructor(over: Partial<CommitteeInput> = {}) {
    super(over);
    this.life = new Life(stream, input(over), { actor: applicant, now: start });
  }

  override act(actor: Actor, command: CommitteeCommand): this {
    super.act(actor, command);
    this.life.do(actor, command, this.now);
    return this;
  }
}

const bySecretary = (committee: LoggedCommittee, command: CommitteeCommand): LoggedCommittee => committee.act(secretary, command);

/** A year of work: a charter, members who come, go and move, a suspended one, ballots, a working group, a plenary. */
function atWork(committee: LoggedCommittee): LoggedCommittee {
  const on = committee.today;
  const charter = committee.voted('charter');
  bySecretary(committee, { type: 'adoptDocument', matter: 'charter', sha256: text, ballot: charter });
  committee.recorded({ type: 'recordDeparture', person: personNamed('p9'), cause: 'resigned', on, evidence: '辞职信' });
  const members = committee.voted('members', 'PASS', ['p5']);
  bySecretary(committee, { type: 'adjustMembers', add: [candidate(30)], remove: [], on, ballot: members, filing: sha('filing') });
  committee.recorded({
    type: 'changeEmployer',
    ...{ person: personNamed('p6'), organisation: unit(66), organisationName: '新单位', on, evidence: '调令' },
  });
  committee.recorded({ type: 'mergeUnit', from: unit(7), to: { organisation: unit(77), name: '合并单位' }, on, evidence: '批复' });
  committee.recorded({ type: 'suspendMember', person: personNamed('p8'), on, reason: '核实资格' });
  committee.days(3);
  bySecretary(committee, { type: 'reinstateMember', person: personNamed('p8'), on: committee.today, reason: '已核实' });
  bySecretary(committee, {
    type: 'formSubgroup',
    ...{ kind: 'WG' as const, name: { zh: '接口工作组', en: 'Interfaces' }, scope: '接口', members: [candidate(40)], on: committee.today },
  });
  bySecretary(committee, {
    type: 'callMeeting',
    ...{
      title: { zh: '年会', en: 'Plenary' },
      form: 'plenary' as const,
      opensAt: committee.now + 60 * day,
      place: '沈阳',
      remote: true,
      agenda: [{ n: 1, title: { zh: '年度报告', en: 'Annual report' }, documents: [], project: null, decides: false }],
    },
  });
  bySecretary(committee, { type: 'requestChange', what: 'scope', reason: '扩大范围' });
  return committee.act(authority, { type: 'approveChange', scope: '机器人整机与服务' });
}

/** An assessment that fails, its rectification in two goes, and one that is passed. */
export function assessed(committee: LoggedCommittee): LoggedCommittee {
  committee.act(authority, { type: 'assess', score: 52, report: sha('assessment'), rectifyWithin: { count: 6, unit: 'months' } });
  committee.act(secretary, { type: 'fileRectification', report: sha('rectified') });
  committee.act(authority, { type: 'rejectRectification', reason: '措施不实' }).act(secretary, { type: 'fileRectification', report: sha('again') });
  committee.act(authority, { type: 'acceptRectification' });
  return committee.act(authority, { type: 'assess', score: 92, report: sha('assessment 2') });
}

/** From the application over a re-election, assessments and a suspension to the deregistration, with an objection to a notice on the way. */
export function committeeLife(over: Partial<CommitteeInput> = {}): LoggedCommittee {
  const committee = new LoggedCommittee(over);
  committee.act(authority, { type: 'openEvaluation', experts: personsNamed('e1', 'e2', 'e3') });
  committee.act(authority, { type: 'passEvaluation', overlaps: [], opinion: '可行', report: sha('evaluation') });
  committee.act(authority, { type: 'openNotice' }).act(stranger, { type: 'objectNotice', words: '名称过宽' });
  committee.act(authority, { type: 'answerObjection', objection: 1, upheld: false, reason: '范围已限定' }).past('notice');
  committee.act(authority, { type: 'approveSetup' });
  committee.plan().act(authority, { type: 'approveCommittee', number: 'LN/TC 21', startsOn: committee.today });
  assessed(atWork(committee));
  committee.act(authority, { type: 'suspendCommittee', reason: '印章管理' }).act(authority, { type: 'resumeCommittee', reason: '已整改' });
  committee.past('renewalAlarm').renewed();
  committee.act(authority, { type: 'orderRectification', reason: '未提交年报', within: { count: 110, unit: 'calendarDays' } });
  committee.act(secretary, { type: 'proposeEnding', kind: 'deregister', reason: '并入其他标委会' });
  committee.act(authority, { type: 'openNotice' }).past('notice');
  return committee.act(authority, { type: 'deregister', standardsTo: 'committee/c2' });
}
