import { canExistBy } from './documents.js';
import { finding, findIf, type Finding } from './finding.js';
import { stages, type Profile, type Stage, type StageRule } from './profile.js';
import { isStageCode, stageCodes } from './stage-codes.js';
import { leastDays, longer } from './term-order.js';
import { isDocumentKind } from './vocabulary.js';

/** The stages: all nine steps of the law, in order, each with a code of its own, a limit, and papers that can exist by its end. */
export function checkStages(profile: Profile): readonly Finding[] {
  return [
    ...missing(profile),
    ...profile.stages.flatMap((rule, index) => [...inOrder(profile, rule, index), ...checkStage(rule, index)]),
    ...checkRoom(profile),
  ];
}

const missing = (profile: Profile): readonly Finding[] =>
  stages
    .filter((stage) => !profile.stages.some((rule) => rule.stage === stage))
    .map((stage) =>
      finding('STAGE_MISSING', { rule: 'GS-14', source: 'GS-14', path: '/stages', found: profile.stages.map((rule) => rule.stage), needed: stage }),
    );

function inOrder(profile: Profile, rule: StageRule, index: number): readonly Finding[] {
  const before = profile.stages.slice(0, index);
  const about = { rule: 'GS-14', source: 'GS-14', path: `/stages/${index}/stage`, found: rule.stage } as const;
  if (before.some((other) => other.stage === rule.stage)) return [finding('STAGE_REPEATED', { ...about, needed: 'each stage once' })];
  const last = before.at(-1);
  return findIf(last !== undefined && position(last.stage) > position(rule.stage), 'STAGE_OUT_OF_ORDER', { ...about, needed: stages });
}

function checkStage(rule: StageRule, index: number): readonly Finding[] {
  const path = `/stages/${index}`;
  const open = rule.stage === 'inForce';
  return [
    ...findIf(!codeFits(rule), 'STAGE_CODE_WRONG', {
      rule: 'GBT-16733',
      source: 'D-STAGE-MAPPING',
      path: `${path}/code`,
      found: rule.code,
      needed: codesOf(rule.stage),
    }),
    ...findIf(rule.limit === null && !open, 'STAGE_WITHOUT_LIMIT', {
      rule: 'D-LIMIT',
      source: 'D-STAGE-END',
      path: `${path}/limit`,
      found: null,
      needed: 'a term',
    }),
    ...rule.documents.flatMap((kind, at) => checkDocument(rule, kind, `${path}/documents/${at}`)),
    ...(rule.expected ?? []).flatMap((kind, at) => (isDocumentKind(kind) ? [] : [unknownKind(kind, `${path}/expected/${at}`)])),
  ];
}

function checkDocument(rule: StageRule, kind: string, path: string): readonly Finding[] {
  if (!isDocumentKind(kind)) return [unknownKind(kind, path)];
  return findIf(!canExistBy(kind, rule.stage), 'STAGE_DEAD_END', {
    rule: 'D-EXIT',
    source: 'D-STAGE-OUTPUT',
    path,
    found: { stage: rule.stage, document: kind },
    needed: `a document that can exist by the end of ${rule.stage}`,
  });
}

const unknownKind = (kind: string, path: string): Finding =>
  finding('STAGE_DOCUMENT_UNKNOWN', {
    rule: 'D-EXIT',
    source: 'D-STAGE-OUTPUT',
    path,
    found: kind,
    needed: 'a document kind',
  });

/** A stage must be at least as long as the window it holds, or every project is overdue by design. */
function checkRoom(profile: Profile): readonly Finding[] {
  const { window, answer } = profile.consultation;
  const ballot = profile.ballots[profile.review.ballot];
  return profile.stages.flatMap(({ stage, limit }, index) => {
    if (limit === null) return [];
    const raise = (found: Finding['found']): Finding =>
      finding('STAGE_SHORTER_THAN_WINDOW', { rule: 'D-LIMIT', source: 'D-STAGE-TIMES', path: `/stages/${index}/limit`, found: limit, needed: found });
    if (stage === 'comment' && (longer(window, limit) || leastDays(window) + leastDays(answer) > longestOf(limit))) return [raise([window, answer])];
    if (stage === 'review' && ballot && longer(ballot.window.default, limit)) return [raise(ballot.window.default)];
    return [];
  });
}

/** Calendar days are compared exactly; other units only through `longer`, which never guesses. */
const longestOf = (limit: NonNullable<StageRule['limit']>): number => (limit.unit === 'calendarDays' ? limit.count : Number.MAX_SAFE_INTEGER);

const position = (stage: Stage): number => stages.indexOf(stage);
const codesOf = (stage: Stage): readonly string[] => [
  ...Object.entries(stageCodes).flatMap(([code, entry]) => (entry.stage === stage ? [code] : [])),
  // A published text is in force: ISO has one code for both.
  ...(stage === 'inForce' ? ['60.60'] : []),
];
const codeFits = (rule: StageRule): boolean => isStageCode(rule.code) && codesOf(rule.stage).includes(rule.code);
