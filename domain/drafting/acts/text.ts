import { actsOf } from '../../kernel/act.js';
import { happened, type Gate, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { Json } from '../../kernel/refusal.js';
import { ok } from '../../kernel/result.js';
import { diffClauses, type ClauseDiff } from '../../text/clause-diff.js';
import { nextEntry } from '../decision-log.js';
import { alarmAnswered, consensusDeclared, versionUploaded } from '../events/text.js';
import type { DraftingEvent } from '../events.js';
import { alarmFields, readFromText, textsCompared, uploadFields } from '../fields.js';
import { editorsOrOffice, inPhase, someProject, someVersion } from '../gates.js';
import { named, ofSize, ofText, refused } from '../refusals.js';
import { clausesOf, isLive, stands, standsOf } from '../stand.js';
import { maxClauses, type DraftingPhase, type DraftingState, type Issue } from '../state.js';

const { act } = actsOf<DraftingState, DraftingEvent, DraftingPhase>({ at: inPhase });

/**
 * The next text of the group. A clause that keeps its words keeps its consensus, whatever its number; one that changes loses it. Nothing that was
 * raised ends with a text, for whoever writes the text would end it: it goes where its words go.
 */
const uploadVersion = act('uploadVersion', {
  words: said('提交工作稿', 'upload a version'),
  payload: uploadFields,
  known: readFromText,
  who: editorsOrOffice,
  at: ['working', 'agreed'],
  decide(state, { sha256, note, clauses, duplicates, gaps }, context) {
    if (clauses.length < 1 || clauses.length > maxClauses)
      return refused('CLAUSES_OUT_OF_RANGE', { ...ofSize, found: clauses.length, needed: { min: 1, max: maxClauses } });
    if (state.text === sha256) return refused('VERSION_SAME', { ...ofText, found: sha256, needed: 'another text' });
    const diff = diffClauses(state.clauses, clauses);
    const free = unfrozen(state, diff);
    if (!free.ok) return free;
    const { unchanged: _same, ...changes } = diff;
    return happened(
      versionUploaded({
        ...{ version: state.version + 1, text: sha256, note, clauses, diff: changes },
        ...{ duplicates: duplicates.slice(0, named), gaps: gaps.slice(0, named) },
        ...nextEntry(state, context),
      }),
    );
  },
});

/** Nobody's position may be moved to words they have not seen. */
function unfrozen(state: DraftingState, { changed, removed, moved }: ClauseDiff): May {
  const touched = [...changed, ...removed, ...moved.map(({ from }) => from)];
  const calls = state.open.flatMap(({ n, clauses }): Json[] => {
    const hit = clauses.filter((clause) => touched.includes(clause));
    return hit.length === 0 ? [] : [{ call: n, clauses: hit.slice(0, named) }];
  });
  const votes = state.issues.flatMap((issue): Json[] =>
    issue.vote === 'running' && clausesOf(state, issue).some((clause) => touched.includes(clause)) ? [{ vote: issue.ballot, issue: issue.n }] : [],
  );
  if (calls.length + votes.length === 0) return ok(null);
  const needed = 'the call closed or cancelled, the vote over';
  return refused('CLAUSES_FROZEN', { ...ofText, found: [...calls, ...votes], needed, cure: ['drafter', 'officer'] });
}

/** All clauses of the version stand; otherwise the refusal names what is missing. */
const allStand: Gate<DraftingState> = (state) => {
  const found = missing(state);
  if (found === null) return ok(null);
  return refused('CLAUSES_NOT_STANDING', { found, needed: 'every clause in consensus or by vote', cure: ['drafter', 'officer'] });
};

const declareConsensus = act('declareConsensus', {
  words: said('宣布协商一致', 'declare consensus'),
  payload: {},
  who: editorsOrOffice,
  at: ['working'],
  gates: [someVersion, allStand],
  decide(state, _nothing, context) {
    const byVote = state.clauses.filter(({ kept }) => kept === 'byVote').map(({ id }) => id);
    const { version, text, clauses } = state;
    return happened(consensusDeclared({ version, text: text ?? '', clauses: clauses.length, byVote, ...nextEntry(state, context) }));
  },
});

function missing(state: DraftingState): { readonly [what: string]: Json } | null {
  const short = standsOf(state).filter(({ stand }) => !stands(stand));
  const live = state.issues.filter(isLive);
  const of = (kind: Issue['kind']): Json =>
    live
      .filter((issue) => issue.kind === kind)
      .slice(0, named)
      .map(({ n, clauses, answered }) => ({ issue: n, clauses: clauses.slice(0, named), answered }));
  if (short.length + live.length + state.duplicates.length + state.open.length === 0) return null;
  return {
    missing: short.length,
    clauses: short.slice(0, named),
    concerns: of('concern'),
    objections: of('sustainedObjection'),
    duplicates: state.duplicates,
    openCalls: state.open.map(({ n }) => n),
  };
}

/** Answers to alarms at once: some 60 bytes each. */
export const maxAlarms = 400;

/** An alarm of the lineage is explained, or a fix promised; the API has looked that it rings. */
const answerAlarm = act('answerAlarm', {
  words: said('答复意见去向警示', 'answer an alarm of the lineage'),
  payload: alarmFields,
  known: textsCompared,
  who: editorsOrOffice,
  at: ['working', 'agreed'],
  gates: [someProject],
  decide(state, { alarm, answer, reason, from, to }, context) {
    const answers = state.alarms?.from === from && state.alarms.to === to ? state.alarms.answers : [];
    if (answers.length >= maxAlarms && !answers.some((one) => one.alarm === alarm))
      return refused('ALARMS_FULL', { ...ofSize, found: answers.length, needed: { lessThan: maxAlarms }, cure: ['drafter'] });
    return happened(alarmAnswered({ alarm, answer, reason, from, to, ...nextEntry(state, context) }));
  },
});

export const textActs = [uploadVersion, declareConsensus, answerAlarm] as const;
