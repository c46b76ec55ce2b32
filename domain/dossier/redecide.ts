import { roles, type Actor } from '../actor.js';
import type { Calendar } from '../calendar/calendar.js';
import type { AnyDecider, Context, Kind, Recorded } from '../decider.js';
import { eventOf } from '../log/record.js';
import { differences, pointer, type Difference } from './difference.js';
import { deciderOf, kindOf } from './fold.js';
import { ballotCommandOf, consultationCommandOf, projectCommandOf, registerCommandOf, type CommandOf } from './command-of.js';

const commandOf: { readonly [kind in Kind]?: CommandOf } = {
  ballot: ballotCommandOf,
  consultation: consultationCommandOf,
  register: registerCommandOf,
  'standard-project': projectCommandOf,
};

/** What deciding everything again came to. `skipped` are types of events whose command cannot be told from them. */
export type Redecided = { readonly differences: readonly Difference[]; readonly decided: number; readonly skipped: readonly string[] };

/**
 * Puts every command to the decider again, at its time and in its state, and compares what it would have recorded with what stands in the log.
 * The archive does not keep the roles an actor held, so the actor is given those that the rule may ask for: identity and authority are not proven.
 */
export function redecide(events: readonly Recorded[], calendar: Calendar): Redecided {
  const kind = kindOf(events[0]?.stream ?? '');
  const translate = commandOf[kind];
  const decider = deciderOf(kind);
  const found: Difference[] = [];
  const skipped: string[] = [];
  let [state, decided] = [null as unknown, 0];
  const groups = commandsIn(events);
  for (const group of groups) {
    const command = translate?.(group.map(eventOf)) ?? null;
    if (command === null) skipped.push(group[0].type);
    else {
      found.push(...decidedAgain({ decider, state, calendar, group, cut: group === groups.at(-1) }, command));
      decided += 1;
    }
    for (const event of group) state = decider.evolve(state, eventOf(event), event.at);
  }
  return { differences: found, decided, skipped: [...new Set(skipped)] };
}

type Group = readonly [Recorded, ...Recorded[]];

/** The events of one command stand together, with its id. */
function commandsIn(events: readonly Recorded[]): readonly Group[] {
  const groups: [Recorded, ...Recorded[]][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    if (last !== undefined && last[0].commandId === event.commandId && last[0].actor === event.actor && last[0].at === event.at) last.push(event);
    else groups.push([event]);
  }
  return groups;
}

/** `cut`: the dossier ends with its decision, which need not be the last event of its command. */
type Case = { readonly decider: AnyDecider; readonly state: unknown; readonly calendar: Calendar; readonly group: Group; readonly cut: boolean };

/** Who drafts may not conclude and who conducts may not vote, so one set of roles does not fit every act: each is tried. */
const guises: readonly (readonly (typeof roles)[number][])[] = [roles.filter((role) => role !== 'drafter'), [...roles], []];

function decidedAgain(one: Case, command: { readonly type: string }): readonly Difference[] {
  let best: readonly Difference[] | null = null;
  for (const guise of guises) {
    const verdict = attempt(one, command, { id: one.group[0].actor, grants: guise.map((role) => ({ role, organisation: '*' })) });
    if (verdict.length === 0) return [];
    if (best === null || (refused(best) && !refused(verdict))) best = verdict;
  }
  return best ?? [];
}

const refused = (verdict: readonly Difference[]): boolean =>
  verdict.some(({ computed }) => typeof computed === 'object' && computed !== null && 'refused' in computed);

function attempt({ decider, state, calendar, group, cut }: Case, command: { readonly type: string }, actor: Actor): readonly Difference[] {
  const [first] = group;
  const context: Context = { now: first.at, actor, calendar, stream: first.stream };
  const place = pointer('/log/events', first.seq - 1);
  const verdict =
    command.type === 'start' ? decider.start((command as { readonly input?: unknown }).input, context) : decider.decide(state, command, context);
  if (!verdict.ok) return [{ place, check: 'rules', found: first.type, computed: { refused: verdict.error.code, rule: verdict.error.rule } }];
  const all = verdict.value as readonly { readonly type: string }[]; // events of this kind
  const computed = cut ? all.slice(0, group.length) : all;
  if (computed.length !== group.length)
    return [{ place, check: 'rules', found: group.map((event) => event.type), computed: computed.map((event) => event.type) }];
  return group.flatMap((event, at) => {
    const { type, ...data } = computed[at] ?? { type: 'nothing' };
    const where = pointer('/log/events', event.seq - 1);
    return [
      ...differences(event.type, type, { place: `${where}/type`, check: 'rules' }),
      ...differences(event.data, data, { place: `${where}/data`, check: 'rules' }),
    ];
  });
}
