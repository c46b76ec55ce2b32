import { z } from 'zod';
import type { Endpoint } from './endpoint.js';
import { problem } from './http.js';
import { moveDefs } from './openapi-defs.js';

type Json = { readonly [key: string]: unknown };

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  return rest;
};

const properties = (schema: z.ZodType): [string, Json, boolean][] => {
  const { properties: fields = {}, required = [] } = schemaOf(schema, 'input');
  const wanted = Array.isArray(required) ? required : [];
  return Object.entries(fields as Json).map(([name, field]) => [name, field as Json, wanted.includes(name)]);
};

const inPath = (e: Endpoint): Json[] => {
  const described = new Map((e.params === undefined ? [] : properties(e.params)).map(([name, schema]) => [name, schema]));
  return [...e.path.matchAll(/([:*])(\w+)/g)].map(([, sign, name = '']) => ({
    name,
    in: 'path',
    required: true,
    // `*name` may hold slashes: a list of segments to Express, one text to a client.
    schema: sign === '*' ? { type: 'string' } : (described.get(name) ?? { type: 'string' }),
  }));
};

const inQuery = (e: Endpoint): Json[] =>
  e.query === undefined ? [] : properties(e.query).map(([name, schema, required]) => ({ name, in: 'query', required, schema }));

const commandHeaders = (e: Endpoint): Json[] =>
  e.command === true
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          schema: { type: 'string', minLength: 8, maxLength: 128 },
          description: 'Names this request for ever; made and returned when absent',
        },
        { name: 'If-Match', in: 'header', required: false, schema: { type: 'string' }, description: 'The ETag of the state the act is about' },
      ]
    : [];

const bodyOf = (e: Endpoint): Json => {
  if (e.raw !== undefined)
    return {
      requestBody: { required: true, content: Object.fromEntries(e.raw.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])) },
    };
  if (e.body === undefined) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(e.body, 'input') } } } };
};

const answerOf = (e: Endpoint): Json => {
  if ('media' in e.answer) return { description: e.summary, content: { [e.answer.media]: { schema: { type: 'string', format: 'binary' } } } };
  if (e.status === 204) return { description: e.summary };
  const others = (e.alsoAs ?? []).map((media) => [media, { schema: { type: 'string' } }]);
  return { description: e.summary, content: { 'application/json': { schema: schemaOf(e.answer, 'output') }, ...Object.fromEntries(others) } };
};

/** Statuses that come with the body of the answer, each with what it means beside the ordinary one. */
function answersOf(e: Endpoint): Json {
  const answer = answerOf(e);
  const repeated = e.command === true && e.status === 201 ? { 200: { ...answer, description: 'Done before with the same Idempotency-Key' } } : {};
  const other = e.orStatus === undefined ? {} : { [e.orStatus.status]: { ...answer, description: e.orStatus.means } };
  return { [String(e.status)]: answer, ...repeated, ...other };
}

const operationOf = (e: Endpoint): Json => ({
  operationId: e.name,
  tags: [e.tag],
  summary: e.summary,
  security: e.who === 'public' ? [{}, { bearer: [] }] : [{ bearer: [] }],
  ...(Array.isArray(e.who) ? { 'x-roles': e.who } : {}),
  parameters: [...inPath(e), ...inQuery(e), ...commandHeaders(e)],
  ...bodyOf(e),
  responses: { ...answersOf(e), default: { $ref: '#/components/responses/problem' } },
});

/** OpenAPI 3.1 of the very endpoints the server mounts. */
export function openApi(endpoints: readonly Endpoint[], version: string): Json {
  const paths: { [path: string]: { [method: string]: Json } } = {};
  for (const e of endpoints) (paths[e.path.replaceAll(/[:*](\w+)/g, '{$1}')] ??= {})[e.method] = operationOf(e);
  const shared: { [name: string]: unknown } = {};
  const document = moveDefs(
    {
      openapi: '3.1.0',
      info: {
        title: 'Biaocheng 标程',
        version,
        description: 'Lifecycles of group standards: see docs/api.md. Errors are problem+json; codes in docs/errors.md.',
      },
      servers: [{ url: '/' }],
      paths,
    },
    shared,
  ) as Json; // an object goes in, an object comes out
  const responses = moveDefs(
    { problem: { description: 'problem+json (RFC 9457)', content: { 'application/problem+json': { schema: schemaOf(problem, 'output') } } } },
    shared,
  );
  const securitySchemes = { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } };
  return { ...document, components: { securitySchemes, responses, schemas: shared } };
}
