import type { Issue } from '../parts/problem.js';
import type { Fields, Sent, Visit } from './page.js';

/** Browsers call text by many names, or none. */
const byEnding: { readonly [ending: string]: string } = { md: 'text/plain', txt: 'text/plain', csv: 'text/plain', jsonl: 'text/plain' };
const typeOf = ({ name, type }: Sent): string => byEnding[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? type;

/** Stores each file that came along, and puts the fingerprint it is kept under where it belongs. What was not taken is said at its field. */
export async function withUploads(visit: Visit, form: Fields): Promise<{ readonly stored: Fields; readonly issues: readonly Issue[] }> {
  const answers = await Promise.all(
    visit.files.map(async (file) => ({
      at: file.field.replace(/\.file$/, ''),
      file,
      answer: await visit.ask({ route: 'uploadDocument', query: { name: file.name }, raw: { type: typeOf(file), bytes: file.bytes } }),
    })),
  );
  const stored = answers.flatMap(
    ({ at, file, answer }) =>
      answer.ok ? [[at, (answer.body as { readonly sha256: string }).sha256] as const, [`${at}.name`, file.name] as const] : [], // the receipt of an upload
  );
  const issues = answers.flatMap(({ at, answer }) => (answer.ok ? [] : [{ path: at, zh: answer.problem.titleZh, en: answer.problem.title }]));
  return { stored: { ...form, ...Object.fromEntries(stored) }, issues };
}
