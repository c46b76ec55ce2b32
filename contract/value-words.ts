import type { Grade, Side } from '../domain/committee/profile.js';
import { dutyNames, openingNames } from '../domain/committee/words.js';
import { said, type ValueWords } from '../domain/kernel/words.js';
import { documentKinds, traits, type Title } from '../domain/profile/vocabulary.js';
import { valueNames } from './notices/value-names.js';
import { unitNames } from './unit-names.js';

/** What the frozen terms say of everything that is not a plain yes or no. */
export const treatmentNames: { readonly [term: string]: { readonly of: Title; readonly values: ValueWords } } = {
  mode: { of: said('方式', 'mode'), values: { meeting: said('会议', 'meeting'), letter: said('函审', 'letter') } },
  choices: {
    of: said('选项', 'choices'),
    values: { three: said('三项', 'three'), five: said('五项', 'five'), positions: said('立场', 'positions') },
  },
  silence: {
    of: said('未回', 'silence'),
    values: {
      notReturned: said('不计为回函', 'not returned'),
      abstain: said('计为弃权', 'an abstention'),
      assent: said('计为同意', 'assent'),
    },
  },
  abstention: {
    of: said('弃权', 'abstention'),
    values: { inDenominator: said('计入分母', 'in the base'), outOfDenominator: said('不计入分母', 'out of the base') },
  },
  spoilt: {
    of: said('废票', 'spoilt paper'),
    values: { notReturned: said('不计为回函', 'not returned'), returned: said('计为回函', 'returned') },
  },
  recusal: {
    of: said('回避', 'recusal'),
    values: { reducesElectorate: said('减少有表决权人数', 'reduces the electorate'), staysInBase: said('仍计入基数', 'stays in the base') },
  },
  exclusion: {
    of: said('排除', 'exclusion'),
    values: {
      draftersAndUnits: said('起草人及其单位', 'drafters and their units'),
      drafters: said('起草人', 'drafters'),
      none: said('无', 'none'),
    },
  },
  late: { of: said('迟到票', 'late paper'), values: { keptNotCounted: said('留存不计', 'kept, not counted') } },
  revote: { of: said('改投', 'changing a vote'), values: { untilClose: said('截止前可改', 'until the close'), never: said('不可', 'never') } },
  reasons: {
    of: said('反对理由', 'reasons of a no'),
    values: { requiredForNegative: said('必须附理由', 'required'), optional: said('可不附', 'optional') },
  },
  tie: { of: said('平票', 'tie'), values: { fails: said('不通过', 'fails'), chairDecides: said('主任委员裁定', 'the chair decides') } },
  visibility: {
    of: said('公开', 'visibility'),
    values: {
      countsAfterClose: said('截止后只公布票数', 'counts after the close'),
      namedAfterClose: said('截止后记名公布', 'named after the close'),
      live: said('实时', 'live'),
    },
  },
  inspection: {
    of: said('监督检查', 'inspection'),
    values: { named: said('监管部门可调阅记名票', 'the supervising authority may read the votes by name'), counts: said('只看票数', 'counts only') },
  },
  rosterChange: {
    of: said('名册变动', 'change of the roll'),
    values: { snapshotStands: said('以冻结名册为准', 'the frozen roll stands'), becomesRecused: said('转为回避', 'becomes recused') },
  },
};

export const sideNames: { readonly [side in Side]: Title } = {
  producer: said('生产方', 'producers'),
  operator: said('经营方', 'operators'),
  user: said('使用方', 'users'),
  consumer: said('消费者', 'consumers'),
  public: said('公共利益方', 'public interest'),
};
export const gradeNames: { readonly [grade in Grade]: Title } = {
  none: said('无职称', 'no title'),
  junior: said('初级', 'junior'),
  intermediate: said('中级', 'intermediate'),
  associateSenior: said('副高', 'associate senior'),
  senior: said('正高', 'senior'),
};

const matterNames: ValueWords = {
  charter: said('章程', 'charter'),
  secretariatRules: said('秘书处工作细则', 'rules of the secretariat'),
  workPlan: said('工作计划', 'work plan'),
  standardsSystem: said('标准体系', 'system of standards'),
  projectProposal: said('立项建议', 'project proposal'),
  draftForReview: said('送审稿', 'draft for review'),
  members: said('委员调整', 'change of members'),
  budget: said('经费预算', 'budget'),
  subcommittee: said('分技术委员会', 'subcommittee'),
  subcommitteeResolution: said('分技术委员会的决议', 'resolution of a subcommittee'),
  election: said('选举', 'election'),
  other: said('其他', 'other'),
};
/** The fields of the pilots. */
export const pilotFields: ValueWords = {
  robotics: said('智能机器人', 'robotics'),
  aviation: said('航空装备', 'aviation equipment'),
  chemicals: said('精细化工', 'fine chemicals'),
  metals: said('金属材料', 'metallic materials'),
  it: said('信息技术', 'information technology'),
};
const terms = Object.fromEntries(Object.entries(treatmentNames).map(([term, { values }]) => [term, values]));

/** What coded values are called in a form, by the field they stand in, where the schema of the field does not say it itself. */
export const fieldValueNames: { readonly [field: string]: ValueWords } = {
  ...terms,
  silence: {
    ...terms['silence'],
    assents: said('视为同意', 'taken as assent'),
    noPosition: said('视为未表态', 'taken as no position'),
  },
  traits,
  unit: unitNames,
  kind: documentKinds,
  side: sideNames,
  grade: gradeNames,
  duty: dutyNames,
  duties: dutyNames,
  matter: matterNames,
  matters: matterNames,
  field: pilotFields,
  fields: pilotFields,
  rule: { extend: said('顺延', 'the close moves'), none: said('不顺延', 'the close stays') },
  progress: { hidden: said('不公开', 'hidden'), returned: said('公开已回票数', 'how many have come is shown') },
  emptyVote: { accepted: said('接受', 'taken'), confirmed: said('须再次确认', 'confirmed once more') },
  opens: openingNames,
  escalation: valueNames['step'] ?? {},
};
