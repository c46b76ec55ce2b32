import { expect } from 'vitest';
import type { TestApi } from './api.js';

const linkIn = /(?:https:\/\/standards\.example\.cn)?\/api\/v1\/[\p{L}\p{N}/._~%—-]+/gu;

/** The ways to look at one address: as it is, and in each form and with each list that it has. */
const formsOf = (path: string): readonly string[] => [
  path,
  ...(/\/dossiers?(\/\d+)?$/.test(path) ? [`${path}?format=html`] : []),
  ...(/\/standards\/[^/]+$/.test(path) ? [`${path}?format=bibtex`, `${path}?format=relaton`] : []),
];

/** Everything that somebody without an account can read, from every public route and by following every link: address and text. */
export async function crawl(api: TestApi, ids: { readonly [noun: string]: readonly string[] }): Promise<ReadonlyMap<string, string>> {
  const open = api.app.endpoints.filter(({ method, who, goesOn }) => method === 'get' && who === 'public' && goesOn !== true);
  const seeds = open.flatMap(({ path, query }) => {
    const lists = query?.safeParse({ rehearsal: 'true' }).success === true ? ['', '?rehearsal=true'] : [''];
    const records = /:/.test(path) ? (ids[path.split('/')[3] ?? ''] ?? []) : [''];
    const filled = records.map((id) => path.replace(/:(id|sha256)/, id).replace(':seq', '1'));
    return filled.filter((one) => !one.includes(':')).flatMap((one) => lists.map((list) => one + list));
  });
  const seen = new Map<string, string>();
  const queue = seeds.flatMap(formsOf);
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (seen.has(path)) continue;
    const answer = await fetch(`${api.url}${path}`);
    const text = await answer.text();
    expect(answer.status, path).toBeLessThan(500);
    seen.set(path, answer.ok ? text.replaceAll(/<[^>]*>/g, ' ') : '');
    for (const [link] of text.matchAll(linkIn)) queue.push(...formsOf(link.replace('https://standards.example.cn', '')));
  }
  return new Map([...seen].filter(([, text]) => text !== ''));
}

/** Where one of these ids stands as a word of its own. */
export const idsIn = (read: ReadonlyMap<string, string>, ids: readonly string[]): readonly string[] =>
  [...read].flatMap(([path, text]) =>
    ids.flatMap((id) => {
      const at = text.search(new RegExp(`(?<![\\p{L}\\p{N}._/-])(?:person/)?${id.replaceAll('.', '\\.')}(?![\\p{L}\\p{N}._-])`, 'u'));
      return at < 0 ? [] : [`${path}: ${text.slice(Math.max(0, at - 60), at + 60)}`];
    }),
  );
