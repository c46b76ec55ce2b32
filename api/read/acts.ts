import { idOf } from '../../domain/kernel/decider.js';
import type { View } from '../../db/projection.js';
import { actPath } from '../../contract/act-words.js';
import type { Act } from '../../contract/http.js';
import type { Context, Stream } from '../../domain/kernel/decider.js';
import type { Refusal } from '../../domain/kernel/refusal.js';
import { barred } from '../http/access.js';
import type { Caller } from '../http/call.js';
import { invitedMay, outside as outsideInvitation } from '../policy/invited.js';
import { asksAgain } from '../policy/step-up.js';
import { refusalOf, shownRefusal } from '../http/problem.js';
import type { ActRoute, Noun } from '../nouns.js';
import type { Ports } from '../ports.js';
import { timeOf } from './time-of.js';

/** Where the body of an act is described. */
const schemaHref = (noun: Noun, name: string): string => `/api/v1/schemas/${noun.path}/${actPath(name)}`;

/** Who asks, about which state, and in which circumstances a rule is asked. */
export type Asking = { readonly caller: Caller; readonly state: unknown; readonly context: Context };

/** In which circumstances a rule of the lifecycle behind a view is asked now. */
export const contextOf = (ports: Ports, view: View, { actor }: Pick<Caller, 'actor'>): Context => ({
  now: timeOf(view, ports.clock()),
  actor,
  calendar: ports.calendar,
  stream: view._id as Stream, // a view stands under the name of its stream
});

/** What the rules of a lifecycle are asked with, as POST would ask them now. */
export async function askingOf(ports: Ports, { noun, view }: { readonly noun: Noun; readonly view: View }, caller: Caller): Promise<Asking> {
  const state = noun.stateAsked === undefined ? view.state : await noun.stateAsked(ports, view, caller);
  return { caller, state, context: contextOf(ports, view, caller) };
}

/** What the reader may do now: open acts alone. Schemas that are the same everywhere are pointed to. */
export function openActsOf(noun: Noun, view: View, asking: Asking): Act[] {
  const open = actsOf(noun, view, asking).filter((act) => act.open);
  return open.map((act) => (noun.acts[act.name]?.here === undefined ? { ...act, schema: { $ref: schemaHref(noun, act.name) } } : act));
}

/** Who may ask for an act over HTTP, as its route asks it. */
export const doorOf = ({ forEverybody, withoutAccount }: ActRoute) => ({
  who: forEverybody === true ? ('public' as const) : ('account' as const),
  ...(withoutAccount === undefined ? {} : { withoutAccount }),
});

/** Where an act of a lifecycle is asked for. */
export const actHref = (noun: Noun, view: View, name: string): string =>
  `/api/v1/${noun.path}/${idOf(view._id)}/${noun.acts[name]?.path ?? actPath(name)}`;

/** All that stands in the way of one act for the reader, first what POST answers. Asked of the door and of the decider, which are asked again when it is done. */
export function blockersOf(noun: Noun, { caller, state, context, name }: Asking & { readonly name: string }): readonly Refusal[] {
  const act = noun.acts[name];
  if (act === undefined) throw new Error(`${noun.path} serve no ${name}`);
  const outside = barred(doorOf(act), caller) ?? (invitedMay(noun.kind, name, caller) ? null : outsideInvitation(name));
  return outside === null ? noun.decider.blockers(state, name, context) : [refusalOf(outside)];
}

/** The schema of the body of an act, with what is narrower here. */
function schemaHere({ jsonSchema, here }: ActRoute, state: unknown): ActRoute['jsonSchema'] {
  if (here === undefined) return jsonSchema;
  const { properties } = jsonSchema as { readonly properties: { readonly [field: string]: object } }; // bodies of acts are objects
  const narrow = Object.entries(here(state)).map(([field, more]) => [field, { ...properties[field], ...more }] as const);
  return { ...jsonSchema, properties: { ...properties, ...Object.fromEntries(narrow) } };
}

/** What the reader may do now, and all that stands in the way of the rest. */
export function actsOf(noun: Noun, view: View, asking: Asking): Act[] {
  return Object.entries(noun.acts).map(([name, act]) => {
    const blockers = blockersOf(noun, { ...asking, name });
    const again = asksAgain(noun.kind, name, asking.caller) ? { secondFactor: true as const } : {};
    const row = { name, method: 'POST' as const, href: actHref(noun, view, name), ...again, blockers: blockers.map(shownRefusal) };
    return blockers.length === 0 ? { ...row, open: true, schema: schemaHere(act, asking.state) } : { ...row, open: false };
  });
}
