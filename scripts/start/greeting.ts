import type { SampleAccount, Waiting } from '../../api/accounts/sample-world.js';
import { heading, say } from './words.js';

/** Where everything is, who can sign in, and what to try next. */
export type Running = {
  readonly api: string;
  readonly temporal: string;
  readonly temporalUi: string | null;
  readonly mongo: string;
  readonly data: string;
};

/** What the samples made. */
type Found = { readonly accounts: readonly SampleAccount[]; readonly waiting: readonly Waiting[] };

/** The last thing a start prints. */
export function greet(running: Running, { accounts, waiting }: Found): void {
  heading('标程已就绪', 'Biaocheng is ready');
  say(`网页         ${running.api}/`, `pages        in English at ${running.api}/en`);
  say(`接口         ${running.api}/api/v1`, `API          browsable at ${running.api}/api/docs`);
  say(
    `Temporal     ${running.temporal}`,
    running.temporalUi === null ? 'Temporal     its web page is the one of your cluster' : `Temporal     web page ${running.temporalUi}`,
  );
  say(`MongoDB      ${running.mongo}`, `data         ${running.data} (logs in logs/, mail in outbox/)`);
  if (accounts.length > 0) {
    heading('示例账号', 'sample accounts');
    for (const { account, secret, seed = '', zh, en } of accounts)
      console.log(`  ${account.padEnd(22)} ${secret.padEnd(18)} ${seed.padEnd(34)} ${zh} / ${en}`);
    say(
      '第三列是验证器的种子:手动录入到手机验证器,登录时还须输入六位验证码',
      'the third column is a seed for an authenticator: type it into one, and sign in with its six digits too',
    );
  }
  if (waiting.length > 0) {
    heading('等您来办', 'what waits for you');
    for (const { zh, en, path } of waiting) {
      say(zh, en);
      console.log(`      ${running.api}${path}`);
    }
  }
  if (accounts.length === 0) {
    heading('还没有账号时', 'when there is no account yet');
    console.log('      npm run account -- add NAME --name 姓名 --grant officer@统一社会信用代码 --reason 原因');
  }
  heading('接下来可以试试', 'what to try next');
  say('另开一个终端,走完一个真实项目:', 'in a second terminal, drive one real project to its number:');
  console.log('      npx biaocheng walk --profile group-standard/robotics');
  say('或一个技术委员会,从筹建申请到注销:', 'or a technical committee, from application to deregistration:');
  console.log('      npx biaocheng walk --profile committee/provincial');
  say('已发布的标准:', 'published standards:');
  console.log(`      curl "${running.api}/api/v1/standards?rehearsal=true"`);
  say('按 Ctrl-C 有序停止;下次 npm start 从中断处继续。', 'Ctrl-C stops everything in order; the next npm start goes on from there.');
}
