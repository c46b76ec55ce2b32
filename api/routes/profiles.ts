import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { findingShown, parseProfile, profileSchema, showFinding } from '../../contract/profile.js';
import { isSound } from '../../domain/profile/check.js';
import { profileHash } from '../../domain/profile/hash.js';
import { findProfile, shippedProfiles } from '../../domain/profile/shipped.js';
import { bind, type Bound, type Reply } from '../http/call.js';
import { HttpProblem } from '../http/problem.js';

const titled = z.strictObject({ zh: z.string(), en: z.string() });
const row = z.strictObject({
  id: z.string(),
  version: z.number().int(),
  kind: z.string(),
  field: z.string().nullable(),
  title: titled,
  hash: z.string(),
  self: z.string(),
});
const list = z.strictObject({ items: z.array(row), next: z.null() });
const whole = z.strictObject({ hash: z.string(), profile: profileSchema });
const verdict = z.strictObject({ sound: z.boolean(), hash: z.string().nullable(), findings: z.array(findingShown) });

const listEndpoint = endpoint({
  name: 'listProfiles',
  method: 'get',
  path: '/api/v1/profiles',
  tag: 'profiles',
  summary: 'The procedures that come with the product',
  who: 'public',
  answer: list,
  status: 200,
});
const readEndpoint = endpoint({
  name: 'readProfile',
  method: 'get',
  path: '/api/v1/profiles/*id',
  tag: 'profiles',
  summary: 'One procedure by its id (which may hold a slash), with the hash a project pins',
  who: 'public',
  params: z.strictObject({ id: z.array(z.string().max(60)).min(1).max(4) }),
  answer: whole,
  status: 200,
});
const checkEndpoint = endpoint({
  name: 'checkProfile',
  method: 'post',
  path: '/api/v1/profiles/check',
  tag: 'profiles',
  summary: 'The bylaw check-up of any profile: legal floors, missing treatments, dead ends',
  who: 'public',
  body: z.record(z.string(), z.json()),
  answer: verdict,
  status: 200,
});

/** Procedures are data: to list, to read and to check. Nothing is stored by checking. */
export const profileRoutes = (): readonly Bound[] => [
  bind(checkEndpoint, ({ body }): Reply => {
    const { profile, findings } = parseProfile(body);
    const shown = findings.map((found) => ({ ...showFinding(found) }));
    return { body: { sound: profile !== null && isSound(findings), hash: profile === null ? null : profileHash(profile), findings: shown } };
  }),
  bind(listEndpoint, (): Reply => ({
    body: {
      items: Object.values(shippedProfiles).map((profile) => {
        const { id, version, kind, field, title } = profile;
        return { id, version, kind, field, title, hash: profileHash(profile), self: `/api/v1/profiles/${id}` };
      }),
      next: null,
    },
  })),
  bind(readEndpoint, ({ params }): Reply => {
    const profile = findProfile(params.id.join('/'));
    if (profile === null) throw new HttpProblem('NOT_FOUND', { cure: ['self'] });
    return { body: { hash: profileHash(profile), profile } };
  }),
];
