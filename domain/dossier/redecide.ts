import type { Actor } from '../kernel/actor.js';
import type { Calendar } from '../law/calendar/calendar.js';
import { calendars } from '../law/calendar/state-council.js';
import { kindOf, type AnyCommand, type AnyDecider, type Context, type Recorded } from '../kernel/decider.js';
import { heldIn } from '../kernel/log/asked.js';
import { eventOf } from '../kernel/log/record.js';
import type { Title } from '../profile/vocabulary.js';
import { differences, pointer, type Difference } from './difference.js';
import { deciderOf } from './fold.js';

/** A type of event that was not decided again, and why. */
export type NotDecided = Title & { readonly type: string };

/** What deciding everything again came to. `skipped` are types of events that could not be decided again, each with its reason. */
export type Redecided = { readonly differences: readonly Difference[]; readonly decided: number; readonly skipped: readonly NotDecided[] };

/** Puts every command to the decider again, at its time, in its state and under the grants it was given by, and compares what would have been recorded with what stands in the log. */
export function redecide(events: readonly Recorded[], calendar: Calendar): Redecided {
  const decider = deciderOf(kindOf(events[0]?.stream ?? ''));
  const found: Difference[] = [];
  const skipped: NotDecided[] = [];
  let [state, decided, ruling] = [null as unknown, 0, calendarPinned(events, calendar)];
  const groups = commandsIn(events);
  for (const group of groups) {
    ruling = calendarPinned(group, calendar, ruling);
    if (ruling === null) skipped.push({ type: group[0].type, ...otherCalendar });
    else {
      found.push(...decidedAgain({ decider, state, calendar: ruling, group, cut: group === groups.at(-1) }));
      decided += 1;
    }
    for (const event of group) state = decider.evolve(state, eventOf(event), event.at);
  }
  return { differences: found, decided, skipped: skipped.filter((one, at) => skipped.findIndex((other) => other.type === one.type) === at) };
}

const otherCalendar: Title = { zh: '当时适用的日历不在此卷宗内', en: 'it was decided by a calendar that is not in this dossier' };

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

function decidedAgain({ decider, state, calendar, group, cut }: Case): readonly Difference[] {
  const [first] = group;
  const place = pointer('/log/events', first.seq - 1);
  const command = first.asked?.command ?? heldIn(decider, eventOf(first), first.seq === 1);
  if (command === null || !knows(decider, command, first.seq === 1))
    return [{ place, check: 'rules', found: first.type, computed: { command: command?.type ?? null } }];
  const actor: Actor = { id: first.actor, grants: first.asked?.grants ?? [] };
  const context: Context = { now: first.at, actor, calendar, stream: first.stream };
  const verdict = judged(() => put(decider, state, { command, context }));
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

/** A birth is a start and nothing else is; what a lifecycle has no name for it cannot be asked. */
const knows = ({ commands }: AnyDecider, { type }: AnyCommand, birth: boolean): boolean => (birth ? type === 'start' : Object.hasOwn(commands, type));

const put = (decider: AnyDecider, state: unknown, { command, context }: { readonly command: AnyCommand; readonly context: Context }) =>
  command.type === 'start' ? decider.start(command['input'], context) : decider.decide(state, command, context);

/** What a forger wrote may be no command that a decider can read; that is a difference at this event, not the end of the check. */
function judged<Verdict>(judge: () => Verdict): Verdict | string {
  try {
    return judge();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
