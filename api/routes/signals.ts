import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.js';
import { lifecyclePaths } from '../../contract/notices/mail-words.js';
import { sourceTitles } from '../../contract/source.js';
import { signalList, type SignalList } from '../../contract/views/signal.js';
import { voteSpanOf } from '../../db/vote-span.js';
import { within } from '../../domain/indicator/indicator.js';
import { networkNotRecorded, signalNames, signalsOf, votesToLookAt } from '../../domain/indicator/signals.js';
import { organisationAsked } from '../../domain/kernel/fields/identity.js';
import { idOf, kindOf } from '../../domain/kernel/decider.js';
import { said } from '../../domain/kernel/words.js';
import { bind, type Bound, type Call, type Reply } from '../http/call.js';
import { chinaTime } from '../http/china-time.js';
import { bodiesAsked, ownRoles } from '../policy/figures-seen.js';
import type { Ports } from '../ports.js';
import { asked, askedOf, taken, withYear, yearNeeded } from '../read/indicators/asked.js';
import type { FactBook } from '../read/indicators/fact-book.js';
import { titleOf } from '../read/indicators/shown.js';

const signalsEndpoint = endpoint({
  ...{ name: 'readSignals', method: 'get', path: '/api/v1/monitor/signals', tag: 'monitor', status: 200 },
  summary: 'What is worth a question about one body, as neutral facts and never as a verdict; the body sees the same',
  who: ['monitor', ...ownRoles],
  query: z.strictObject({ year: asked.year, period: asked.period, organisation: organisationAsked }).refine(withYear, yearNeeded),
  answer: signalList,
});

const note = said('信号是事实，不是结论；可以据此询问。', 'A signal is a fact and no finding; it is a ground for a question.');

/** So many votes are looked at, the newest. */
const mostVotes = 20;

/** Signals of one body. What makes one is in domain/indicator/signals.ts. */
export const signalRoutes = (ports: Ports, book: FactBook): readonly Bound[] => [
  bind(signalsEndpoint, async (call: Call<typeof signalsEndpoint>): Promise<Reply> => {
    const { organisation, ...part } = call.query;
    const moment = askedOf(part, ports);
    const bodies = await book.read(taken(bodiesAsked(call.caller.actor, organisation)));
    const world = bodies.get(organisation)?.world ?? { facts: [], projects: new Map() };
    const votes = votesToLookAt(world.facts, moment).slice(0, mostVotes);
    const spans = await Promise.all(votes.map(({ stream }) => voteSpanOf(ports.db, stream)));
    const found = signalsOf(
      world.facts,
      spans.flatMap((one) => one ?? []),
      moment,
    );
    const rounds = world.facts.filter((one) => one.kind === 'consultation' && within(moment, one.closedAt)).length;
    const body: SignalList = {
      ...{ at: chinaTime(moment.at), from: moment.from === 0 ? null : chinaTime(moment.from), note, notRecorded: [networkNotRecorded] },
      ...{ source: 'D-SIGNALS', ...sourceTitles('D-SIGNALS'), looked: { rounds, votes: votes.length } },
      items: found.map(({ code, stream, project, at, votes: cast, minutes }) => {
        const self = `/api/v1/${lifecyclePaths[kindOf(stream)] ?? ''}/${idOf(stream)}`;
        return {
          ...{ code, words: signalNames[code], kind: kindOf(stream), id: idOf(stream), title: titleOf({ stream, project }, world) },
          ...{ at: chinaTime(at), votes: cast, minutes, self, events: `${self}/events` },
        };
      }),
    };
    return { body };
  }),
];
