import { streamActor, type Grant } from '../../domain/kernel/actor.js';
import { houseTerms } from '../../domain/drafting/house-terms.js';
import { sha, unit } from '../domain/committee/committee-fixture.js';
import type { TestApi } from '../support/api.js';
import { letterProfile, letterTerms } from '../support/letter-ballot.js';

/** The society that nobody of the first one works for. */
export const second = unit(7001);
const drafterUnit = unit(7002);

/** Stands in everything the second society keeps to itself, and nowhere else: whoever reads it there has seen too much. */
export const secret = 'ZX9秘QK';
/** The id of its public comment round. */
export const roundOfSecond = 'second-round';
const person = (n: number): string => `second-m${n}`;

export type SecondSociety = {
  /** Ids of its records that are not public, by the noun's path. */
  readonly hidden: { readonly [path: string]: string };
  readonly officer: string;
  readonly member: string;
  readonly sides: readonly { readonly name: string; readonly token: string }[];
};

/** A society with something of each kind that it shows to nobody yet. Persons and texts carry `secret`. */
export async function secondSociety(api: TestApi): Promise<SecondSociety> {
  const token = (name: string, ...grants: Grant[]): Promise<string> => api.token(name, ...grants);
  const officer = await token('second-officer', ...[second, drafterUnit].map((organisation) => ({ role: 'officer' as const, organisation })));
  const chair = await token('second-chair', { role: 'chair', organisation: second });
  const begin = async (path: string, body: object): Promise<string> => {
    const answer = await api.ask('POST', `/${path}`, { token: officer, body });
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return String(answer.body['id']);
  };
  const sha256 = await upload(api, officer);
  const seats = Array.from({ length: 6 }, (_, n) => ({
    ...{ person: person(n), name: `委员${secret}${n}`, organisation: second, organisationName: `单位${secret}` },
  }));
  const title = { zh: `未公开的标准${secret}`, en: `Not shown yet ${secret}` };
  const common = { organisation: second, title };
  const ballot = {
    ...{ organisation: second, question: `是否同意${secret}`, text: sha256, terms: letterTerms, window: letterTerms.window.default },
    ...{ roll: { kind: 'seats', seats }, profile: letterProfile, opens: 'atStart' },
  };
  const project = {
    ...{ ...common, organisationName: `学会${secret}`, societyCode: 'ZXQK' },
    ...{ proposer: { unit: drafterUnit }, profile: 'group-standard/robotics' },
  };
  const group = { ...common, group: seats.slice(0, 4), editors: [person(0)], terms: houseTerms };
  const hidden = {
    documents: sha256,
    ballots: await begin('ballots', ballot),
    projects: await begin('projects', project),
    draftings: await begin('draftings', group),
    persons: await begin('persons', { name: `张${secret}`, registrar: second }),
  };
  const member = await token(person(0));
  const vote = await api.ask('POST', `/ballots/${hidden.ballots}/votes`, { token: member, body: { text: sha256, choice: 'yes' } });
  if (vote.status !== 200) throw new Error(`vote: ${vote.status} ${JSON.stringify(vote.body)}`);
  await publicRound(api);
  return {
    ...{ hidden, officer, member },
    sides: [
      { name: 'officer of the second', token: officer },
      { name: 'chair of the second', token: chair },
      { name: 'member of the second', token: member },
    ],
  };
}

async function upload(api: TestApi, token: string): Promise<string> {
  const answer = await fetch(`${api.url}/api/v1/documents?name=second.md&organisation=${second}`, {
    ...{ method: 'POST', body: `# ${secret}\n\n## 1 范围\n\n本文件规定。\n` },
    headers: { 'content-type': 'text/plain', authorization: `Bearer ${token}` },
  });
  const { sha256 } = (await answer.json()) as { sha256?: string }; // the receipt of an upload
  if (sha256 === undefined) throw new Error(`upload: ${answer.status}`);
  return sha256;
}

/** A comment round that everybody may write to; who wrote stays with the society. */
async function publicRound(api: TestApi): Promise<void> {
  const days = { count: 30, unit: 'calendarDays' } as const;
  const actor = streamActor('standard-project/none');
  const input = {
    ...{ project: 'standard-project/none', organisation: second, title: '征求意见的标准', round: 1, text: sha('text'), public: true },
    ...{ window: days, floor: days, answer: days, lateDisposition: 'required', reminders: [], addressees: [], rehearsal: false },
  };
  const verdict = await api.engine.start(`consultation/${roundOfSecond}`, input, { id: 'stream:second-round', actor });
  if (!verdict.ok) throw new Error(JSON.stringify(verdict));
}
