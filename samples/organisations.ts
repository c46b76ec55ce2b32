import type { Field } from '../domain/profile/profile.js';

/** An organisation of the samples. None of them exists; every credit code is well formed. */
export type SampleOrganisation = {
  readonly uscc: string;
  readonly name: string;
  readonly kind: 'society' | 'enterprise' | 'institution' | 'authority' | 'other';
  readonly code: string | null;
  readonly fields: readonly Field[];
  readonly charter: string;
};

const society = (of: Omit<SampleOrganisation, 'kind'>): SampleOrganisation => ({ ...of, kind: 'society' });

const member = (uscc: string, name: string, kind: 'enterprise' | 'institution' | 'other'): SampleOrganisation => ({
  uscc,
  name,
  kind,
  code: null,
  fields: [],
  charter: '参加团体标准的起草和审查',
});

const authority = (uscc: string, name: string, charter: string): SampleOrganisation => ({
  uscc,
  name,
  kind: 'authority',
  code: null,
  fields: [],
  charter,
});

/** By the short names under which projects and comment sheets speak of them. */
export const organisations = {
  lnsr: society({
    uscc: '51210000MJ0A26014Y',
    name: '辽宁省示例机器人协会',
    code: 'LNSR',
    fields: ['robotics'],
    charter: '机器人及其应用领域的标准化、交流和服务（章程第六条）',
  }),
  lnsa: society({
    uscc: '51210000MJ0A26022R',
    name: '辽宁省示例航空学会',
    code: 'LNSA',
    fields: ['aviation'],
    charter: '航空装备与航空材料领域的学术和标准化（章程第七条）',
  }),
  lnfc: society({
    uscc: '51210000MJ0A26030L',
    name: '辽宁省示例精细化工学会',
    code: 'LNFC',
    fields: ['chemicals'],
    charter: '精细化工领域的安全、技术和标准化（章程第五条）',
  }),
  lnit: society({
    uscc: '51210000MJ0A26049H',
    name: '辽宁省示例信息技术标准化协会',
    code: 'LNIT',
    fields: ['it', 'metals'],
    charter: '信息技术及材料数据领域的标准化（章程第六条）',
  }),
  robotics: member('91210100MA0A26118H', '沈阳示例机器人股份有限公司', 'enterprise'),
  aviation: member('91210100MA0A26126C', '沈阳示例航空复合材料有限公司', 'enterprise'),
  chemicals: member('91210800MA0A26134B', '营口示例精细化工有限公司', 'enterprise'),
  software: member('91210200MA0A261427', '大连示例软件有限公司', 'enterprise'),
  university: member('122100004A0A26213N', '东北示例大学', 'institution'),
  lab: member('122100004A0A26221H', '辽宁示例检验检测中心', 'institution'),
  institute: member('122100004A0A2623X9', '辽宁示例标准化研究院', 'institution'),
  amr: authority('11210000000A26314G', '辽宁省示例市场监督管理局', '主管全省标准化工作，组织制定地方标准（三定方案）'),
  department: authority('11210000000A26322B', '辽宁省示例文化和旅游厅', '文化和旅游领域地方标准的归口管理（三定方案）'),
  civil: authority('11210000000A26402Y', '辽宁省示例民政厅', '社会团体的登记和监督管理（三定方案）'),
  science: member('13210000000A26410K', '辽宁省示例科学技术协会', 'other'),
  automation: member('122101004A0A2631X2', '沈阳示例自动化研究所', 'institution'),
  reducer: member('91210100MA0A263291', '沈阳示例精密减速器有限公司', 'enterprise'),
  sensor: member('91210200MA0A263371', '大连示例传感技术有限公司', 'enterprise'),
  shipyard: member('91210200MA0A26345U', '大连示例船舶重工有限公司', 'enterprise'),
  carmaker: member('91210100MA0A26353H', '沈阳示例汽车有限公司', 'enterprise'),
  logistics: member('91210700MA0A26361B', '锦州示例物流有限公司', 'enterprise'),
  consumers: society({
    uscc: '51210000MJ0A263720',
    name: '辽宁省示例消费者协会',
    code: null,
    fields: [],
    charter: '代表消费者参与标准化工作（章程第四条）',
  }),
} as const satisfies { readonly [name: string]: SampleOrganisation };

export type OrganisationName = keyof typeof organisations;

export const isOrganisationName = (text: string): text is OrganisationName => Object.hasOwn(organisations, text);
