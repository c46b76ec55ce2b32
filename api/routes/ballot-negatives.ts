import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { idParams } from '../../contract/http.js';
import { papers, paperShown } from '../../contract/views/ballot.js';
import type { BallotState } from '../../domain/ballot/state.js';
import { bindTo, type Bound, type Reply } from '../http/call.js';
import { Refused } from '../http/problem.js';
import type { Noun } from '../nouns.js';
import { seesSeats } from '../policy/ballot-sight.js';
import { hidesNegatives, inspects } from '../policy/vote-window.js';
import type { Ports } from '../ports.js';
import { readNegatives } from '../read/negatives.js';
import { lookUp } from '../read/record.js';

const negative = z.strictObject({
  seat: z.number().int().nullable(),
  person: z.string().nullable(),
  mark: z.enum(papers),
  reason: z.string().nullable(),
  clause: z.string().nullable(),
  answer: z.string().nullable(),
  status: z.string(),
  motion: z.string().nullable(),
});
const parked = z.strictObject({ seat: z.number().int().nullable(), person: z.string().nullable(), clause: z.string(), words: z.string() });

const negativesEndpoint = endpoint({
  name: 'listNegatives',
  personal: 'offices',
  method: 'get',
  path: '/api/v1/ballots/:id/negatives',
  tag: 'ballots',
  summary:
    'Negatives with reasons, answers and how each came to rest; in a recirculation those of the round before, and the comments parked for the next revision',
  who: 'account',
  params: idParams,
  answer: z.strictObject({ items: z.array(negative), parked: z.array(parked) }),
  status: 200,
});

/** In the order of their own words, rows without words too: those that say the same cannot be told apart. */
const byWords = <Row extends object>(rows: readonly Row[]): Row[] =>
  rows
    .map((row) => ({ row, key: JSON.stringify(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ row }) => row);

/** `GET /ballots/:id/negatives`. */
export const negativeRoutes = (ports: Ports, noun: Noun): readonly Bound[] => [
  bindTo(negativesEndpoint, lookUp(ports, noun), async ({ caller }, seen): Promise<Reply> => {
    const refusal = hidesNegatives(seen);
    if (refusal !== null) throw new Refused(refusal);
    const state = seen.view.state as BallotState; // written by the projection of ballots
    // During a recirculation the round before is read, not the one that runs: its votes are nobody's business before the close (T26).
    const of = state.result === null && state.follows?.kind === 'recirculation' ? state.follows.of : state.stream;
    const { negatives, parked: kept } = await readNegatives(ports.db, of);
    const shown = negatives.map(({ mark, ...row }) => ({ ...row, mark: paperShown.decode(mark) }));
    if (seesSeats(state, caller) || inspects(seen)) return { body: { items: shown, parked: [...kept] } };
    // Neither the seat nor the order of seats: what is said is in the order of its own words.
    const items = byWords(shown.map(({ reason, ...row }) => ({ reason, ...row, seat: null, person: null })));
    const parked = byWords(kept.map(({ words, ...row }) => ({ words, ...row, seat: null, person: null })));
    return { body: { items, parked } };
  }),
];
