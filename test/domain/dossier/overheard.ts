import { vi } from 'vitest';
import type { Actor } from '../../../domain/kernel/actor.js';
import type { AnyCommand, AnyDecider, Asked, Context, Recorded } from '../../../domain/kernel/decider.js';
import { askedOf, grantsNeeded, heldIn } from '../../../domain/kernel/log/asked.js';
import { record } from '../../../domain/kernel/log/record.js';
import type { Refusal } from '../../../domain/kernel/refusal.js';
import type { Result } from '../../../domain/kernel/result.js';

type Said = { readonly context: Context; readonly command: number; readonly birth: boolean; readonly asked: Asked | undefined };
type Verdict = Result<readonly { readonly type: string }[], Refusal>;

/**
 * The logs of everything that fixtures do with a decider meanwhile, as the archive would hold them: what it decided, once it is also folded.
 * So every fixture of any kind can be decided again, without driving it twice.
 */
export function overheard(decider: AnyDecider, run: () => void): readonly (readonly Recorded[])[] {
  const [logs, said] = [[] as Recorded[][], new WeakMap<object, Said>()];
  let commands = 0;
  const { start, decide, evolve } = decider;
  const heard = (command: AnyCommand, context: Context, judge: (context: Context) => Verdict): Verdict => {
    const verdict = judge(context);
    commands += 1;
    const [first] = verdict.ok ? verdict.value : [];
    if (!verdict.ok || first === undefined) return verdict;
    const grants = grantsNeeded(context.actor, verdict, (actor: Actor) => judge({ ...context, actor }));
    const asked = askedOf(command, heldIn(decider, first, command.type === 'start'), { grants, way: {} });
    const birth = command.type === 'start';
    for (const [n, event] of verdict.value.entries())
      said.set(event, { context, command: commands, birth: birth && n === 0, asked: n === 0 ? asked : undefined });
    return verdict;
  };
  const spies = [
    vi.spyOn(decider, 'start').mockImplementation((input, context) => heard({ type: 'start', input }, context, (as) => start(input, as))),
    vi.spyOn(decider, 'decide').mockImplementation((state, command, context) => heard(command, context, (as) => decide(state, command, as))),
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

/** Fixtures give many lifecycles one name: each birth begins another log. */
function note(logs: Recorded[][], event: { readonly type: string }, { context, command, birth, asked }: Said): void {
  const stream = context.stream ?? 'ballot/unnamed';
  if (birth) logs.push([]);
  const log = birth ? logs.at(-1) : logs.findLast(([first]) => first?.stream === stream);
  if (log === undefined) throw new Error(`${stream} was not heard being born`);
  const where = { stream, seq: log.length + 1, at: context.now, actor: context.actor.id, commandId: `k${command}`, ...(asked && { asked }) };
  const stored = JSON.parse(JSON.stringify([event, where])) as [typeof event, typeof where]; // as it is stored
  log.push(record(...stored).recorded);
}
