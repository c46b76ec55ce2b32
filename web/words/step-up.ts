import { said } from '../../domain/kernel/words.js';

export const stepUpWords = {
  title: said('请再次确认是您本人', 'Show once more that it is you'),
  lede: said(
    '开启、截止、延长、发布、作废等事项，须在办理前 15 分钟内输入过验证码。您填写的内容已保留。',
    'What opens, closes, extends, publishes or voids asks for a code entered within the last 15 minutes. What you have typed is kept.',
  ),
  send: said('确认并继续办理', 'Confirm and go on'),
  back: said('不办理，返回', 'Go back without doing it'),
  enrolTitle: said('请先登记身份验证器', 'Enrol an authenticator first'),
  enrolLede: said(
    '办理此事项须用身份验证器确认，您的账号还没有登记。登记在新页面中进行；完成后回到本页继续，您填写的内容已保留。',
    'This is confirmed with an authenticator, and your account has none. You enrol one on a page of its own, then go on here: what you have typed is kept.',
  ),
  enrol: said('登记（在新页面打开）', 'Enrol (opens a new page)'),
  enrolled: said('已登记，继续办理', 'I have enrolled, go on'),
};
