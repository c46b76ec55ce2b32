import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { committee as Committee } from '../../domain/committee/committee.js';
import type { CommitteeState } from '../../domain/committee/state.js';
import { noticesOf } from '../../domain/kernel/lifecycle.js';
import { actSchemasOf } from '../../domain/kernel/wire.js';
import { repositoryRoot } from '../../repository.js';
import { authority, Committee as Run, sha, stranger } from '../domain/committee/committee-fixture.js';

/* The worked example of docs/architecture.md, applied to a copy of the domain: what it says a stage costs is what it costs. */

const [, change = ''] =
  /### A stage of a lifecycle[^]*?```diff\n([^]*?)```/.exec(readFileSync(join(repositoryRoot, 'docs/architecture.md'), 'utf8')) ?? [];
const files = [...change.matchAll(/^\+\+\+ b\/(\S+)$/gm)].map(([, file = '']) => file);

let copy = '';
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'added-stage-'));
  for (const kept of ['domain', 'package.json', 'tsconfig.json']) cpSync(join(repositoryRoot, kept), join(copy, kept), { recursive: true });
  symlinkSync(join(repositoryRoot, 'node_modules'), join(copy, 'node_modules'));
  writeFileSync(join(copy, 'stage.diff'), change);
  execFileSync('git', ['apply', '--unidiff-zero', 'stage.diff'], { cwd: copy });
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** What the compiler says of the files that were changed, and of the lifecycle they belong to. */
function complaints(): readonly string[] {
  const config = ts.readConfigFile(join(copy, 'tsconfig.json'), (file) => ts.sys.readFile(file)).config as object; // checked by tsc itself
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, copy);
  const program = ts.createProgram([join(copy, 'domain/committee/committee.ts')], options);
  return [...files, 'domain/committee/committee.ts'].flatMap((file) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(join(copy, file)))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
  );
}

describe('given a stage added to the committee as docs/architecture.md shows it', () => {
  test('it stands in five source files and compiles', () => {
    expect(files.length).toBe(5);
    expect(complaints()).toEqual([]);
    // The compiler reads all of the domain.
  }, 300_000);

  test('its acts are open at their stage to the authority alone, and what follows from a definition follows', async () => {
    const path = join(copy, 'domain/committee/committee.ts');
    const { committee } = (await import(/* @vite-ignore */ path)) as { readonly committee: typeof Committee }; // the same module, with more in it
    const run = new Run().act(authority, { type: 'openEvaluation', experts: [] });
    const ask = (state: CommitteeState, command: object, actor = authority) => committee.decide(state, command as never, { ...run.context(actor) }); // acts that the type of today does not know
    const after = (state: CommitteeState, command: object): CommitteeState => {
      const decided = ask(state, command);
      if (!decided.ok) throw new Error(decided.error.code);
      return decided.value.reduce((before, event) => committee.evolve(before, event, run.now), state);
    };
    const order = { type: 'orderVisit', reason: '核实办公条件' };
    const visit = { type: 'recordVisit', opinion: '条件具备', report: sha('visit') };
    expect(ask(run.state, order, stranger)).toMatchObject({ ok: false, error: { code: 'ROLE_NOT_ALLOWED' } });
    expect(ask(run.state, visit)).toMatchObject({ ok: false, error: { code: 'COMMITTEE_STAGE', needed: ['TC:00.40'] } });
    const visited = after(run.state, order);
    expect(committee.status(visited)).toBe('TC:00.40');
    expect(committee.can(visited, 'passEvaluation', run.context(authority))).toMatchObject({ ok: false, error: { code: 'COMMITTEE_STAGE' } });
    expect(committee.status(after(visited, visit))).toBe('TC:00.20');
    expect(Object.keys(actSchemasOf(committee))).toEqual(expect.arrayContaining(['orderVisit', 'recordVisit']));
    expect(noticesOf(committee)['committee.visitOrdered']?.subject.zh).toBe('{named}：将现场核查秘书处承担单位');
  });
});
