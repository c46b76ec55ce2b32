import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What takes longest begins first, so that nothing long is left alone at the end; files of one project follow each other, because a
 * process that shares its modules is handed on only to a file of the same project. By folder, and these before their folder.
 */
const folders = ['faults', 'integration', 'start', 'workflows', 'replay', 'api', 'activities', 'domain', 'cli'];
const longest = [
  'workflows/five-years',
  'workflows/shell',
  'workflows/committee-years',
  'api/every-route',
  'api/local-standards',
  'dossier/thousand',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const folder = folders.findIndex((name) => moduleId.includes(`/test/${name}/`));
  return (folder < 0 ? folders.length : folder) * 2 + (longest.some((name) => moduleId.includes(`/${name}.`)) ? 0 : 1);
};

export class LongestFirst extends BaseSequencer {
  /** The files as vitest orders them (longest of the last run, or largest), then by what is known of them. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const own = (spec: TestSpecification) => (spec.project.config.isolate ? 0 : 1);
    return (await super.sort(files)).toSorted((a, b) => own(a) - own(b) || rank(a) - rank(b));
  }
}
