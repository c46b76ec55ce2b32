import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Seconds that the long files take on two cores, as measured when this list was last renewed; every other file takes less than ten. */
const seconds: { readonly [file: string]: number } = {
  'integration/samples': 188,
  'integration/walk': 143,
  'api/ballot-vectors': 94,
  'integration/committee-walk': 91,
  'browser/pages': 83,
  'api/every-route': 80,
  'start/account': 72,
  'browser/project-walks': 70,
  'start/whole': 66,
  'attack/attack': 62,
  'attack/stored-script': 62,
  'acts/acts-tell-the-truth': 58,
  'attack/pages': 57,
  'faults/kill': 55,
  'start/refusals': 54,
  'browser/accounts': 54,
  'browser/monitor': 49,
  'integration/canary': 44,
  'workflows/shell': 43,
  'activities/notices': 42,
  'browser/desk': 42,
  'browser/ballot-walks': 41,
  'dossier/thousand': 40,
  'api/sight': 39,
  'api/access': 39,
  'workflows/five-years': 38,
  'browser/member': 37,
  'api/local-standards': 30,
  'workflows/committee-years': 25,
  'api/local-standard-with-committee': 23,
  'workflows/isolation': 23,
  'api/many-comments': 20,
  'architecture/docs': 19,
  'api/committee-meetings': 18,
  'cli/tally': 18,
  'integration/side-by-side': 18,
  'api/events': 17,
  'architecture/added-stage': 17,
  'committee/model': 16,
  'workflows/committee-gone': 16,
  'api/engine-codes': 16,
  'browser/committee-walks': 15,
  'browser/invitation': 15,
  'api/committees': 15,
  'workflows/upgrade': 15,
  'activities/journal': 14,
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
