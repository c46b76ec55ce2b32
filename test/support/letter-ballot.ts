import { contentHash } from '../../domain/log/merkle.js';
import type { BallotTerms } from '../../domain/profile/profile.js';
import { ask, tokenFor } from './client.js';

/** A society of the samples; its credit code is valid. */
export const society = '51210000MJ4K0X072M';

export const letterTerms: BallotTerms = {
  rule: 'CN-TC',
  params: {},
  mode: 'letter',
  choices: 'five',
  window: { min: { count: 1, unit: 'calendarDays' }, default: { count: 30, unit: 'calendarDays' }, max: { count: 60, unit: 'calendarDays' } },
  minSeats: 5,
  silence: 'notReturned',
  abstention: 'inDenominator',
  spoilt: 'notReturned',
  late: 'keptNotCounted',
  graceSeconds: 30,
  recusal: 'reducesElectorate',
  exclusion: 'draftersAndUnits',
  revote: 'untilClose',
  reasons: 'requiredForNegative',
  tie: 'fails',
  visibility: 'countsAfterClose',
  extension: { maxDays: 60, persons: 2 },
  source: 'test',
};

export type OpenBallot = { readonly id: string; readonly text: string; readonly secretary: string; readonly voters: readonly string[] };

/** An open letter ballot with this many members, and a token for each of them. */
export async function openLetterBallot(stack: { readonly api: string; readonly tokenKeyFile: string }, members: number): Promise<OpenBallot> {
  const secretary = await tokenFor(stack.tokenKeyFile, 'secretary', { role: 'secretariat', organisation: society });
  const seats = Array.from({ length: members }, (_, i) => ({
    person: `member-${i}`,
    name: `委员${i}`,
    organisation: society,
    organisationName: '示例学会',
  }));
  const text = contentHash('送审稿');
  const started = await ask(stack.api, 'POST', '/ballots', {
    token: secretary,
    body: {
      organisation: society,
      question: '是否同意送审稿',
      text,
      terms: letterTerms,
      window: letterTerms.window.default,
      roll: { kind: 'seats', seats },
      profile: contentHash('profile'),
      opens: 'atStart',
    },
  });
  if (started.status !== 201) throw new Error(`ballot not started: ${started.status} ${JSON.stringify(started.body)}`);
  const voters = await Promise.all(seats.map((seat) => tokenFor(stack.tokenKeyFile, seat.person)));
  const id = (started.headers.get('location') ?? '').split('/').at(-1) ?? '';
  const seen = await ask(stack.api, 'GET', `/ballots/${id}?atLeast=${String(started.body['seq'])}`, { token: secretary });
  if (seen.status !== 200) throw new Error(`ballot not readable: ${seen.status} ${JSON.stringify(seen.body)}`);
  return { id, text, secretary, voters };
}
