import type { z } from 'zod';
import { issueRows } from '../../contract/issue-words.js';
import { unitNames } from '../../contract/unit-names.js';
import { parseInstant } from '../../domain/law/calendar/instant.js';
import type { Words } from '../../domain/kernel/words.js';
import type { Problem } from '../server/door.js';
import type { Fields } from '../server/page.js';
import { cureWords, problemWords } from '../words/problem.js';
import { Facts } from './blocks.js';
import { Moment } from './dates.js';
import { useVisiting, useSay } from './visiting.js';
import type { Lang } from '../words/language.js';

/** The sentence of a problem in the language of the page. */
export const problemTitle = ({ title, titleZh }: Problem, lang: Lang): string => (lang === 'zh' ? titleZh : title);

/** One thing wrong with what was sent. */
export type Issue = { readonly path: string; readonly zh: string; readonly en: string };

const textIn = (row: object, name: string): string | null => {
  const value: unknown = Reflect.get(row, name);
  return typeof value === 'string' ? value : null;
};

export const issueAt = (issues: readonly Issue[], name: string): Issue | undefined => issues.find(({ path }) => path === name);

/** Fields that have to be filled in and are empty. */
export const missing = (form: Fields, needed: readonly (readonly [field: string, words: Words])[]): readonly Issue[] =>
  needed.flatMap(([path, { zh, en }]) => ((form[path] ?? '').trim() === '' ? [{ path, zh, en }] : []));

/** What a schema finds wrong with what was typed. */
export const issuesFound = ({ issues }: Pick<z.ZodError, 'issues'>, body: object): readonly Issue[] =>
  issueRows(issues, body).map(({ path, problem, problemZh }) => ({ path, zh: problemZh, en: problem }));

/** What is wrong with the fields of a form, where the problem lists it. */
export function issuesOf({ found }: Problem): readonly Issue[] {
  if (!Array.isArray(found)) return [];
  return found.flatMap((row: unknown) => {
    if (typeof row !== 'object' || row === null) return [];
    const [path, zh, en] = [textIn(row, 'path'), textIn(row, 'problemZh'), textIn(row, 'problem')];
    return path === null || zh === null || en === null ? [] : [{ path, zh, en }];
  });
}

/** Evidence that people can read: a number, a term, words in both languages. Codes stay in the answer of the interface. */
function evidenceIn(value: unknown, lang: Lang): string | null {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const count: unknown = Reflect.get(value, 'count');
  const unit = Object.entries(unitNames).find(([name]) => name === textIn(value, 'unit'))?.[1];
  return typeof count === 'number' && unit !== undefined ? `${count} ${unit[lang]}` : textIn(value, lang);
}

const Evidence = ({ value }: { readonly value: unknown }) => {
  const { lang } = useVisiting();
  return typeof value === 'string' ? <Moment at={value} /> : evidenceIn(value, lang);
};

const isShown = (value: unknown, lang: Lang): boolean =>
  (typeof value === 'string' && parseInstant(value) !== null) || evidenceIn(value, lang) !== null;

/** Why something was not taken: the sentence, what was found and needed, who can cure it; what it rests on folded away. */
export function Refusal({ problem, heading = 2 }: { readonly problem: Problem; readonly heading?: 1 | 2 }) {
  const { lang } = useVisiting();
  const say = useSay();
  const { found, needed, cure = [], sourceTitle, sourceTitleZh } = problem;
  const again = problem['sendAgainAt'];
  const source = lang === 'zh' ? sourceTitleZh : sourceTitle;
  const who = cure.flatMap((one) => (cureWords[one] === undefined ? [] : [say(cureWords[one])])).join(lang === 'zh' ? '、' : ', ');
  const Heading = heading === 1 ? 'h1' : 'h2';
  return (
    <div className="panel bad" role="alert">
      <Heading>{problemTitle(problem, lang)}</Heading>
      <Facts
        rows={[
          [problemWords.found, isShown(found, lang) ? <Evidence value={found} /> : null],
          [problemWords.needed, isShown(needed, lang) ? <Evidence value={needed} /> : null],
          [problemWords.again, typeof again === 'string' ? <Moment at={again} /> : null],
          [problemWords.cure, who],
        ]}
      />
      {source === undefined ? null : (
        <details>
          <summary>{say(problemWords.ground)}</summary>
          <p className="small">{source}</p>
        </details>
      )}
    </div>
  );
}
