import { said } from '../../domain/kernel/words.js';

/** What greets a newcomer where samples are loaded. */
export const samplesWords = {
  title: said('示例环境', 'Sample world'),
  lede: said(
    '这台机器上装的是示例数据。您可以以其中任何一个人的身份进入，每做一步都是真实的流程。',
    'This machine holds samples. Be anybody in them: what you do runs through the real procedures.',
  ),
  begin: said('从这里开始', 'Begin here'),
  asPublic: said('作为公众提意见', 'Comment as the public'),
  asPublicHow: said(
    '不需要账号：挑一条正在征求意见的标准，对某一条提意见，拿到回执，再凭回执查看处理结果。',
    'No account is needed: choose a draft, comment on a clause, get a receipt, and look up by it what became of your comment.',
  ),
  asPublicGo: said('去提意见', 'Comment'),
  asMember: said('作为委员在手机上表决', 'Vote as a member on a telephone'),
  asMemberHow: said(
    '技术委员会的一次函审正在等票。看清表决事项和规则，投票，核对，拿到回执；截止前可以改投。',
    'A letter ballot of a technical committee waits. Read the question and the rule, vote, check, get a receipt; until the close you may vote anew.',
  ),
  asMemberGo: said('以委员身份表决', 'Vote as a member'),
  asSecretary: said('作为秘书处看要办的事', 'See what a secretariat owes'),
  asSecretaryHow: said(
    '技术委员会秘书处今天要办什么、期限是哪天、什么在等谁，都列在一页上。',
    'What the secretariat of the committee has to do, by when, and what waits for whom, on one page.',
  ),
  asSecretaryGo: said('以秘书处身份进入', 'Come in as the secretariat'),
  asOfficer: said('作为民政厅干部看试点', 'Look at a pilot as an officer'),
  asOfficerHow: said(
    '一家学会的团体标准试点正在执行任务书：看到了哪一步、期限是哪天、指标完成多少、三个部门各办了什么。',
    'A society’s pilot is under way: which step, which days are set, how far its indicators are, what each of the three departments has done.',
  ),
  asOfficerGo: said('以民政厅身份进入', 'Come in as civil affairs'),
  published: said('看演练中已发布的标准', 'Look at the standards published in rehearsal'),
  everybody: said('还可以是谁', 'Who else you can be'),
  be: said('以此人身份进入', 'Be this person'),
  beOne: (name: string) => said(`以${name}的身份进入`, `Be ${name}`),
  name: said('姓名', 'Name'),
  role: said('身份', 'Role'),
  unit: said('单位', 'Organisation'),
  everywhere: said('不限单位', 'everywhere'),
  public: said('公众', 'the public'),
  act: said('进入', 'Come in'),
  note: said('只在本机、只对示例数据开放；正式安装没有这一页。', 'Only on this machine and only with samples; a real installation has no such page.'),
};
