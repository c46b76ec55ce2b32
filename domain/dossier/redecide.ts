import { roles, type Actor } from '../actor.js';
import type { Calendar } from '../calendar/calendar.js';
import type { AnyDecider, Context, Kind, Recorded } from '../decider.js';
import { eventOf } from '../log/record.js';
import { differences, pointer, type Difference } from './difference.js';
import { deciderOf, kindOf } from './fold.js';
import { calendars } from '../calendar/state-council.js';
import type { Title } from '../profile/vocabulary.js';
import { commandOf } from './command-of.js';
import type { Guess, Setting, Told } from './command-table.js';

/** A type of event that was not decided again, and why. */
export type NotDecided = Title & { readonly type: string };

/** What deciding everything again came to. `skipped` are types of events whose command cannot be told from them, each with its reason. */
export type Redecided = { readonly differences: readonly Difference[]; readonly decided: number; readonly skipped: readonly NotDecided[] };

/**
 * Puts every command to the decider again, at its time and in its state, and compares what it would have recorded with what stands in the log.
 * The archive does not keep the roles an actor held, so the actor is given those that the rule may ask for: identity and authority are not proven.
 */
export function redecide(events: readonly Recorded[], calendar: Calendar): Redecided {
  const kind = kindOf(events[0]?.stream ?? '');
  const decider = deciderOf(kind);
  const found: Difference[] = [];
  const skipped: NotDecided[] = [];
  let [state, decided, ruling] = [null as unknown, 0, calendarPinned(events, calendar)];
  const groups = commandsIn(events);
  for (const group of groups) {
    ruling = calendarPinned(group, calendar, ruling);
    const guess = ruling === null ? otherCalendar : guessOf(kind, group, { state, at: group[0].at, actor: group[0].actor, calendar: ruling });
    if ('untold' in guess || ruling === null) skipped.push({ type: group[0].type, ...('untold' in guess ? guess.untold : otherCalendar.untold) });
    else {
      found.push(...bestOf(guess.commands, { decider, state, calendar: ruling, group, cut: group === groups.at(-1) }));
      decided += 1;
    }
    for (const event of group) state = decider.evolve(state, eventOf(event), event.at);
  }
  return { differences: found, decided, skipped: skipped.filter((one, at) => skipped.findIndex((other) => other.type === one.type) === at) };
}

const otherCalendar = { untold: { zh: '当时适用的日历不在此卷宗内', en: 'it was decided by a calendar that is not in this dossier' } } as const;
const noTable: Guess = { untold: { zh: '此类事项尚不能重新判定', en: 'acts of this kind cannot be decided again yet' } };

const guessOf = (kind: Kind, group: Group, setting: Setting): Guess => commandOf[kind]?.(group, setting) ?? noTable;

/** The calendar a lifecycle lives by from these events on: a project names its own and may adopt another; others go by the dossier's. */
function calendarPinned(events: readonly Recorded[], calendar: Calendar, before: Calendar | null = calendar): Calendar | null {
  const pin = events.map(({ data }) => ('calendarHash' in data ? data.calendarHash : null)).find((hash) => typeof hash === 'string');
  if (typeof pin !== 'string') return before;
  return pin === calendar.hash ? calendar : (calendars[pin] ?? null);
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

/** One of the commands must lead to the events; else what the first leads to is shown. */
function bestOf(commands: readonly Told[], one: Case): readonly Difference[] {
  let first: readonly Difference[] | null = null;
  for (const command of commands) {
    const verdict = decidedAgain(one, command);
    if (verdict.length === 0) return [];
    first ??= verdict;
  }
  return first ?? [];
}

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
  const verdict = judged(() =>
    command.type === 'start' ? decider.start((command as { readonly input?: unknown }).input, context) : decider.decide(state, command, context),
  );
  if (typeof verdict === 'string') return [{ place, check: 'rules', found: first.type, computed: { broken: verdict } }];
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

/** A command that was told from a forged event may be none that a decider can read; that is a difference at this event, not the end of the check. */
function judged<Verdict>(judge: () => Verdict): Verdict | string {
  try {
    return judge();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
