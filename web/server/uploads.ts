import type { Words } from '../../domain/kernel/words.js';
import { issuesOf, type Issue } from '../parts/problem.js';
import { deskWords } from '../words/desk.js';
import type { Problem } from './door.js';
import type { Fields, Sent, Visit } from './page.js';

/** Browsers call text by many names, or none. */
const byEnding: { readonly [ending: string]: string } = { md: 'text/plain', txt: 'text/plain', csv: 'text/plain', jsonl: 'text/plain' };
const typeOf = ({ name, type }: Sent): string => byEnding[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? type;

type Stored = { readonly stored: Fields; readonly issues: readonly Issue[] };
type Takes = { readonly form: Fields; readonly isFile: (at: string) => boolean };

/** What is wrong with a file is said of its name where it is the name. */
const whyOf = (problem: Problem): Words => {
  const name = issuesOf(problem).find(({ path }) => path === 'name');
  return name === undefined ? { zh: problem.titleZh, en: problem.title } : deskWords.badFileName(name);
};

/**
 * Stores each file that came along, and puts the fingerprint it is kept under where it belongs. What was not taken is said at its field; a file under the name of
 * a field of text is none that a form of ours sends, and is not stored.
 */
export async function withUploads(visit: Visit, { form, isFile }: Takes): Promise<Stored> {
  const placed = visit.files.map((file) => ({ at: file.field.replace(/\.file$/, ''), file }));
  const misplaced = placed.filter(({ at, file }) => at === file.field || !isFile(at));
  if (misplaced.length > 0) return { stored: form, issues: misplaced.map(({ at }) => ({ path: at, ...deskWords.notAFile })) };
  const answers = await Promise.all(
    placed.map(async ({ at, file }) => ({
      at,
      file,
      answer: await visit.ask({ route: 'uploadDocument', query: { name: file.name }, raw: { type: typeOf(file), bytes: file.bytes } }),
    })),
  );
  const stored = answers.flatMap(
    ({ at, file, answer }) =>
      answer.ok ? [[at, (answer.body as { readonly sha256: string }).sha256] as const, [`${at}.name`, file.name] as const] : [], // the receipt of an upload
  );
  const issues = answers.flatMap(({ at, answer }) => (answer.ok ? [] : [{ path: at, ...whyOf(answer.problem) }]));
  return { stored: { ...form, ...Object.fromEntries(stored) }, issues };
}
