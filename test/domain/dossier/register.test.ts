import { describe, expect, it } from 'vitest';
import { streamActor } from '../../../domain/kernel/actor.js';
import { recompute } from '../../../domain/dossier/recompute.js';
import { officer, society, start } from '../ballot/ballot-fixture.js';
import { Life } from './dossier-fixture.js';
import { forged } from './forge.js';

type Order = { readonly project: number; readonly wish?: string; readonly revises?: string; readonly year?: number };
const book = (code = 'LNSR'): Life =>
  new Life(`register/${code}`, { code, organisation: society, serialWidth: 3, rehearsal: false }, { actor: officer, now: start });
function mint(life: Life, { project, wish, revises, year = 2026 }: Order, over: object = {}): Life {
  const stream = `standard-project/p${project}` as const;
  const order = { type: 'mint', project: stream, year, revises: revises ?? null, wish: wish ?? null, ...over };
  return life.do(streamActor(stream), order);
}
const imported = (life: Life): Life =>
  life.do(officer, { type: 'importUsed', numbers: ['T/LNSR 007—2020'], source: '2020年目录' } as { readonly type: string });
/** In order, wished, asked again, used already, burnt, a revision, a foreign number. */
const worked = (): Life => {
  const life = mint(mint(imported(book()), { project: 1 }), { project: 2, wish: '012' });
  mint(mint(life, { project: 1 }), { project: 3, wish: '012' });
  life.do(streamActor('standard-project/p2'), { type: 'burn', project: 'standard-project/p2', number: 'T/LNSR 012—2026', reason: '撤回' } as {
    readonly type: string;
  });
  mint(mint(life, { project: 4, wish: '012' }), { project: 5, revises: 'T/LNSR 007—2020' });
  return mint(mint(life, { project: 6, revises: 'T/LNSR 099—2020' }), { project: 7, wish: 'x1' });
};

describe('given a register', () => {
  it('every number and every refusal is decided again from the book', () => {
    const life = worked();
    expect(life.events.map(({ type }) => type)).toEqual([
      ...['registerOpened', 'numbersImported', 'numberMinted', 'numberMinted', 'numberRepeated', 'numberRefused', 'numberBurnt'],
      ...['numberRefused', 'numberMinted', 'numberRefused', 'numberRefused'],
    ]);
    for (const seq of life.decisions())
      expect([seq, recompute(life.dossier(seq))]).toMatchObject([seq, { verdict: 'same', notDecidedAgain: [], decidedAgain: seq }]);
  });

  it('a mandatory local number, which bears no /T, is too', () => {
    const life = mint(mint(book('DB21'), { project: 1 }, { mandatory: true }), { project: 2 });
    expect(recompute(life.dossier())).toMatchObject({ verdict: 'same', notDecidedAgain: [] });
  });

  it.each([
    ['a number given twice', { number: 'T/LNSR 008—2026', serial: '008', plain: '8' }],
    ['a number out of the book', { number: 'T/LNSR 007—2020', serial: '007', plain: '7', year: 2020 }],
    ['a number that is not its serial', { number: 'T/LNSR 099—2026' }],
  ])('%s by a careful forger: different', (_what, change) => {
    const life = mint(mint(imported(book()), { project: 1 }), { project: 2 });
    expect(life.dossier().outcome.word).toBe('numberMinted');
    expect(recompute(forged(life.dossier(), 'numberMinted', change)).verdict).toBe('different');
  });

  it('a refusal for a number that was free: different', () => {
    const life = mint(mint(imported(book()), { project: 1 }), { project: 2, wish: '8' });
    const refusal = { ...(life.events.at(-1)?.data as { readonly refusal: object }).refusal, found: { serial: '50', year: 2026, status: 'minted' } };
    expect(recompute(forged(life.dossier(), 'numberRefused', { refusal })).verdict).toBe('different');
  });
});
