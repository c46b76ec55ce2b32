import { said } from '../../domain/kernel/words.js';

export const organisationWords = {
  title: said('组织', 'Organisations'),
  lede: said('在本系统登记的社会团体、企业、事业单位和主管部门。', 'Societies, enterprises, institutions and authorities registered here.'),
  find: said('查找组织', 'Find an organisation'),
  findHint: said('名称', 'Name'),
  findButton: said('查找', 'Search'),
  none: said('没有找到组织', 'No organisation was found'),
  name: said('名称', 'Name'),
  kind: said('类别', 'Kind'),
  code: said('团体代号', 'Code'),
  uscc: said('统一社会信用代码', 'Unified social credit code'),
  fields: said('业务领域', 'Fields'),
  standing: said('登记状态', 'Standing'),
  clear: said('正常', 'in order'),
  suspended: said('限期停止活动', 'suspended'),
  reason: said('原因', 'Reason'),
  since: said('登记状态自', 'Since'),
  standards: said('标准', 'Standards'),
  noStandards: said('还没有发布的标准', 'No standard has been published yet'),
  procedures: said('自有规程', 'Own profiles'),
  projects: said('项目', 'Projects'),
  noProjects: said('没有公开的项目', 'There is no public project'),
};

export const searchWords = {
  title: said('查找', 'Search'),
  label: said('查找标准、项目或委员会', 'Find a standard, a project or a committee'),
  hint: said('名称、标准号或单位', 'Title, number or organisation'),
  button: said('查找', 'Search'),
  nothing: said('没有找到', 'Nothing was found'),
  nothingHow: said(
    '换一个词，或只写名称的一部分。标准号写作 T/LNSR 003—2026，破折号写成连字符也可以。',
    'Try another word, or only part of a title. A number is written like T/LNSR 003—2026; a hyphen will do for the dash.',
  ),
  standards: said('标准', 'Standards'),
  consultations: said('征求意见', 'Consultations'),
  projects: said('项目', 'Projects'),
  committees: said('技术委员会', 'Technical committees'),
  organisations: said('组织', 'Organisations'),
  all: said('全部', 'All'),
};
