import { hostname, userInfo } from 'node:os';
import { randomBytes } from 'node:crypto';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Connection } from 'mongoose';
import { AccountMoved, keepAccount, oneTimeDays } from '../api/accounts/keep-account.js';
import { BadConfiguration, loadAppConfig } from '../config.js';
import { personId } from '../domain/kernel/fields/identity.js';
import { errorEntry } from '../contract/errors.js';
import { accountOf, findAccount, latestRecords, listAccounts } from '../db/account.js';
import { connect } from '../db/connect.js';
import { forgetSecondFactor } from '../db/second-factor.js';
import { migrate } from '../db/migrate.js';
import { written, type AccountCommand, type AccountState, type Identity } from '../domain/account/account.js';
import { roles, type Grant, type Role } from '../domain/kernel/actor.js';
import { creditCodeOf } from '../domain/law/credit-code.js';
import { titleOf } from '../domain/law/sources.js';
import type { Refusal } from '../domain/kernel/refusal.js';

/*
 * `npm run account -- add|grant|revoke|lock|unlock|reset|forget-factor|link|unlink|list`: accounts of an installation, by whoever may run programs on its machine.
 * Ends with 0 when it is done, 1 when a rule refuses it, 2 when it cannot be read, 3 when the store does not answer.
 */
const [refusedExit, usage, away] = [1, 2, 3];

type Options = { readonly reason: string; readonly operator?: string; readonly override?: boolean };
type AddOptions = Options & { readonly name: string; readonly person?: string; readonly grant?: readonly Grant[] };

const isRole = (text: string): text is Role => roles.some((role) => role === text);

/** `officer@51210000MJ4K0X072M`, as a command line has it. */
function grantOf(text: string): Grant {
  const [role = '', organisation = '', more] = text.split('@');
  const code = organisation === '*' ? '*' : creditCodeOf(organisation);
  if (isRole(role) && code !== null && more === undefined) return { role, organisation: code };
  throw new InvalidArgumentError(
    `写作 角色@统一社会信用代码 / write ROLE@CREDIT-CODE, with one of: ${roles.filter((one) => one !== 'public').join(', ')}`,
  );
}

const alsoGrant = (text: string, before: readonly Grant[] = []): readonly Grant[] => [...before, grantOf(text)];

function idOf(text: string): string {
  const id = personId.safeParse(text);
  if (id.success && id.data !== 'system' && id.data !== 'public') return id.data;
  throw new InvalidArgumentError('1 至 100 个字母、数字或 . _ @ - / letters, digits and . _ @ -, at most 100; not system or public');
}

function issuerOf(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('统一身份认证的 issuer 地址 / the issuer of the provider, e.g. https://id.example.cn');
}

function reasonOf(text: string): string {
  if (text.trim() !== '') return text.trim();
  throw new InvalidArgumentError('不能为空 / must say something');
}

/** Never the account's own name: it would stand as the actor of every act in the log. */
const freshPerson = (): string => `p${randomBytes(6).toString('hex')}`;

function wordsOf({ code, rule, source, found, needed }: Refusal): string {
  const { zh, en } = errorEntry(code);
  return `✗ ${zh} / ${en}\n  ${code}, rule ${rule}: ${titleOf(source).en}\n  found ${JSON.stringify(found)}, needed ${JSON.stringify(needed)}`;
}

function say(account: string, { person, name, grants, locked }: AccountState, secret: string | null): void {
  const held = grants.map(written).join(' ') || '无角色 / no role';
  console.log(`${account}  ${name}  person ${person}  ${held}${locked ? '  已锁定 / locked' : ''}`);
  if (secret === null) return;
  console.log(
    `\n一次性口令，只显示这一次，${oneTimeDays} 天内首次登录时更换 / one-time secret, shown only now, to be changed at the first sign-in within ${oneTimeDays} days:`,
  );
  console.log(`\n  ${secret}\n\n  POST /api/v1/sessions/change-secret {"account": …, "secret": …, "newSecret": …}`);
}

const change = (account: string, options: Options, command: AccountCommand): Promise<void> =>
  withStore((db) => changeIn(db, { account, options, command }));

type Changing = { readonly account: string; readonly options: Options; readonly command: AccountCommand };

async function changeIn(db: Connection, { account, options: { reason, operator }, command }: Changing): Promise<void> {
  const asked = operator === undefined ? undefined : await findAccount(db, operator);
  if (asked === null || asked?.disabled === true) {
    console.error(`✗ 经办人账号 ${operator} 不存在或已锁定 / the operator's account ${operator} does not exist or is locked`);
    process.exitCode = refusedExit;
    return;
  }
  const hand = { by: `machine:${userInfo().username}@${hostname()}`, operator: operator ?? null, reason };
  const done = await keepAccount(db, { account, command, hand, now: Date.now() });
  if (done.ok && command.type === 'forgetFactor') await forgetSecondFactor(db, account);
  if (done.ok) return say(account, done.value.state, done.value.secret);
  console.error(wordsOf(done.error));
  process.exitCode = refusedExit;
}

/** What the account is linked to is looked up first: one identity opens one account. */
const link = (account: string, identity: Identity, options: Options): Promise<void> =>
  withStore(async (db) => {
    const holder = (await accountOf(db, identity))?._id ?? null;
    await changeIn(db, { account, options, command: { type: 'linkIdentity', identity, holder } });
  });

const list = (): Promise<void> =>
  withStore(async (db) => {
    const latest = await latestRecords(db);
    for (const { _id, person, name, grants, disabled, oneTimeUntil, identity } of await listAccounts(db)) {
      const state = disabled ? 'locked' : oneTimeUntil ? 'one-time secret' : 'open';
      const record = latest.get(_id);
      const last = record === undefined ? '' : `${record.what} ${new Date(record.at).toISOString()} ${record.by}`;
      const linked = identity == null ? '' : `${identity.issuer} ${identity.subject}`;
      console.log([_id, person, name, grants.map(written).join(' '), state, last, linked].join('\t'));
    }
  });

async function withStore(act: (db: Connection) => Promise<void>): Promise<void> {
  const db = await connect(loadAppConfig().mongo.uri, 2);
  try {
    await migrate(db);
    await act(db);
  } finally {
    await db.close();
  }
}

/** Every change says why, and may say for whom. */
const changing = (program: Command, name: string, words: string): Command =>
  program
    .command(name)
    .description(words)
    .argument('<account>', '账号 / name to sign in with', idOf)
    .addOption(new Option('--reason <text>', '原因 / why').argParser(reasonOf).makeOptionMandatory())
    .option('--operator <account>', '经办人账号 / the account on whose behalf', idOf);

const override = '信用代码校验不符仍采用，原因中写明证据 / take a code whose check fails; the reason names the evidence';

function build(): Command {
  const program = new Command('account').description('账号 / accounts of this installation').exitOverride().showHelpAfterError();
  changing(program, 'add', '建立账号 / add an account')
    .requiredOption('--name <name>', '姓名 / name to show', reasonOf)
    .option('--person <id>', '人员编号 / the person acts are recorded under; made when left out', idOf)
    .option('--grant <role@code>', '角色 / a role at an organisation; may be repeated', alsoGrant)
    .option('--override', override)
    .action((account: string, o: AddOptions) =>
      change(account, o, {
        type: 'addAccount',
        person: o.person ?? freshPerson(),
        name: o.name,
        grants: o.grant ?? [],
        override: o.override === true,
      }),
    );
  changing(program, 'grant', '授予角色 / give a role')
    .argument('<role@code>', 'officer@51…', grantOf)
    .option('--override', override)
    .action((account: string, grant: Grant, o: Options) => change(account, o, { type: 'grantRole', grant, override: o.override === true }));
  changing(program, 'revoke', '撤销角色 / take a role away')
    .argument('<role@code>', 'officer@51…', grantOf)
    .action((account: string, grant: Grant, o: Options) => change(account, o, { type: 'revokeRole', grant }));
  for (const [name, type, words] of [
    ['lock', 'lockAccount', '锁定：其令牌即刻失效 / lock; its tokens end at once'],
    ['unlock', 'unlockAccount', '解锁 / unlock'],
    ['forget-factor', 'forgetFactor', '注销第二验证因素（验证器遗失）：其令牌即刻失效 / the authenticator is lost; its tokens end at once'],
    ['unlink', 'unlinkIdentity', '解除外部身份的关联：其令牌即刻失效 / no longer sign in by the provider; its tokens end at once'],
    ['reset', 'resetAccount', '重置口令：其令牌即刻失效 / new one-time secret; its tokens end at once'],
  ] as const)
    changing(program, name, words).action((account: string, o: Options) => change(account, o, { type }));
  changing(program, 'link', '关联统一身份认证中的身份 / sign in by the word of the provider')
    .argument('<issuer>', 'https://id.example.cn', issuerOf)
    .argument('<subject>', '该身份的 sub，不是邮箱 / its `sub` there, which is no mail address')
    .action((...[account, issuer, subject, o]: [string, string, string, Options]) => link(account, { issuer, subject }, o));
  program.command('list').description('列出账号，不含口令 / all accounts, without secrets').action(list);
  return program;
}

try {
  await build().parseAsync();
} catch (error) {
  process.exitCode = exitOf(error);
}

function exitOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usage;
  if (error instanceof BadConfiguration) return said(error.message, usage);
  if (error instanceof AccountMoved) return said(error.message, refusedExit);
  if (error instanceof Error && error.name.startsWith('Mongo'))
    return said(`MongoDB 没有应答 / MongoDB does not answer; is npm start running, or MONGODB_URI right? (${error.name})`, away);
  throw error;
}

function said(sentence: string, code: number): number {
  console.error(`✗ ${sentence}`);
  return code;
}
