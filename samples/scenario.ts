import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Cast } from './walk/cast.js';
import type { Drafter, Papers, Scenario, Seat, SheetComment, Team } from './walk/scenario.js';
import { repositoryRoot } from '../repository.js';
import { form, type FormFacts } from './forms.js';
import { isOrganisationName, organisations, type OrganisationName } from './organisations.js';
import type { SampleProject } from './projects.js';

/** How the rehearsal clock of the samples runs: a day takes 0.4 s, so that 45 days pass in 18 s and three years in seven minutes. */
const rehearsalScale = 216_000;

const sheet = z.array(
  z.strictObject({
    unit: z.string().refine(isOrganisationName).nullable(),
    author: z.string(),
    clause: z.string(),
    kind: z.enum(['general', 'technical', 'editorial']),
    text: z.string(),
    proposed: z.string().optional(),
    disposition: z.enum(['adopted', 'partly', 'rejected']),
    answer: z.string().optional(),
    /** What the comment changes in the next draft: these words become those. */
    edit: z.tuple([z.string(), z.string()]).optional(),
  }),
);
type Line = z.infer<typeof sheet>[number];

const fileOf = (folder: string, name: string): string => join(repositoryRoot, 'samples', 'documents', folder, name);
const read = (folder: string, name: string): string => readFileSync(fileOf(folder, name), 'utf8');

/** The lines of a project's comment sheet. */
export const sheetOf = (folder: string): readonly Line[] => sheet.parse(JSON.parse(read(folder, 'comments.json')));

/** The draft that follows from the comments: every edit is made, and must find its words. */
export function revised(folder: string): string {
  return sheetOf(folder).reduce(
    (text, { edit }) => {
      if (edit === undefined) return text;
      if (!text.includes(edit[0])) throw new Error(`${folder}: the draft does not hold “${edit[0]}”`);
      return text.replace(edit[0], edit[1]);
    },
    read(folder, 'draft-1.md'),
  );
}

/** A sample project as something to be driven. `year` is the year its rehearsal clock starts in. */
export function scenarioOf(project: SampleProject, cast: Cast, year: number): Scenario {
  const team = teamOf(project, cast);
  const comments = sheetOf(project.folder).map((line) => commentOf(line, cast));
  const society = organisations[project.society];
  const { title, planNumber, documentNumber, wish, rehearsal } = project;
  return {
    name: `sample-${project.folder}-${year}`,
    start: {
      organisation: society.uscc,
      organisationName: society.name,
      societyCode: society.code,
      title,
      field: project.folder,
      proposer: { unit: organisations[project.drafting[0]].uscc },
      traits: project.traits,
      profile: `group-standard/${project.folder}`,
      rehearsal,
      ...(rehearsal ? { rehearsalScale, rehearsalEpoch: `${year}-01-05T09:00:00+08:00` } : {}),
    },
    team,
    papers: papersOf(project, { title: title.zh, society: society.name, planNumber, team, comments }),
    comments,
    values: (act) => valuesOf(act, { planNumber, documentNumber, wish, folder: project.folder }),
    filedBefore,
    goal: rehearsal ? 'declared' : 'commenting',
  };
}

/** Papers that belong to a file and that no gate would ask for. */
const filedBefore = {
  submit: ['proposalForm', 'draftOutline'],
  establish: ['projectAssessment', 'projectAnnouncement', 'patentRegister'],
  signOffDraft: ['explanatoryNote'],
  submitForReview: ['commentSummary', 'mandatoryStandardComparison'],
  concludeReview: ['reviewMinutes', 'roster'],
  submitForApproval: ['fairCompetitionCheck'],
  approve: ['approvalSubmission', 'approvalMinute'],
  publish: ['publishedText', 'announcement'],
  declare: ['selfDeclaration'],
} as const;

type Numbers = { readonly planNumber: string; readonly documentNumber: string; readonly wish: string; readonly folder: string };

function valuesOf(act: string, { planNumber, documentNumber, wish, folder }: Numbers): { readonly [name: string]: unknown } {
  switch (act) {
    case 'establish':
      return { planNumber };
    case 'approve':
      return { wish };
    case 'publish':
      return { documentNumber };
    case 'declare':
      return { url: `https://standards.example.org/${folder}/${planNumber}` };
    default:
      return {};
  }
}

function papersOf({ folder }: SampleProject, facts: FormFacts): Papers {
  return {
    document: (kind) => {
      const own = fileNamed(folder, kind);
      return own === null ? { name: `${kind}.md`, text: form(kind, facts) } : { name: own, text: read(folder, own) };
    },
    draft: (n) => ({ name: `draft-${n}.md`, text: n === 1 ? read(folder, 'draft-1.md') : revised(folder) }),
  };
}

/** A kind written by hand has a file of its own: `proposalForm` is `proposal-form.md` or `.json`. */
function fileNamed(folder: string, kind: string): string | null {
  const stem = kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return [`${stem}.md`, `${stem}.json`].find((name) => existsSync(fileOf(folder, name))) ?? null;
}

function teamOf({ society, drafting, votes }: SampleProject, cast: Cast): Team {
  const at = organisations[society].uscc;
  const [lead, ...others] = drafting.map((unit): Drafter => ({
    player: cast.find('drafter', organisations[unit].uscc),
    organisation: organisations[unit].uscc,
    organisationName: organisations[unit].name,
  }));
  if (!lead) throw new Error('a project is drafted by somebody');
  return {
    officer: cast.find('officer', at),
    secretary: cast.find('secretariat', at),
    chair: cast.find('chair', at),
    drafters: [lead, ...others],
    seats: cast
      .having('expert')
      .filter(({ account }) => account.includes('.expert'))
      .map((player): Seat => {
        const organisation = player.grants[0]?.organisation ?? '';
        return { player, organisation, organisationName: nameOf(organisation), choice: 'yes', ...votes[player.account] };
      }),
  };
}

const nameOf = (uscc: string): string => Object.values(organisations).find((one) => one.uscc === uscc)?.name ?? uscc;

/** Experts and drafters of a unit comment under its name; the public without an account. */
function commentOf({ unit, author, clause, kind, text, proposed, disposition, answer }: Line, cast: Cast): SheetComment {
  const said = { author, clause, kind, text, proposed, disposition, answer };
  if (unit === null) return { by: null, ...said };
  const { uscc, name } = organisations[unit satisfies OrganisationName];
  return { by: cast.having('expert', uscc)[0] ?? null, ...said, organisation: uscc, organisationName: name };
}
