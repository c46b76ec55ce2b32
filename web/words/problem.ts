import { said, type Words } from '../../domain/kernel/words.js';

export const problemWords = {
  found: said('查到', 'Found'),
  needed: said('需要', 'Needed'),
  cure: said('谁能办', 'Who can help'),
  ground: said('依据', 'What this rests on'),
  again: said('到这个时间可以再次提交', 'May be sent again at'),
  notFound: said('没有此资源，或当前账号无权看到它', 'There is nothing here, or this account may not see it'),
  notFoundHow: said('请核对地址，或从首页查找。', 'Check the address, or search from the home page.'),
  signInFirst: said('有账号的请先登录再看。', 'If you have an account, sign in to see what it may.'),
  away: said('暂时无法办理', 'Not available right now'),
  awayHow: said('请稍后再试。您填写的内容不会因此作废。', 'Try again in a moment. Nothing you have typed is lost by it.'),
  badAsked: said('这个地址的参数不能识别', 'The address asks for something that is not understood'),
  error: said('错误', 'Error'),
  requestNumber: said('请求编号', 'Request number'),
  toInvited: said('去办理邀请的事项', 'Go to what you were invited to'),
  home: said('回到首页', 'Go to the home page'),
  search: said('查找', 'Search'),
};

/** Who can change the outcome. */
export const cureWords: { readonly [who: string]: Words } = {
  officer: said('团体的经办人', 'the standards officer of the society'),
  drafter: said('起草人', 'a drafter'),
  expert: said('专家', 'an expert'),
  secretariat: said('秘书处', 'the secretariat'),
  chair: said('负责人', 'the chair'),
  monitor: said('主管部门', 'the supervising authority'),
  public: said('任何人', 'anybody'),
  self: said('您自己', 'you yourself'),
  operator: said('系统管理员', 'the operator of this service'),
  nobody: said('已不能更改', 'nobody; it is final'),
};
