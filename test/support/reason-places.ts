import { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.js';

type Node = { readonly [key: string]: unknown };
export type ReasonPlace = { readonly where: string; readonly takes: (text: string) => boolean };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Paths in a JSON schema to every `reason`, and to each entry of every `reasons`. */
function paths(schema: unknown, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (!isNode(schema)) return [];
  const name = path.at(-1);
  if (schema['type'] === 'string') return name === 'reason' || path.at(-2) === 'reasons' ? [path] : [];
  const among = [schema['anyOf'], schema['oneOf'], schema['allOf']].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []));
  const properties = isNode(schema['properties']) ? Object.entries(schema['properties']) : [];
  return [
    ...among.flatMap((one) => paths(one, path)),
    ...properties.flatMap(([key, value]) => paths(value, [...path, key])),
    ...(isNode(schema['items']) ? paths(schema['items'], [...path, 0]) : []),
  ];
}

const bodyAt = ([first, ...rest]: readonly (string | number)[], text: string): unknown => {
  if (first === undefined) return text;
  return typeof first === 'number' ? [bodyAt(rest, text)] : { [first]: bodyAt(rest, text) };
};

/** Every place of a body where somebody says why. `takes`: the schema finds no fault with the text at that very place. */
export function reasonPlaces({ name, body }: Endpoint): readonly ReasonPlace[] {
  if (body === undefined) return [];
  const schema = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  return paths(schema)
    .filter((path) => !path.includes('roll') && !path.includes('profile'))
    .map((path) => ({
      where: `${name} ${path.join('.')}`,
      takes: (text) => {
        const issues = body.safeParse(bodyAt(path, text)).error?.issues ?? [];
        return !issues.some((issue) => issue.path.join('.') === path.join('.'));
      },
    }));
}
