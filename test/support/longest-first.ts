import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Seconds that the long files take on two cores, as measured when this list was last renewed; every other file takes less than ten. */
const seconds: { readonly [file: string]: number } = {
  'integration/walk': 110,
  'integration/samples': 102,
  'faults/kill': 101,
  'integration/committee-walk': 78,
  'api/ballot-vectors': 61,
  'start/whole': 58,
  'start/refusals': 54,
  'dossier/thousand': 47,
  'start/account': 43,
  'attack/attack': 42,
  'api/sight': 39,
  'api/every-route': 37,
  'workflows/five-years': 32,
  'workflows/shell': 26,
  'integration/canary': 25,
  'integration/side-by-side': 25,
  'workflows/committee-years': 24,
  'activities/notices': 24,
  'browser/pages': 90,
  'workflows/isolation': 20,
  'workflows/wrong-clock': 19,
  'workflows/local-standard-years': 18,
  'api/access': 18,
  'activities/journal': 17,
  'api/two-hundred-dossiers': 17,
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
