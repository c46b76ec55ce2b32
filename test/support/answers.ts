import { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.js';

const made = new Map<Endpoint, z.ZodType>();

/** The answer of a route as a stranger reads it: from the JSON schema that OpenAPI publishes, in which nothing unnamed may stand. */
function published(e: Endpoint, answer: z.ZodType): z.ZodType {
  const known = made.get(e) ?? z.fromJSONSchema(z.toJSONSchema(answer, { io: 'output', unrepresentable: 'any' }));
  made.set(e, known);
  return known;
}

/** What in a body is not as its route promises; null when all of it is. */
export function brokenPromise(e: Endpoint, body: unknown): string | null {
  if ('media' in e.answer) return null;
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
