export const ballotRuleErrors = {
  RULE_UNKNOWN: { status: 422, zh: '没有这个名称的表决规则。', en: 'No ballot rule has this name.' },
  RULE_PARAM_UNKNOWN: { status: 422, zh: '该表决规则没有这个参数。', en: 'The ballot rule has no parameter of this name.' },
  RULE_PARAM_IMPOSSIBLE: {
    status: 422,
    zh: '参数取值不在该表决规则允许的范围内。',
    en: 'The value of a parameter is not one the ballot rule can take.',
  },
  RULE_QUANTITY_UNKNOWN: {
    status: 422,
    zh: '参数集中的比较式使用了未定义的量。',
    en: 'A comparison of the parameter set names a quantity that does not exist.',
  },
  TALLY_MALFORMED: {
    status: 422,
    zh: '计票输入或参数集的结构不符合约定。',
    en: 'The tally input or the parameter set does not have the agreed shape.',
  },
  COUNT_NAME_UNKNOWN: { status: 422, zh: '计票数据中有未知的名称。', en: 'The counts use a name nobody knows.' },
  COUNTS_CLASS_UNKNOWN: { status: 422, zh: '该表决规则没有这个投票类别。', en: 'The ballot rule has no class of voters of this name.' },
  VOTE_CHOICE_UNKNOWN: { status: 422, zh: '选票上的选项无法识别。', en: 'A vote says something nobody knows.' },
  COUNTS_MISSING: { status: 422, zh: '缺少该表决规则必需的人数。', en: 'A figure the ballot rule divides by was not given.' },
  COUNTS_IMPOSSIBLE: {
    status: 422,
    zh: '计票数据自相矛盾，任何一次表决都不可能出现。',
    en: 'The counts contradict each other: no ballot can have them.',
  },
} as const;
