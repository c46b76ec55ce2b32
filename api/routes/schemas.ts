import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { bind, type Bound } from '../http/call.js';
import { HttpProblem } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import { actPath } from '../../contract/act-words.js';

const word = z.string().regex(/^[a-z-]{1,60}$/, '须为小写字母和连字符 · must be lower-case letters and hyphens');

const schemaEndpoint = endpoint({
  name: 'readActSchema',
  method: 'get',
  path: '/api/v1/schemas/:noun/:act',
  tag: 'system',
  summary: 'The JSON schema of the body of an act; the same for everybody and at all times',
  who: 'public',
  params: z.strictObject({ noun: word, act: word }),
  answer: z.looseObject({}),
  status: 200,
});

/** Schemas of acts by noun and act, as in the path of the act. */
export function schemaRoutes(nouns: readonly Noun[]): readonly Bound[] {
  const schemas = new Map(nouns.flatMap((noun) => Object.entries(noun.acts).map(([name, act]) => [`${noun.path}/${actPath(name)}`, act.jsonSchema])));
  return [
    bind(schemaEndpoint, ({ params }) => {
      const body = schemas.get(`${params.noun}/${params.act}`);
      if (body === undefined) throw new HttpProblem('NOT_FOUND', { found: `${params.noun}/${params.act}`, cure: ['self'] });
      return { body };
    }),
  ];
}
