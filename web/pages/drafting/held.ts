import type { DraftingView } from '../../../contract/views/drafting.js';
import type { ClauseShown } from '../../../contract/views/document.js';
import type { Shown, Visit } from '../../server/page.js';
import { readClauses, readDrafting, readDraftingIssues, readDraftingVersions, readMe, type Drafting, type IssueRow } from '../../server/read.js';
import { titleText } from '../../parts/title.js';
import { draftingWords } from '../../words/drafting.js';

export type Call = DraftingView['open'][number];

/** A group with what belongs to its reader; clauses by the call they are asked in. */
export type Held = {
  readonly one: Drafting;
  readonly me: string;
  readonly issues: readonly IssueRow[];
  readonly texts: ReadonlyMap<number, readonly ClauseShown[]>;
};

/** Each call is about the version it was opened on, which need not be the last one. */
async function textsOf(visit: Visit, { id, state }: Drafting): Promise<Held['texts']> {
  if (state.open.length === 0) return new Map();
  const versions = await readDraftingVersions(visit, id);
  const texts = state.open.map(async ({ n, version }): Promise<readonly [number, readonly ClauseShown[]]> => {
    const sha256 = versions.find((one) => one.n === version)?.sha256;
    return [n, sha256 === undefined ? [] : await readClauses(visit, sha256)];
  });
  return new Map(await Promise.all(texts));
}

export async function heldBy(visit: Visit): Promise<Held> {
  const one = await readDrafting(visit, visit.params['id'] ?? '');
  const [me, issues, texts] = await Promise.all([readMe(visit), readDraftingIssues(visit, one.id), textsOf(visit, one)]);
  return { one, me: me.id, issues, texts };
}

/** What the reader has said of a clause in a call; null before the first word. */
export const ownPosition = ({ me }: Pick<Held, 'me'>, call: Call, clause: string) =>
  call.positions.find((one) => one.clause === clause)?.stated.find(({ person }) => person === me)?.position ?? null;

export const waiting = (held: Pick<Held, 'me'>, call: Call): readonly string[] =>
  call.clauses.filter((clause) => ownPosition(held, call, clause) === null);

export const canState = ({ one }: Pick<Held, 'one'>): boolean => one.acts.some(({ name, open }) => name === 'statePosition' && open);

export const frame = ({ say, lang }: Visit, { one }: Pick<Held, 'one'>): Pick<Shown, 'title' | 'nav' | 'rehearsal' | 'record' | 'typed'> => ({
  title: `${say(draftingWords.title)}${lang === 'zh' ? '：' : ': '}${titleText(one.state.title, lang)}`,
  nav: null,
  rehearsal: one.rehearsal,
  record: one,
  typed: true,
});
