import { z } from 'zod';
import type { ActorId } from '../kernel/actor.js';
import type { Audience, Stream } from '../kernel/decider.js';
import { eventsOf, type EventOf } from '../kernel/event.js';
import { field, held } from '../kernel/field.js';
import { shared } from '../kernel/notice-words.js';
import { said, type Words } from '../kernel/words.js';
import type { Finding } from '../profile/finding.js';
import type { Profile } from '../profile/profile.js';
import { filing, organisation, reason } from './fields.js';
import { maxVersions, type ProcedureState } from './state.js';

const { born, event } = eventsOf<ProcedureState>();

const by = field(held<ActorId>(), '经办人', 'done by');
const version = field(z.int(), '版本', 'version');
const profileHash = field(z.string(), '规程指纹', 'hash of the profile');
const organisationName = field(z.string(), '团体名称', 'name of the society');

const office = ({ organisation: at }: ProcedureState): readonly Audience[] =>
  (['officer', 'secretariat', 'chair'] as const).map((role) => ({ role, organisation: at }));
const supervisor = ({ organisation: at }: ProcedureState): Audience => ({ role: 'monitor', organisation: at });

const about = {
  tag: said('自有规程', 'Own profile'),
  rule: said(
    '自有规程须经第二人确认，监管部门知悉（本系统约定）',
    'A second person confirms a profile of one’s own, and the supervisor is told (our own decision)',
  ),
} as const;
const named = ({ title: { zh, en }, organisationName: name }: ProcedureState) => ({ title: { zh, en }, organisationName: name });

export const procedureOpened = born('procedureOpened', {
  words: said('开始制定自有规程', 'own profile begun'),
  data: {
    by,
    procedure: field(held<Stream>(), '自有规程', 'procedure'),
    organisation,
    organisationName,
    profileId: field(z.string(), '规程编号', 'id of the profile'),
    title: field(held<Words>(), '名称', 'title'),
  },
  sight: { everybody: ['procedure', 'organisation', 'organisationName', 'profileId', 'title'] },
  evolve: ({ by: _by, ...opened }) => ({ ...opened, draft: null, inForce: null, versions: [], withdrawn: null }),
});

/** `first` of its version: those that mend a draft are told to nobody. */
export const profileFiled = event('profileFiled', {
  words: said('报送规程', 'profile filed'),
  data: {
    ...{ by, filing, version },
    first: field(z.boolean(), '该版本首次报送', 'first of its version'),
    title: field(held<Words>(), '名称', 'title'),
    text: field(z.string().nullable(), '规程全文（不完整）', 'text as JSON, where it is no whole profile'),
    profile: field(held<Profile | null>(), '规程', 'profile'),
    profileHash: field(held<string | null>(), '规程指纹', 'hash of the profile'),
    findings: field(held<readonly Finding[]>(), '体检结果', 'findings of the check-up'),
    more: field(z.int(), '未列出的结果数', 'findings beyond these'),
  },
  evolve: (state, { by: filer, first: _first, title, profileHash: hash, ...filed }, at) => ({
    ...state,
    title,
    draft: { ...filed, hash, by: [...new Set([...(state.draft?.by ?? []), filer])], filedAt: at, returned: null },
  }),
  tells: [
    {
      ...about,
      subject: said('{organisationName}报送自有规程“{title}”第 {version} 版', '{organisationName} filed version {version} of its profile “{title}”'),
      lines: [
        said(
          '体检：错误 {errors} 项，警告 {warnings} 项。有错误的只是草案，不能启动任何事项。',
          'Check-up: {errors} errors, {warnings} warnings. With an error it is a draft and starts nothing.',
        ),
        said(
          '由报送人以外的人确认后生效；进行中的项目不变。',
          'It takes effect once somebody other than its filers confirms it; running projects do not change.',
        ),
      ],
      to: (state, { first }) => (first ? [...office(state), supervisor(state)] : []),
      values: (state, { version: n, findings, more }) => ({
        ...named(state),
        version: n,
        errors: findings.filter(({ severity }) => severity === 'error').length + more,
        warnings: findings.filter(({ severity }) => severity === 'warning').length,
      }),
    },
  ],
});

export const versionConfirmed = event('versionConfirmed', {
  words: said('确认规程版本', 'version of a profile confirmed'),
  data: { by, filing, version, profileHash, profile: field(held<Profile>(), '规程', 'profile') },
  sight: { everybody: ['version', 'profileHash', 'profile'] },
  evolve: (state, { by: confirmer, version: n, profileHash: hash, profile }, at) => {
    const before = state.versions.map((one) => (one.until === null ? { ...one, until: at } : one));
    const row = { version: n, hash, filedBy: state.draft?.by ?? [], confirmedBy: confirmer, confirmedAt: at, until: null };
    return {
      ...state,
      title: profile.title,
      draft: null,
      inForce: { version: n, profile, hash, findings: state.draft?.findings ?? [] },
      versions: [...before, row].slice(-maxVersions),
    };
  },
  tells: [
    {
      ...about,
      subject: said(
        '{organisationName}的自有规程“{title}”第 {version} 版生效',
        '{organisationName}: version {version} of its profile “{title}” is in force',
      ),
      lines: [
        said('此后的立项可选用；进行中的项目仍按其锁定的规程办理。', 'Projects begun from now on may take it; those that run keep what they pinned.'),
      ],
      to: (state) => [...office(state), supervisor(state)],
      values: (state, { version: n }) => ({ ...named(state), version: n }),
    },
  ],
});

export const draftReturned = event('draftReturned', {
  words: said('退回规程草案', 'draft of a profile returned'),
  data: { by, filing, reason },
  evolve: (state, { by: returner, reason: why }) =>
    state.draft === null ? state : { ...state, draft: { ...state.draft, returned: { by: returner, reason: why } } },
  tells: [
    {
      ...about,
      ...{ subject: said('自有规程“{title}”的草案被退回', 'The draft of the profile “{title}” was returned'), lines: [shared.reason] },
      to: ({ draft }) => draft?.by.map((person) => ({ person })) ?? [],
      values: (state, { reason: why }) => ({ ...named(state), reason: why }),
    },
  ],
});

export const procedureWithdrawn = event('procedureWithdrawn', {
  words: said('撤回自有规程', 'own profile withdrawn'),
  data: { by, reason },
  sight: { everybody: ['reason'] },
  evolve: (state, { by: withdrawer, reason: why }, at) => ({
    ...state,
    draft: null,
    inForce: null,
    versions: state.versions.map((one) => (one.until === null ? { ...one, until: at } : one)),
    withdrawn: { by: withdrawer, reason: why, at },
  }),
  tells: [
    {
      ...about,
      subject: said('{organisationName}撤回自有规程“{title}”', '{organisationName} withdrew its profile “{title}”'),
      lines: [shared.reason, said('进行中的项目仍按其锁定的规程办理。', 'Projects that run keep what they pinned.')],
      to: (state) => [...office(state), supervisor(state)],
      values: (state, { reason: why }) => ({ ...named(state), reason: why }),
    },
  ],
});

export const procedureEvents = [procedureOpened, profileFiled, versionConfirmed, draftReturned, procedureWithdrawn] as const;
export type ProcedureEvent = EventOf<typeof procedureEvents>;
