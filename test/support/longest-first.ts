import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Seconds that the long files take on two cores, as measured when this list was last renewed; every other file takes less than ten. */
const seconds: { readonly [file: string]: number } = {
  'integration/samples': 148,
  'faults/kill': 83,
  'integration/walk': 75,
  'attack/attack': 73,
  'api/ballot-vectors': 58,
  'dossier/thousand': 57,
  'api/sight': 40,
  'start/whole': 40,
  'activities/notices': 36,
  'api/every-route': 36,
  'workflows/five-years': 27,
  'workflows/shell': 23,
  'start/account': 22,
  'workflows/committee-years': 22,
  'workflows/isolation': 18,
  'api/local-standards': 17,
  'integration/canary': 17,
  'cli/tally': 17,
  'api/engine-codes': 16,
  'api/two-hundred-dossiers': 15,
  'api/local-standard-with-committee': 15,
  'workflows/local-standard-years': 14,
  'start/refusals': 14,
  'api/access': 14,
  'activities/journal': 14,
  'api/keep-account': 14,
  'workflows/following-ballots': 13,
  'api/many-comments': 13,
};

/** Among the short ones by folder, so that a process goes on with modules it has loaded. */
const folders = ['integration', 'start', 'workflows', 'replay', 'api', 'activities', 'domain', 'cli'];

const rank = ({ moduleId }: TestSpecification): number => {
  const long = Object.entries(seconds).find(([file]) => moduleId.endsWith(`/${file}.test.ts`));
  return long === undefined ? folders.findIndex((name) => moduleId.includes(`/test/${name}/`)) : -long[1];
};

/**
 * What takes longest begins first, so that nothing long is left alone at the end; those that have a process of their own before the others,
 * because most of them wait for a clock.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const own = (spec: TestSpecification) => (spec.project.config.isolate ? 0 : 1);
    return (await super.sort(files)).toSorted((a, b) => own(a) - own(b) || rank(a) - rank(b));
  }
}
