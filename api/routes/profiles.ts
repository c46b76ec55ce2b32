import { z } from 'zod';
import { parseCommitteeProfile, saysCommittee, type ParsedCommitteeProfile } from '../../contract/committee-profile-findings.js';
import { committeeProfileSchema } from '../../domain/committee/profile-schema.js';
import { endpoint } from '../../contract/endpoint.js';
import { checkup, checkupOf, profileList, profileSchema } from '../../contract/profile.js';
import { localDate } from '../../domain/law/calendar/instant.js';
import type { CommitteeProfile } from '../../domain/committee/profile.js';
import { committeeProfileHash, committeeProfileOn, committeeProfiles } from '../../domain/committee/profiles.js';
import { profileHash } from '../../domain/profile/hash.js';
import { findProfile, shippedProfiles } from '../../domain/profile/shipped.js';
import type { Json } from '../../domain/kernel/refusal.js';
import type { Ports } from '../ports.js';
import { creditCode } from '../../domain/kernel/fields/identity.js';
import { bind, type Bound, type Caller, type Reply } from '../http/call.js';
import { ownProfileNamed, ownProfilesOf, type OwnProfile } from '../policy/own-profile.js';
import { HttpProblem } from '../http/problem.js';

const whole = z.strictObject({ hash: z.string(), profile: z.union([profileSchema, committeeProfileSchema]) });

const listEndpoint = endpoint({
  name: 'listProfiles',
  method: 'get',
  path: '/api/v1/profiles',
  tag: 'profiles',
  summary: 'The procedures that come with the product, and those a society has confirmed for itself',
  who: 'public',
  query: z.strictObject({
    organisation: creditCode.optional().describe('with the own profiles of this society, besides those of the societies one belongs to'),
  }),
  answer: profileList,
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
  query: z.strictObject({ on: z.iso.date().optional().describe('of a committee profile: the version that holds on this date, today when absent') }),
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
  body: z.record(z.string(), z.custom<Json>()),
  answer: checkup,
  status: 200,
});

const committeeRow = (profile: CommitteeProfile) => {
  const { id, version, kind, title, from, until } = profile;
  return { id, version, kind, field: null, title, hash: committeeProfileHash(profile), from, until, self: `/api/v1/profiles/${id}?on=${from}` };
};

/** A society’s own in force: `id` is what a project names to begin with it. */
const ownRow = ({ reference, profile }: OwnProfile) => {
  const { version, kind, field, title } = profile;
  return { id: reference, version, kind, field, title, hash: profileHash(profile), self: `/api/v1/profiles/${reference}` };
};

const societiesOf = ({ actor }: Caller, asked: string | undefined): readonly string[] => [
  ...new Set([...actor.grants.map(({ organisation }) => organisation), ...(asked === undefined ? [] : [asked])]),
];

const checkedCommittee = ({ profile, points }: ParsedCommitteeProfile): Reply => ({
  body: {
    sound: profile !== null && points.every((one) => one.severity !== 'error'),
    hash: profile === null ? null : committeeProfileHash(profile),
    findings: points,
  },
});

/** Procedures are data: to list, to read and to check. Nothing is stored by checking. */
export const profileRoutes = (ports: Pick<Ports, 'clock' | 'db'>): readonly Bound[] => [
  bind(checkEndpoint, ({ body }): Reply => {
    if (saysCommittee(body)) return checkedCommittee(parseCommitteeProfile(body));
    return { body: checkupOf(body) };
  }),
  bind(listEndpoint, async ({ query, caller }): Promise<Reply> => ({
    body: {
      items: [
        ...Object.values(shippedProfiles).map((profile) => {
          const { id, version, kind, field, title } = profile;
          return { id, version, kind, field, title, hash: profileHash(profile), self: `/api/v1/profiles/${id}` };
        }),
        ...committeeProfiles.map(committeeRow),
        ...(await ownProfilesOf(ports, societiesOf(caller, query.organisation))).map(ownRow),
      ],
      next: null,
    },
  })),
  bind(readEndpoint, async ({ params, query }): Promise<Reply> => {
    const id = params.id.join('/');
    const committee = committeeProfileOn(id, query.on ?? localDate(ports.clock()));
    if (committee !== null) return { body: { hash: committeeProfileHash(committee), profile: committee } };
    const profile = findProfile(id) ?? (await ownProfileNamed(ports, id));
    if (profile === null) throw new HttpProblem('NOT_FOUND', { cure: ['self'] });
    return { body: { hash: profileHash(profile), profile } };
  }),
];
