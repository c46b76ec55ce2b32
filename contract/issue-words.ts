import type { z } from 'zod';
import type { Title } from '../domain/profile/vocabulary.js';
import type { Json } from '../domain/kernel/refusal.js';
import { fieldWords } from './field-words.js';
import { valueNames } from './notices/value-names.js';

/** One thing wrong with a body or query, in words for whoever typed it; `allowed` where only some values are. */
export type IssueRow = {
  readonly path: string;
  readonly problem: string;
  readonly problemZh: string;
  readonly found: Json;
  readonly allowed?: readonly Json[];
};

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

const say = (zh: string, en: string): Title => ({ zh, en });

/** What a schema of ours says itself (`须有文字 · needs words`): both languages in one message, because zod keeps one. */
const ownWords = (message: string): Title | null => {
  const [zh, en, ...more] = message.split(' · ');
  return zh === undefined || en === undefined || more.length > 0 ? null : say(zh, en);
};

const kinds: { readonly [kind: string]: Title } = {
  string: say('文字', 'text'),
  number: say('数字', 'a number'),
  int: say('整数', 'a whole number'),
  boolean: say('是或否', 'true or false'),
  array: say('一个列表', 'a list'),
  object: say('一组字段', 'a set of fields'),
  record: say('一组字段', 'a set of fields'),
  null: say('空值', 'null'),
  date: say('日期', 'a date'),
};
const kind = (name: string): Title => kinds[name] ?? say('另一种值', 'another kind of value');

const formats: { readonly [format: string]: Title } = {
  email: say('须为电子邮件地址', 'must be a mail address'),
  url: say('须为网址', 'must be a web address'),
  date: say('须为日期，如 2027-01-31', 'must be a date, e.g. 2027-01-31'),
  datetime: say('须为带时区的时刻，如 2027-01-31T09:00:00+08:00', 'must be a time with its offset, e.g. 2027-01-31T09:00:00+08:00'),
  template_literal: say('须为所指记录的标识', 'must name a record of the kind that is asked for'),
};

/** How many: characters of a text, entries of a list, or the number itself. */
function bound(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): Title {
  const big = issue.code === 'too_big';
  const limit = String(big ? issue.maximum : issue.minimum);
  if (issue.origin === 'string')
    return !big && limit === '1'
      ? say('不能为空', 'must not be empty')
      : say(`${big ? '最多' : '至少'} ${limit} 个字符`, `must have at ${big ? 'most' : 'least'} ${limit} characters`);
  if (issue.origin === 'array' || issue.origin === 'set' || issue.origin === 'map')
    return say(`${big ? '最多' : '至少'} ${limit} 项`, `must have at ${big ? 'most' : 'least'} ${limit} entries`);
  if (issue.inclusive === false) return say(`须${big ? '小' : '大'}于 ${limit}`, `must be ${big ? 'less' : 'more'} than ${limit}`);
  return say(`不得${big ? '大' : '小'}于 ${limit}`, `must be ${limit} or ${big ? 'less' : 'more'}`);
}

const oneOfThose = say('须为所列值之一', 'must be one of the values listed');

/** What is wrong, without the name of the field. */
function sentence(issue: Issue, found: unknown): Title {
  const own = ownWords(issue.message);
  if (own !== null) return own;
  if (found === undefined) return say('缺失，须填写', 'is missing');
  switch (issue.code) {
    case 'invalid_type':
      return say(`须为${kind(issue.expected).zh}`, `must be ${kind(issue.expected).en}`);
    case 'too_big':
    case 'too_small':
      return bound(issue);
    case 'invalid_format':
      return formats[issue.format] ?? say('格式不符', 'is not in the form that is asked for');
    case 'not_multiple_of':
      return say(`须为 ${issue.divisor} 的倍数`, `must be a multiple of ${issue.divisor}`);
    case 'invalid_value':
      return oneOfThose;
    case 'invalid_union':
      return optionsOf(issue) === undefined ? say('不是此处接受的任何一种形式', 'is in none of the forms that are taken here') : oneOfThose;
    case 'invalid_key':
      return say('含有不接受的名称', 'holds a name that is not taken here');
    default:
      return say('不符合要求', 'is not as asked for');
  }
}

/** `draftForReview` → `draft for review`: the field as English calls it. */
export const spaced = (name: string): string => name.replaceAll(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);

/** The field that is meant; a row of a list by its place, counted as people count. */
function nameOf(path: Path): Title {
  const last = path.at(-1);
  if (last === undefined) return say('请求', 'The request');
  if (typeof last !== 'number') {
    const name = String(last);
    return say(`“${Object.hasOwn(fieldWords, name) ? fieldWords[name] : name}”`, `“${spaced(name)}”`);
  }
  const list = nameOf(path.slice(0, -1));
  return say(`${list.zh}的第 ${last + 1} 项`, `entry ${last + 1} of ${list.en}`);
}

/** What only its sender knows is not said back, and long things are cut. */
const secrets: readonly PropertyKey[] = ['secret', 'newSecret'];
function shown(path: Path, found: unknown): Json {
  if (path.some((part) => secrets.includes(part))) return null;
  if (typeof found === 'string') return found.length <= 80 ? found : `${found.slice(0, 80)}…`;
  if (typeof found === 'number' || typeof found === 'boolean') return found;
  return Array.isArray(found) ? { entries: found.length } : null;
}

/** A value that may be sent, with its words where it has them. */
function allowed(path: Path, value: unknown): Json {
  const sent = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  const names = valueNames[String(path.at(-1))];
  const words = names !== undefined && Object.hasOwn(names, String(sent)) ? names[String(sent)] : undefined;
  return words === undefined ? sent : { value: sent, ...words };
}

/** The values that are taken here, where there is a list of them. */
function optionsOf(issue: Issue): readonly unknown[] | undefined {
  if (issue.code === 'invalid_value') return issue.values;
  return issue.code === 'invalid_union' && 'options' in issue ? issue.options : undefined;
}

function rowOf(issue: Issue, path: Path, found: unknown): IssueRow {
  const name = nameOf(path);
  const said = sentence(issue, found);
  // A schema may call its field what its people call it, whatever else has the same name.
  const [zh, en] = said.zh.startsWith('“') ? [said.zh, said.en] : [`${name.zh}${said.zh}`, `${name.en} ${said.en}`];
  const options = optionsOf(issue);
  return {
    path: path.map(String).join('.'),
    problem: `${en}.`,
    problemZh: `${zh}。`,
    found: shown(path, found),
    ...(options === undefined ? {} : { allowed: options.map((one) => allowed(path, one)) }),
  };
}

const unknownField = (path: Path, field: string): IssueRow => ({
  path: [...path, field].map(String).join('.'),
  problem: 'There is no field of this name here.',
  problemZh: '此处没有这个字段。',
  found: field.slice(0, 80),
});

const below = (value: unknown, part: PropertyKey): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, part) ? Reflect.get(value, part) : undefined;

/** Of several forms, the one that was meant: its faults lie inside it, and not in what kind of thing it is. */
const meant = (forms: readonly (readonly Issue[])[]): readonly Issue[] | undefined =>
  forms.find((issues) => issues.length > 0 && issues.every(({ path, code }) => path.length > 0 || !['invalid_type', 'invalid_value'].includes(code)));

/** Each thing wrong with `value`, as zod found it, in both languages. */
export function issueRows(issues: readonly Issue[], value: unknown, above: Path = []): readonly IssueRow[] {
  return issues.flatMap((issue): readonly IssueRow[] => {
    const path = [...above, ...issue.path];
    const found = path.reduce(below, value);
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(path, key));
    const form = issue.code === 'invalid_union' ? meant(issue.errors) : undefined;
    return form === undefined ? [rowOf(issue, path, found)] : issueRows(form, value, path);
  });
}
