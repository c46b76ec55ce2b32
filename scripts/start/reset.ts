import { rmSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { CannotStart, say } from './words.js';

/** What a reset removes. The token key and the logs stay. */
const stored = ['mongo', 'temporal.db', 'temporal.db-journal', 'outbox', 'samples.json', 'sample-accounts.json', 'sample-waiting.json'];

/** Empties our own store after a typed yes. A store given by the environment is never touched. */
export async function resetStore(dataDirectory: string, confirmed: boolean, given: boolean): Promise<void> {
  if (given)
    throw new CannotStart(
      '--reset only empties the store this command made; MONGODB_URI or TEMPORAL_ADDRESS names another one, empty that with its own tools.',
    );
  if (!confirmed && !(await ask(dataDirectory))) throw new CannotStart('Nothing was removed; to empty the store type the word, or add --yes.');
  for (const name of stored) rmSync(join(dataDirectory, name), { recursive: true, force: true });
  say('存储已清空', `the store in ${dataDirectory} is empty`);
}

async function ask(dataDirectory: string): Promise<boolean> {
  if (!existsSync(dataDirectory)) return true;
  if (!process.stdin.isTTY) return false;
  say(`将删除 ${dataDirectory} 中的全部项目、投票、文件和邮件,无法恢复。`, 'All projects, votes, files and mails there will be removed for good.');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = (await terminal.question('  输入“清空”或 reset 确认 / type 清空 or reset to confirm: ')).trim();
  terminal.close();
  return answer === '清空' || answer === 'reset';
}
