import { committeePaperNames } from '../../domain/committee/words.js';
import { documentKinds, isDocumentKind, type Title } from '../../domain/profile/vocabulary.js';
import { noticeWords } from '../../contract/notices.js';

/** Names in both languages, by the identifier that stands in a dossier. What a newer version wrote stands under its identifier. */
type Names = { readonly [identifier: string]: Title };
const says = (zh: string, en: string): Title => ({ zh, en });

/** Both languages in one line. */
export const both = ({ zh, en }: Title): string => `${zh} ${en}`;
export const named = (names: Names, identifier: string): string =>
  Object.hasOwn(names, identifier) ? both(names[identifier] ?? says(identifier, '')) : identifier;

export const limitNames: Names = {
  ballot: says('表决', 'ballot'),
  consultation: says('征求意见', 'consultation'),
  stage: says('阶段期限', 'limit of the stage'),
  declaration: says('自我声明公开', 'self-declaration'),
  review: says('复审周期', 'systematic review'),
  correction: says('改正', 'correction'),
  filing: says('备案', 'filing'),
  projectNotice: says('立项公示', 'public notice of the project'),
  setupNotice: says('筹建公示', 'public notice of the setting up'),
  planNotice: says('组建方案公示', 'public notice of the constitution plan'),
  endingNotice: says('注销或撤销公示', 'public notice of the ending'),
  evaluation: says('筹建评审', 'evaluation of the application'),
  constitution: says('组建', 'constitution'),
  assessment: says('考核周期', 'interval of assessment'),
  rectification: says('整改', 'rectification'),
  termEnd: says('任期', 'term of office'),
  call: says('征询起草组', 'consensus call'),
  campaign: says('集中复审', 'review campaign'),
};

export const reasonNames: Names = {
  drafter: says('起草人', 'drafter'),
  drafterUnit: says('起草单位', 'drafting unit'),
  employerChanged: says('单位变动', 'changed employer'),
  resigned: says('辞职', 'resigned'),
  died: says('去世', 'died'),
  removed: says('免去', 'removed'),
  revoked: says('资格被撤销', 'standing revoked'),
  suspended: says('被暂停', 'suspended'),
};

export const moveNames: Names = {
  ballotExtended: says('延长', 'extended'),
  ballotReopened: says('重新开启', 're-opened'),
  outageRecorded: says('停机补时', 'time given back for an outage'),
  closeHeld: says('待停机测量', 'held for the measuring of an outage'),
  consultationExtended: says('延长', 'extended'),
};

export const paperNames: Names = {
  yes: says('赞成', 'yes'),
  yesWithComments: says('赞成，有建议或意见', 'yes with comments'),
  noWithReasons: says('不赞成，附理由', 'no with reasons'),
  noWithoutReasons: says('不赞成，无理由', 'no without reasons'),
  conditional: says('不赞成，如采纳意见改为赞成', 'no, yes if accepted'),
  abstain: says('弃权', 'abstention'),
  spoilt: says('废票', 'spoilt'),
  noObjection: says('无异议', 'no objection'),
  discuss: says('待议', 'discuss'),
  silent: says('未回', 'silent'),
  excluded: says('回避', 'excluded'),
};

export const weightNames: Names = {
  edit: says('不允许', 'not allowed'),
  whole: says('组成不符', 'against the rule'),
  note: says('提示', 'note'),
};

const papersNamed: Names = {
  text: says('表决或征求意见的文本', 'text decided on'),
  roll: says('表决人名册', 'roll'),
  draft: says('标准草案', 'draft'),
  reviewedText: says('审查文本', 'reviewed text'),
  approvedText: says('批准文本', 'approved text'),
  report: says('报告', 'report'),
  evidence: says('证据', 'evidence'),
  filing: says('备案材料', 'filing'),
  ...committeePaperNames,
};

/** A document of a dossier: one of the field's kinds, or what the decision itself names. */
export function documentName(what: string): string {
  if (isDocumentKind(what)) return both(documentKinds[what]);
  const scanned = /^scan of seat (\d+)$/.exec(what)?.[1];
  return scanned === undefined ? named(papersNamed, what) : both(says(`第 ${scanned} 席票面扫描件`, `scan of seat ${scanned}`));
}

/** A notice by what stands on top of it, without the parts that were filled with values. */
export function noticeName(template: string): string {
  const words = noticeWords(template);
  if (words === null) return template;
  const fixed = (text: string, comma: string): string =>
    text
      .split(/[：:，,]\s*/)
      .filter((part) => part !== '' && !part.includes('{'))
      .join(comma);
  const { tag, subject } = words;
  const [zh, en] = [fixed(subject.zh, '，'), fixed(subject.en, ', ')];
  return both(says(zh === '' ? tag.zh : `${tag.zh}：${zh}`, en === '' ? tag.en : `${tag.en}: ${en}`));
}

export const noticeStates: Names = {
  queued: says('待发', 'queued'),
  delivering: says('发送中', 'being sent'),
  done: says('已发', 'done'),
  failed: says('有退信', 'some refused'),
};
