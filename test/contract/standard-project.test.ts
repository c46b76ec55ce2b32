import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { errorEntry } from '../../contract/errors.js';
import { projectInputOf, projectStart } from '../../contract/standard-project.js';
import type { ProjectCommand } from '../../domain/standard-project/acts.js';
import { actSchemasOf } from '../../domain/kernel/wire.js';
import { projectRefusals } from '../../domain/standard-project/refusals.js';
import { standardProject } from '../../domain/standard-project/standard-project.js';
import type { Profile } from '../../domain/profile/profile.js';
import type { DocumentKind } from '../../domain/profile/vocabulary.js';
import { findProfile } from '../../domain/profile/shipped.js';
import { personNamed } from '../support/spelt.js';

const robotics = (): Profile => {
  const found = findProfile('robotics');
  if (found === null) throw new Error('the robotics profile is shipped');
  return found;
};

const start = {
  organisation: '51210000MJ4K0X072M',
  organisationName: '辽宁省示范学会',
  societyCode: 'LNSR',
  title: { zh: '题目', en: 'Title' },
  proposer: { unit: '91350200776049653A' },
  profile: 'group-standard/robotics',
};

const schemas = actSchemasOf(standardProject);

describe('the wire of a project', () => {
  it('has exactly one schema per act that people do, and what it lets pass is what the decider takes', () => {
    const done = Object.values(standardProject.commands).flatMap(({ type, payload }) => (payload === null ? [] : [type]));
    expect(Object.keys(schemas).sort()).toEqual(done.sort());
    expect(done).toEqual(expect.arrayContaining(['disclosePatent', 'answerPatentQuestion', 'suspend', 'recall', 'migrateProfile', 'fileComplaint']));
    expectTypeOf<Extract<ProjectCommand, { readonly type: 'attachDocument' }>['kind']>().toEqualTypeOf<DocumentKind>();
  });
  it('refuses unknown fields in every act', () => {
    for (const [name, schema] of Object.entries(schemas)) {
      const verdict = schema.safeParse({ surprise: 1 });
      expect(verdict.success, name).toBe(false);
      expect(JSON.stringify(verdict.error?.issues), name).toContain('unrecognized_keys');
    }
  });
  it('prints every act as JSON schema with a title in both languages', () => {
    for (const [name, schema] of Object.entries(schemas)) {
      expect(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), name).toMatchObject({
        type: 'object',
        additionalProperties: false,
        title: expect.stringContaining(' · '),
      });
    }
  });
  it('takes a start with defaults, refuses unknown traits and kinds', () => {
    const parsed = projectStart.parse(start);
    expect(projectInputOf(parsed, robotics(), { person: personNamed('li'), selfStated: false })).toMatchObject({
      field: 'robotics',
      nature: 'new',
      revises: null,
      traits: [],
      proposer: { person: 'li', unit: '91350200776049653A' },
    });
    expect(projectStart.safeParse({ ...start, traits: ['flying'] }).success).toBe(false);
    const attach = schemas['attachDocument'];
    expect(attach?.safeParse({ kind: 'poem', sha256: 'a'.repeat(64) }).success).toBe(false);
    expect(attach?.safeParse({ kind: 'proposalForm', sha256: 'A'.repeat(64) }).success).toBe(false);
  });
  it('every code of the project is registered with one status everywhere', () => {
    for (const [code, entry] of Object.entries(projectRefusals)) {
      expect([403, 404, 409, 422], code).toContain(entry.status);
      expect(errorEntry(code).status === 422 || errorEntry(code).status === entry.status, code).toBe(true);
    }
  });
});
