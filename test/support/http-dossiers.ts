import { expect } from 'vitest';
import { decisionRow, dossier as dossierShown } from '../../contract/dossier.js';
import type { Dossier } from '../../domain/dossier/dossier.js';
import { isDossier, recompute } from '../../domain/dossier/recompute.js';
import { judge } from '../../recompute/judge.js';
import type { TestApi } from './api.js';

const plainly = { noted: null, as: [], without: [], words: false } as const;

const textOf = async (api: TestApi, path: string, token: string | undefined, accept: string) => {
  const headers = { accept, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${api.url}/api/v1${path}`, { headers });
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
};

/** What the verifier says of a file as it came over the wire. */
export function verdictOn(text: string): { readonly verdict: string; readonly places: readonly string[] } {
  const { line } = judge('dossier', text, plainly);
  const { verdict, differences = [] } = line as { readonly verdict: string; readonly differences?: readonly { readonly place: string }[] }; // one line of the verifier
  return { verdict, places: differences.map(({ place }) => place) };
}

/** The text with one character of a value changed, so that it is JSON still and says something else. */
export function withOneByteAltered(text: string, random: () => number): string {
  for (;;) {
    const at = Math.floor(random() * text.length);
    const old = text.charAt(at);
    if (!/[0-9A-Za-z]/.test(old)) continue;
    const other = /\d/.test(old) ? String((Number(old) + 1) % 10) : old === 'x' ? 'y' : 'x';
    const altered = text.slice(0, at) + other + text.slice(at + 1);
    if (isJson(altered)) return altered;
  }
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** The dossier at a path: parsed by its contract, computed again, and found out when one byte of it is another. */
export async function checkedDossier(api: TestApi, path: string, token: string | undefined, random: () => number): Promise<Dossier> {
  const { status, text } = await textOf(api, path, token, 'application/json');
  expect(status, `${path}: ${text.slice(0, 400)}`).toBe(200);
  const found: unknown = JSON.parse(text);
  dossierShown.parse(found);
  if (!isDossier(found)) throw new Error(`${path} is no dossier`);
  expect(recompute(found), path).toMatchObject({ verdict: 'same', differences: [] });
  const altered = withOneByteAltered(text, random);
  const { verdict, places } = verdictOn(altered);
  expect(verdict, path).not.toBe('same');
  if (verdict === 'different') expect(places, path).not.toEqual([]);
  return found;
}

/** Every decision of a lifecycle, each with its dossier checked. */
export async function checkedDossiers(api: TestApi, path: string, token: string | undefined, random: () => number): Promise<readonly Dossier[]> {
  const list = await api.ask('GET', `${path}/dossiers`, token === undefined ? {} : { token });
  expect(list.status, JSON.stringify(list.body)).toBe(200);
  const rows = (list.body['items'] as unknown[]).map((one) => decisionRow.parse(one)); // parsed here
  const found: Dossier[] = [];
  for (const { self } of rows) found.push(await checkedDossier(api, self.replace('/api/v1', ''), token, random));
  return found;
}

/** The page of a dossier, as a browser asks for it. */
export async function dossierHtml(api: TestApi, path: string, token: string | undefined): Promise<string> {
  const { status, type, text } = await textOf(api, path, token, 'text/html,application/xhtml+xml');
  expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
  expect(text).not.toMatch(/<script|https?:\/\/|undefined|\[object Object\]/);
  return text;
}
