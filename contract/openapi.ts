import { z } from 'zod';
import type { Endpoint } from './endpoint.js';
import { problem } from './http.js';
import { Components, portable } from './openapi-defs.js';
import { exampleOf } from './openapi-example.js';

type Json = { readonly [key: string]: unknown };

/** What is being described: its components grow while the routes are gone through. */
type Description = { readonly components: Components };

const jsonOf = ({ components }: Description, schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  return components.take(portable(rest) as Json); // an object goes in, an object comes out
};

const properties = (of: Description, schema: z.ZodType): [string, Json, boolean][] => {
  const { properties: fields = {}, required = [] } = jsonOf(of, schema, 'input');
  const wanted = Array.isArray(required) ? required : [];
  return Object.entries(fields as Json).map(([name, field]) => [name, field as Json, wanted.includes(name)]);
};

const inPath = (of: Description, e: Endpoint): Json[] => {
  const described = new Map((e.params === undefined ? [] : properties(of, e.params)).map(([name, schema]) => [name, schema]));
  return [...e.path.matchAll(/([:*])(\w+)/g)].map(([, sign, name = '']) => ({
    name,
    in: 'path',
    required: true,
    // `*name` may hold slashes: a list of segments to Express, one text to a client.
    schema: sign === '*' ? { type: 'string' } : (described.get(name) ?? { type: 'string' }),
  }));
};

const inQuery = (of: Description, e: Endpoint): Json[] =>
  e.query === undefined ? [] : properties(of, e.query).map(([name, schema, required]) => ({ name, in: 'query', required, schema }));

const header = (name: string, description: string, schema: Json = { type: 'string' }): Json => ({
  name,
  in: 'header',
  required: false,
  schema,
  description,
});

/** Answers that a reader may hold already. */
const isRead = (e: Endpoint): boolean => e.method === 'get' && !('media' in e.answer);

/** A command to a record that stands there already, in a state one may have looked at. */
const isOnRecord = (e: Endpoint): boolean => e.command === true && e.path.includes('/:id');

const headersOf = (e: Endpoint): Json[] => [
  ...(isRead(e) ? [header('If-None-Match', 'The ETag of the answer held already: 304 while it is the same')] : []),
  ...(e.command === true
    ? [
        header('Idempotency-Key', 'Names this request for ever; made and returned when absent', { type: 'string', minLength: 8, maxLength: 128 }),
        ...(isOnRecord(e) ? [header('If-Match', 'The ETag of the state the act is about')] : []),
      ]
    : []),
];

const bodyOf = (of: Description, e: Endpoint): Json => {
  if (e.raw !== undefined)
    return {
      requestBody: { required: true, content: Object.fromEntries(e.raw.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])) },
    };
  if (e.body === undefined) return {};
  const example = exampleOf(e.body);
  const content = { schema: jsonOf(of, e.body, 'input'), ...(example === undefined ? {} : { example }) };
  return { requestBody: { required: true, content: { 'application/json': content } } };
};

const answerOf = (of: Description, e: Endpoint): Json => {
  if ('media' in e.answer) return { description: e.summary, content: { [e.answer.media]: { schema: { type: 'string', format: 'binary' } } } };
  if (e.status === 204) return { description: e.summary };
  const others = (e.alsoAs ?? []).map((media) => [media, { schema: { type: 'string' } }]);
  return { description: e.summary, content: { 'application/json': { schema: jsonOf(of, e.answer, 'output') }, ...Object.fromEntries(others) } };
};

/** Statuses that come with the body of the answer, each with what it means beside the ordinary one. */
function answersOf(of: Description, e: Endpoint): Json {
  const answer = answerOf(of, e);
  const repeated = e.command === true && e.status === 201 ? { 200: { ...answer, description: 'Done before with the same Idempotency-Key' } } : {};
  const other = e.orStatus === undefined ? {} : { [e.orStatus.status]: { ...answer, description: e.orStatus.means } };
  const held = isRead(e) ? { 304: { description: 'The answer is the one whose ETag was sent' } } : {};
  return { [String(e.status)]: answer, ...repeated, ...other, ...held };
}

/** What a refusal under each status says; its code says which one it is. */
const refusals = {
  400: 'The request is not as this route takes it',
  401: 'No account, or a token that is not good any more',
  403: 'The account holds no role that may do this',
  404: 'There is no such record, or none the caller may see',
  406: 'None of the media that were asked for',
  409: 'The act is not open now',
  410: 'It was open and is no more',
  412: 'The state has moved since it was read; `current` has it as it is',
  413: 'The body is too long',
  415: 'The body has another type than this route takes',
  422: 'The content of the request cannot be taken',
  429: 'Too much was asked; Retry-After says when to ask again',
  503: 'The engine, the store or the view cannot answer yet; Retry-After says when to ask again',
};

type RefusedAs = keyof typeof refusals;
const only = (when: boolean, ...statuses: readonly RefusedAs[]): readonly RefusedAs[] => (when ? statuses : []);

const refusedWith = (e: Endpoint): readonly RefusedAs[] => [
  400,
  401,
  ...only(e.who !== 'public', 403),
  ...only(/[:*]/.test(e.path), 404),
  ...only(e.alsoAs !== undefined, 406),
  ...only(e.command === true, 409, 410),
  ...only(isOnRecord(e), 412),
  ...only(e.method === 'post', 413, 415, 422),
  429,
  ...only(e.orStatus === undefined, 503),
];

/** Written out at each route: some generators leave out an answer that only refers to one. */
const refusalAs = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const operationOf = (of: Description, e: Endpoint): Json => ({
  operationId: e.name,
  tags: [e.tag],
  summary: e.summary,
  security: e.who === 'public' ? [{}, { bearer: [] }] : [{ bearer: [] }],
  ...(Array.isArray(e.who) ? { 'x-roles': e.who } : {}),
  parameters: [...inPath(of, e), ...inQuery(of, e), ...headersOf(e)],
  ...bodyOf(of, e),
  responses: {
    ...answersOf(of, e),
    ...Object.fromEntries(refusedWith(e).map((status) => [status, refusalAs(refusals[status])])),
    default: refusalAs('problem+json (RFC 9457)'),
  },
});

/** OpenAPI 3.1 of the very endpoints the server mounts. */
export function openApi(endpoints: readonly Endpoint[], version: string): Json {
  const of: Description = { components: new Components() };
  jsonOf(of, problem, 'output'); // names it in the components, where every refusal refers to it
  const paths: { [path: string]: { [method: string]: Json } } = {};
  for (const e of endpoints) (paths[e.path.replaceAll(/[:*](\w+)/g, '{$1}')] ??= {})[e.method] = operationOf(of, e);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Biaocheng 标程',
      version,
      description: 'Lifecycles of group standards: see docs/api.md. Errors are problem+json; codes in docs/errors.md.',
    },
    servers: [{ url: '/' }],
    paths,
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } }, schemas: of.components.schemas },
  };
}
