import type { Audience, Instant } from '../kernel/decider.js';
import type { NoticeWords, Tells } from '../kernel/notice-words.js';
import { said, type Words } from '../kernel/words.js';
import type { Json } from '../kernel/refusal.js';
import type { CommitteeState } from './state.js';
import type { CompositionFinding } from './composition.js';

/** A subject that begins with the name of the committee. */
const subjectOf = ({ zh, en }: Words): Words => said(`{named}：${zh}`, `{named}: ${en}`);

type Telling<Data, To> = Pick<NoticeWords, 'calendar'> & {
  readonly to: (state: CommitteeState, data: To) => readonly Audience[];
  readonly subject: Words;
  readonly lines?: readonly Words[];
  /** What the words say beside the name of the committee. */
  readonly values?: (data: Data) => { readonly [name: string]: Json };
};

/** Maker of the notices of one part of its life. */
export const noticesAbout =
  (about: Pick<NoticeWords, 'tag' | 'rule'>) =>
  <Data, To>({ subject, lines = [], values, ...told }: Telling<Data, To>): Tells<CommitteeState, NoInfer<Data & To>> => ({
    ...about,
    ...told,
    subject: subjectOf(subject),
    lines,
    values: ({ name }, data) => ({ title: name, ...values?.(data) }),
  });

export const founding = {
  tag: said('筹建', 'Setting up'),
  rule: said('技术委员会管理办法（筹建、公示、组建）', 'Committee measures: application, public notice, constitution'),
} as const;
export const foundingNotice = noticesAbout(founding);

export const membersNotice = noticesAbout({
  tag: said('委员', 'Members'),
  rule: said('技术委员会管理办法（委员与组成）', 'Committee measures: members and composition'),
});

export const workNotice = noticesAbout({
  tag: said('年度工作', 'Yearly work'),
  rule: said('技术委员会管理办法（年度工作与报告）', 'Committee measures: yearly work and report'),
});

export const oversight = {
  tag: said('监督', 'Oversight'),
  rule: said('技术委员会管理办法（考核、整改、暂停、注销与撤销）', 'Committee measures: assessment, rectification, suspension, ending'),
} as const;

/** Lines that several of them have. */
export const lines = {
  findings: said('组成须处理：{findings}', 'The composition needs attention: {findings}'),
  rectifyBy: said('整改期限：{rectifyBy}（北京时间）', 'To be rectified by: {rectifyBy} (Beijing time)'),
  endsOn: said('本届任期至 {endsOn}', 'The term ends on {endsOn}'),
} as const;

/* What the words of most notices say. */
export const why = ({ reason }: { readonly reason: string }) => ({ reason });
export const whys = ({ reasons }: { readonly reasons: readonly string[] }) => ({ reasons });
export const until = ({ closesAt, provisional }: { readonly closesAt: Instant; readonly provisional: boolean }) => ({ closesAt, provisional });
/** Codes of what is wrong with the body after a change. */
export function amiss({ findings }: { readonly findings: readonly CompositionFinding[] }): { readonly findings?: readonly string[] } {
  const codes = findings.filter((one) => one.weight !== 'note').map((one) => one.code);
  return codes.length === 0 ? {} : { findings: [...new Set(codes)] };
}
