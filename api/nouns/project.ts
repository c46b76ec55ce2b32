import { idOf } from '../../domain/kernel/decider.js';
import { z } from 'zod';
import { sha256 } from '../../domain/kernel/fields/document-hash.js';
import { ballotRoll } from '../../domain/kernel/fields/roll.js';
import { projectInputOf, projectStart, type ProjectStart } from '../../contract/standard-project.js';
import { projectView, publicProjectView } from '../../contract/views/standard-project.js';
import { registeredNames } from '../../db/known.js';
import type { View } from '../../db/projection.js';
import { actSchemasOf } from '../../domain/kernel/wire.js';
import { stageNameOf } from '../../domain/profile/stage-codes.js';
import { localDate } from '../../domain/law/calendar/instant.js';
import { draftingUnits } from '../../domain/standard-project/who.js';
import { committeeOf } from '../../domain/standard-project/committee-of.js';
import { appealsIfAny } from '../../domain/standard-project/fields.js';
import type { ProjectInput } from '../../domain/standard-project/input.js';
import { standardProject } from '../../domain/standard-project/standard-project.js';
import type { ProjectState } from '../../domain/standard-project/state.js';
import { derivedId } from '../derived-id.js';
import { actRoutes, type Noun, type Sent } from '../nouns.js';
import type { Ports } from '../ports.js';
import { committeeEnded } from '../read/committee-ended.js';
import { timeOf } from '../read/time-of.js';
import { lostVotes } from '../read/lost-votes.js';
import { readChange } from '../read/text-change.js';
import { readLineage } from '../read/lineage-reading.js';
import { NamedClauses } from '../policy/clause-named.js';
import { notOutOfForce, profileNamed } from '../policy/own-profile.js';
import { isOwnUnit, ownUnits } from '../policy/own-units.js';
import { authorityNamed } from '../policy/registered-authority.js';
import { revisedIsOwn } from '../policy/revised-standard.js';
import { codeIsOwn } from '../policy/society-code.js';
import { nearTo } from '../read/near-titles.js';
import { rollAsKnown } from '../policy/known-units.js';
import { showProject } from '../shown/project.js';
import { checkRehearsal, clockOf, rehearsalFields } from '../rehearsal-start.js';

const stateOf = (view: View): ProjectState => view.state as ProjectState; // written by the projection of projects

const startBody = projectStart.safeExtend(rehearsalFields).superRefine(checkRehearsal);

const linkTo = (path: string, stream: string | null) => (stream === null ? null : `/api/v1/${path}/${idOf(stream)}`);

/** The lifecycles a project has started, for a client that follows links. */
const children = (state: ProjectState): { readonly [name: string]: string | null } => ({
  projectBallot: linkTo('ballots', state.projectVote.ballot),
  reviewBallot: linkTo('ballots', state.review.ballot),
  systematicReviewBallot: linkTo('ballots', state.systematic.ballot),
  committee: linkTo('committees', state.local?.committee ?? null),
  drafting: linkTo('draftings', state.consensus?.drafting ?? null),
  consultation: state.comment.round === 0 ? null : `/api/v1/consultations/${idOf(state.project)}-${state.comment.round}`,
  organisation: `/api/v1/organisations/${state.organisation}`,
  register: state.number === null ? null : `/api/v1/registers/${state.rehearsal ? 'rehearsal-' : ''}${state.societyCode}`,
  draft: state.draft === null ? null : `/api/v1/documents/${state.draft.sha256}`,
  standard: state.publication === null ? null : `/api/v1/standards/${idOf(state.project)}`,
});

/** Whether the caller had a seat in the ballot that is appealed, and whose people they are: the state has no roll. */
async function appealing(ports: Ports, { view, caller, body }: Sent): Promise<object> {
  const state = stateOf(view);
  const { appeals } = z.looseObject({ appeals: appealsIfAny }).parse(body);
  const { actor } = caller;
  const ballot = appeals === undefined ? null : state[appeals].ballot;
  if (appeals === undefined) return body;
  const voting = ballot === null ? null : await ports.voters.get(idOf(ballot));
  return { ...body, seated: (voting?.seatOf(actor.id) ?? null) !== null, units: await ownUnits(ports, caller) };
}

/** Acts about clauses of a text: of the standard in force, or of the draft a patent is essential to. */
const aboutClauses: { readonly [act: string]: (state: ProjectState) => string | null } = {
  giveFeedback: ({ publication }) => publication?.text ?? null,
  proposeCorrection: ({ publication }) => publication?.text ?? null,
  disclosePatent: ({ draft, publication }) => publication?.text ?? draft?.sha256 ?? null,
};
const clauseWords = z.object({ clause: z.string().optional(), clauses: z.array(z.string()).optional(), asWritten: z.boolean().optional() });

async function withClauses({ db }: Ports, { view, act, body }: Sent): Promise<object> {
  const { clause, clauses = [], asWritten } = clauseWords.parse(body);
  const named = new NamedClauses(db);
  for (const words of [...(clause === undefined ? [] : [clause]), ...clauses])
    await named.check(words, aboutClauses[act]?.(stateOf(view)) ?? null, asWritten);
  const { asWritten: _said, ...command } = { asWritten, ...body };
  return command;
}

const nearProposal = ({ db }: Ports, about: Pick<ProjectState, 'title' | 'organisation' | 'revises'> & { readonly project?: string }) =>
  nearTo(db, about.title, {
    organisation: about.organisation,
    not: [about.project ?? null, about.revises?.number ?? null, about.revises?.project ?? null],
  });

/** What the register and the catalogues say of a proposal; nothing where there is nothing to say, and no search for a rehearsal, which stands in nobody's way. */
async function lookUpProposal(ports: Ports, start: ProjectStart): Promise<Pick<ProjectInput, 'lookedUp'>> {
  const units = [start.organisation, start.proposer.unit, ...(start.local === undefined ? [] : [start.local.department.organisation])];
  const registered = await registeredNames(ports.db, units);
  const unregistered = [...new Set(units)].filter((code) => !registered.has(code));
  const near = start.rehearsal ? [] : await nearProposal(ports, start);
  return near.length + unregistered.length === 0 ? {} : { lookedUp: { near, unregistered } };
}

/** The code may have been given to another society since the project was proposed by it. */
async function numberedByOwn(ports: Ports, { profile, societyCode, organisation }: ProjectState): Promise<void> {
  if (profile.numbering.kind === 'group') await codeIsOwn(ports, societyCode, organisation);
}

const rollActs: { readonly [act: string]: 'projectApproval' | 'systematicReview' } = {
  openProjectBallot: 'projectApproval',
  openReviewBallot: 'systematicReview',
};

/** The roll of a ballot of the project, with the units its people are known at; drafters judge no review, whatever the profile says. */
async function rolled(ports: Ports, { view, act, body }: Sent): Promise<object> {
  const name = rollActs[act];
  const { roll } = act === 'openReview' || name !== undefined ? z.object({ roll: ballotRoll.optional() }).parse(body) : {};
  if (roll === undefined) return body;
  const state = stateOf(view);
  const exclusion = name === undefined ? 'draftersAndUnits' : (state.profile.ballots[name]?.exclusion ?? 'none');
  const drafters = state.group?.drafters.map(({ person }) => person) ?? [];
  const on = localDate(timeOf(view, ports.clock()));
  return { ...body, roll: await rollAsKnown(ports, roll, { exclusion, drafters, drafterUnits: draftingUnits(state), on }) };
}

/** A group or local standard from proposal to withdrawal. */
export const projectNoun: Noun = {
  kind: 'standard-project',
  path: 'projects',
  tag: 'projects',
  collection: 'projects',
  decider: standardProject,
  acts: actRoutes(actSchemasOf(standardProject)),
  start: {
    body: startBody,
    birth: async (body, { commandId, caller, now, ports }) => {
      const { rehearsalScale, rehearsalEpoch, rehearsalCatchesUp, ...start } = startBody.parse(body);
      const profile = await profileNamed(ports, start);
      if (profile.numbering.kind === 'group') await codeIsOwn(ports, start.societyCode, start.organisation);
      if (start.local !== undefined) for (const code of [start.organisation, start.local.department.organisation]) await authorityNamed(ports, code);
      await revisedIsOwn(ports, start);
      const clock = clockOf({ rehearsalScale, rehearsalEpoch, rehearsalCatchesUp }, now);
      const lookedUp = await lookUpProposal(ports, start);
      const proposer = { person: caller.actor.id, selfStated: !(await isOwnUnit(ports, caller, start.proposer.unit)) };
      return {
        id: derivedId('p', commandId),
        input: { ...projectInputOf(start, profile, proposer), ...lookedUp },
        ...(clock === null ? {} : { clock }),
      };
    },
  },
  prepare: async (ports, sent) => {
    const { view, act } = sent;
    const body = await rolled(ports, sent);
    if (act in aboutClauses) return withClauses(ports, { ...sent, body });
    if (act === 'acceptProposal') return { ...body, near: await nearProposal(ports, stateOf(view)) };
    if (act === 'approve' || act === 'requestNumber') await numberedByOwn(ports, stateOf(view));
    if (act === 'migrateProfile') await notOutOfForce(ports, stateOf(view), body);
    if (act === 'fileComplaint') return appealing(ports, { ...sent, body });
    if (act === 'openReview' && (await committeeEnded(ports.db, committeeOf(stateOf(view))))) return { ...body, committeeEnded: true };
    if (act === 'declareEditorialChange') {
      const { to } = z.looseObject({ to: sha256 }).parse(body);
      return { ...body, reading: await readChange(ports.db, stateOf(view).approval.text ?? '', to) };
    }
    if (act === 'swapDraft') {
      const { to } = z.looseObject({ to: sha256 }).parse(body);
      return { ...body, reading: await readChange(ports.db, stateOf(view).draft?.sha256 ?? '', to) };
    }
    const lineage = act === 'submitForReview' ? await readLineage(ports.db, view) : null;
    return lineage === null ? body : { ...body, lineage };
  },
  views: { full: projectView, public: publicProjectView },
  show: showProject,
  beside: async ({ db }, { view, sight }, context) => {
    const votes = sight === 'full' ? await lostVotes(db, stateOf(view), context) : [];
    return votes.length === 0 ? {} : { lostVotes: votes };
  },
  stageName: (value, code) => stageNameOf(code, (value as ProjectState).profile.kind), // as above
  deadlines: (value) => {
    const { clocks, comment, notice: shown } = value as ProjectState; // as above
    const notice = shown === null || shown.closed ? [] : [{ name: 'noticeCloses' as const, at: shown.closesAt, provisional: shown.provisional }];
    const running = (Object.keys(clocks) as (keyof typeof clocks)[]).flatMap((name) => {
      const { at, provisional } = clocks[name] ?? {};
      return at === undefined ? [] : [{ name, at, provisional }];
    });
    return comment.status === 'open' && comment.closesAt !== null
      ? [...running, ...notice, { name: 'consultationCloses' as const, at: comment.closesAt, provisional: comment.provisional }]
      : [...running, ...notice];
  },
  links: (view, id) => ({
    events: `/api/v1/projects/${id}/events`,
    ...Object.fromEntries(Object.entries(children(stateOf(view))).filter((entry): entry is [string, string] => entry[1] !== null)),
  }),
};
