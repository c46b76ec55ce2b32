import { vi } from 'vitest';
import type { AnyDecider, Context, Recorded, Stream } from '../../../domain/decider.js';
import { record } from '../../../domain/log/record.js';
import type { Refusal } from '../../../domain/refusal.js';
import type { Result } from '../../../domain/result.js';

type Said = { readonly context: Context; readonly command: number };
type Verdict = Result<readonly { readonly type: string }[], Refusal>;

/**
 * The logs of everything that fixtures do with a decider meanwhile, as the archive would hold them: what it decided, once it is also folded.
 * So every fixture of any kind can be decided again, without driving it twice.
 */
export function overheard(decider: AnyDecider, run: () => void): ReadonlyMap<Stream, readonly Recorded[]> {
  const [logs, said] = [new Map<Stream, Recorded[]>(), new WeakMap<object, Said>()];
  let commands = 0;
  const heard = (verdict: Verdict, context: Context): Verdict => {
    commands += 1;
    if (verdict.ok) for (const event of verdict.value) said.set(event, { context, command: commands });
    return verdict;
  };
  const { start, decide, evolve } = decider;
  const spies = [
    vi.spyOn(decider, 'start').mockImplementation((input, context) => heard(start(input, context), context)),
    vi.spyOn(decider, 'decide').mockImplementation((state, command, context) => heard(decide(state, command, context), context)),
    vi.spyOn(decider, 'evolve').mockImplementation((state, event, at) => {
      const source = said.get(event);
      if (source !== undefined) note(logs, event, source);
      return evolve(state, event, at);
    }),
  ];
  try {
    run();
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
  return logs;
}

function note(logs: Map<Stream, Recorded[]>, event: { readonly type: string }, { context, command }: Said): void {
  const stream = context.stream ?? 'ballot/unnamed';
  const log = logs.get(stream) ?? [];
  const where = { stream, seq: log.length + 1, at: context.now, actor: context.actor.id, commandId: `k${command}` };
  log.push(record(JSON.parse(JSON.stringify(event)) as { readonly type: string }, where).recorded); // as it is stored
  logs.set(stream, log);
}
