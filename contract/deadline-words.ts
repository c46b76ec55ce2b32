import type { ClockName as CommitteeClock } from '../domain/committee/state.js';
import type { ClockName as ProjectClock, Clocks as ProjectClocks } from '../domain/standard-project/state.js';
import { clockNames as pilotDates } from '../domain/pilot/state.js';
import { said, type Words } from '../domain/kernel/words.js';
import { actWords } from './act-words.js';

const words = {
  // Of a pilot; what it shares with others is called as theirs.
  ...pilotDates,
  // Of a project.
  stage: said('本阶段期限', 'limit of this stage'),
  declaration: said('自我声明公开期限', 'self-declaration due'),
  review: said('复审到期', 'systematic review due'),
  correction: said('改正期限', 'correction due'),
  filing: said('备案期限', 'filing due'),
  noticeCloses: said('公示截止', 'public notice closes'),
  consultationCloses: said('征求意见截止', 'comment round closes'),
  // Of a comment round.
  answerComments: said('答复意见期限', 'answers to comments due'),
  answerObjections: said('答复异议期限', 'answers to objections due'),
  objectUntil: said('对处理结果提出异议的期限', 'objections to dispositions until'),
  // Of a ballot, a meeting, a drafting group and a batch review.
  ballotCloses: said('表决截止', 'ballot closes'),
  meetingOpens: said('会议开始', 'meeting opens'),
  sendMaterial: said('送达会议材料的期限', 'meeting material due'),
  confirmMinutes: said('确认会议纪要的期限', 'confirmation of the minutes due'),
  callCloses: said('征询截止', 'call closes'),
  outcomes: said('给出复审结论的期限', 'outcomes of the review due'),
  // Of a matter of supervision.
  supervisionAnswer: said('答复期限', 'answer due'),
  supervisionEvidence: said('整改证明材料期限', 'evidence of the rectification due'),
  // Of a committee.
  evaluation: said('筹建申请评审期限', 'evaluation of the application due'),
  notice: said('公示截止', 'public notice closes'),
  recruitment: said('征集委员截止', 'recruitment of members closes'),
  constitution: said('报送组建方案的期限', 'constitution plan due'),
  year: said('年度结算', 'year closes'),
  report: said('报送年度报告的期限', 'annual report due'),
  renewalAlarm: said('换届提醒', 'reminder of the re-election'),
  renewalDossier: said('报送换届材料的期限', 'dossier of the re-election due'),
  termEnd: said('本届任期届满', 'term of office ends'),
  lateRenewal: said('逾期换届的最后期限', 'last day of an overdue re-election'),
  assessment: said('下次考核', 'next assessment'),
  rectification: said('整改期限', 'rectification due'),
} as const satisfies { readonly [name in CommitteeClock | ProjectClock | keyof ProjectClocks]: Words } & { readonly [name: string]: Words };

/** A date that a state carries; the calls of a drafting group have their number behind the name. */
export type DeadlineName = keyof typeof words | `callCloses.${number}`;

/** What a date is called. */
export function deadlineWords(name: DeadlineName): Words {
  const [kind = '', number] = name.split('.');
  const { zh, en } = words[kind as keyof typeof words]; // the type allows no other
  return number === undefined ? { zh, en } : { zh: `第 ${number} 次${zh}`, en: `${en} (${number})` };
}

/** What the clock does next, in words; it is an act like any other. */
export const clockWords = (kind: string, act: string): Words => actWords(kind, act) ?? said('到期办理', 'what falls due');
