import { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.js';

const made = new Map<Endpoint, z.ZodType>();

/** The answer of a route as a stranger reads it: from the JSON schema that OpenAPI publishes, in which nothing unnamed may stand. */
function published(e: Endpoint, answer: z.ZodType): z.ZodType {
  const known = made.get(e) ?? z.fromJSONSchema(z.toJSONSchema(answer, { io: 'output', unrepresentable: 'any' }));
  made.set(e, known);
  return known;
}

/** Proofs hold the bytes of the archive, whose leaves are computed over milliseconds; beside each that people read stands the time in words. */
const proofs = /\/(dossier|dossiers\/:seq)$/;

/** The first instant in milliseconds that an answer lets out, with its place; null when none does. */
export function millisIn(value: unknown, place = ''): string | null {
  if (typeof value === 'number') return value >= 1e12 && value <= 4e12 ? `${place} ${value}` : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, one] of Object.entries(value)) {
    const found = millisIn(one, `${place}.${name}`);
    if (found !== null) return found;
  }
  return null;
}

/** What in a body is not as its route promises; null when all of it is. */
export function brokenPromise(e: Endpoint, body: unknown): string | null {
  if ('media' in e.answer) return null;
  const millis = e.method === 'get' && !proofs.test(e.path) ? millisIn(body) : null;
  if (millis !== null) return `an instant in milliseconds at ${millis}`;
  const said = published(e, e.answer).safeParse(body);
  return said.success ? null : said.error.issues.map((one) => `${one.path.join('.')} ${detailOf(one)}`).join('; ');
}

const detailOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'invalid_union'
    ? issue.errors.map((one) => one.map((i) => `${i.path.join('.')} ${i.message}`).join(', ')).join(' | ')
    : issue.message;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${path
      .split(/[:*]\w+/)
      .map(escaped)
      .join('[^/]+')}$`,
  );

/** The route a request went to. */
export function routeOf(endpoints: readonly Endpoint[], method: string, url: string): Endpoint | null {
  const path = new URL(url, 'http://api').pathname;
  const fitting = endpoints.filter((e) => e.method === method.toLowerCase() && patternOf(e.path).test(path));
  return fitting.find((e) => !/[:*]/.test(e.path)) ?? fitting[0] ?? null;
}
