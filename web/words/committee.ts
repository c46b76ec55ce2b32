import { said, type Words } from '../../domain/kernel/words.js';

const plural = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`);

export const committeeWords = {
  title: said('技术委员会', 'Technical committees'),
  lede: said('已公示或成立的专业标准化技术委员会。', 'Technical committees that were put before the public or established.'),
  none: said('还没有技术委员会', 'There is no committee yet'),
  rehearsals: said('看演练中的委员会', 'Show rehearsed committees'),
  number: said('编号', 'Number'),
  name: said('名称', 'Name'),
  host: said('秘书处承担单位', 'Host of the secretariat'),
  stage: said('状态', 'Status'),
  scope: said('工作范围', 'Scope'),
  authority: said('主管部门', 'Supervised by'),
  applicant: said('筹建申请单位', 'Applicant'),
  established: said('成立日期', 'Established on'),
  term: said('任期', 'Term'),
  termNo: (n: number): Words => said(`第 ${n} 届，`, `No. ${n},`),
  members: said('委员', 'Members'),
  memberCount: (n: number): Words => said(`${n} 人`, plural(n, 'person', 'people')),
  noMembers: said('还没有委员', 'There are no members yet'),
  person: said('姓名', 'Name'),
  unit: said('单位', 'Organisation'),
  duty: said('职务', 'Duty'),
  subgroups: said('分技术委员会和工作组', 'Subcommittees and working groups'),
  notice: said('公示', 'Public notice'),
  noticeNote: said('任何单位和个人都可以向主管部门提出异议。', 'Anybody may object with the supervising authority.'),
  suspended: said('委员会已暂停工作', 'The committee is suspended'),
  decisions: said('决定', 'Decisions'),
  projects: said('项目', 'Projects'),
  noProjects: said('没有公开的项目', 'There is no public project'),
};
