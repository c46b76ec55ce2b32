import { said, type Words } from '../../../domain/kernel/words.js';
import type { Profile, StageRule } from '../../../domain/profile/profile.js';
import { isStageCode, stageCodes } from '../../../domain/profile/stage-codes.js';
import { documentKinds, isDocumentKind, stageTitles } from '../../../domain/profile/vocabulary.js';
import { DataTable, type Column } from '../../parts/blocks.js';
import { useSay } from '../../parts/visiting.js';
import { procedureWords, profileFieldWords, termWords } from '../../words/profile.js';

const [left, top, high, wide] = [16, 8, 58, 280];

/** What runs in a stage: windows, and the vote it ends with. */
function runsIn({ consultation, ballots, review, local }: Profile, { stage }: StageRule): readonly Words[] {
  const vote = (name: keyof typeof ballots): readonly Words[] => {
    const terms = ballots[name];
    const [title, term] = [profileFieldWords[name], terms && termWords(terms.window.default)];
    return title === undefined || term === undefined ? [] : [said(`${title.zh} ${term.zh}`, `${title.en}, ${term.en}`)];
  };
  const window = (title: Words, term: Words): Words => said(`${title.zh} ${term.zh}`, `${title.en}, ${term.en}`);
  switch (stage) {
    case 'approvalOfProject':
      return [...(local === undefined ? [] : [window(said('公示', 'notice'), termWords(local.notice.default))]), ...vote('projectApproval')];
    case 'comment':
      return [window(said('征求意见', 'comments'), termWords(consultation.window))];
    case 'review':
      return [...vote(review.ballot), ...vote('committeeReview')];
    case 'systematicReview':
      return vote('systematicReview');
    default:
      return [];
  }
}

const gatesIn = ({ gates }: Profile, { stage }: StageRule) => gates.filter(({ before }) => isStageCode(before) && stageCodes[before].stage === stage);

/** How often a stage may be gone through again. */
const loopOf = ({ review, approval }: Profile, { stage }: StageRule): number =>
  stage === 'review' ? review.maxFailures - 1 : stage === 'approval' ? approval.maxReturns : 0;

const Box = ({ of, rule, n }: { readonly of: Profile; readonly rule: StageRule; readonly n: number }) => {
  const say = useSay();
  const y = top + high * n;
  const [runs, gates, loop] = [runsIn(of, rule), gatesIn(of, rule).length, loopOf(of, rule)];
  const under = [
    ...(rule.limit === null ? [] : [say(said(`≤ ${termWords(rule.limit).zh}`, `≤ ${termWords(rule.limit).en}`))]),
    ...(gates === 0 ? [] : [say(said(`关口 ${gates}`, `gates ${gates}`))]),
    ...(loop <= 0 ? [] : [say(said(`可重来 ${loop}`, `again ${loop}`))]),
  ].join(' · ');
  return (
    <g>
      {n === 0 ? null : <path d={`M${left + wide / 2} ${y - 14}V${y}`} />}
      <rect x={left} y={y} width={wide} height={high - 14} rx="4" className={runs.length > 0 ? 'open' : undefined} />
      <text x={left + 10} y={y + 18} className="b">
        {rule.code} {say(stageTitles[rule.stage])}
      </text>
      <text x={left + 10} y={y + 36}>
        {under}
      </text>
      {loop > 0 ? <path d={`M${left + wide} ${y + 10}h10v24h-10`} /> : null}
    </g>
  );
};

/** The stages of a profile, one below the other; a stage in which others take part is filled, one that may be repeated has a loop. */
export const Diagram = ({ of }: { readonly of: Profile }) => {
  const say = useSay();
  return (
    <svg className="procedure" viewBox={`0 0 312 ${top * 2 + high * of.stages.length}`} role="img" aria-label={say(procedureWords.diagram)}>
      {of.stages.map((rule, n) => (
        <Box key={rule.stage} of={of} rule={rule} n={n} />
      ))}
    </svg>
  );
};

const listed = (say: (words: Words) => string, words: readonly Words[]): string => words.map(say).join('; ') || '–';

/** The same as a table, with the papers and the gates by name. */
export const StageTable = ({ of }: { readonly of: Profile }) => {
  const say = useSay();
  const columns: readonly Column<StageRule>[] = [
    { head: procedureWords.stage, cell: ({ code, stage }) => `${code} ${say(stageTitles[stage])}` },
    { head: procedureWords.limit, kind: 'nowrap', cell: ({ limit }) => (limit === null ? '–' : say(termWords(limit))) },
    { head: procedureWords.window, cell: (rule) => listed(say, runsIn(of, rule)) },
    {
      head: procedureWords.gates,
      cell: (rule) =>
        listed(
          say,
          gatesIn(of, rule).map(({ id, title }) => said(`${id} ${title.zh}`, `${id} ${title.en}`)),
        ),
    },
    {
      head: procedureWords.papers,
      cell: ({ documents }) =>
        listed(
          say,
          documents.flatMap((kind) => (isDocumentKind(kind) ? [documentKinds[kind]] : [])),
        ),
    },
  ];
  return <DataTable columns={columns} rows={of.stages} keyOf={({ stage }) => stage} say={say} />;
};
