import { z } from 'zod';
import type { DeadlineName } from '../contract/deadline-words.js';
import type { LifecycleShown, Receipt } from '../contract/http.js';
import type { Views } from '../contract/views/lifecycle.js';
import type { Claim } from '../db/claim.js';
import type { View } from '../db/projection.js';
import type { AnyDecider, Context, Kind } from '../domain/kernel/decider.js';
import type { StageCode } from '../domain/profile/stage-codes.js';
import type { Title } from '../domain/profile/vocabulary.js';
import type { Caller } from './http/call.js';
import type { Seen } from './policy/sight.js';
import type { Ports } from './ports.js';
import { pickFrom } from './pick-from.js';
import type { ClockWish } from './rehearsal-start.js';

/** One act over HTTP: the payload beside `type`, its JSON schema for `acts`, its path when it is not the act's name in kebab case; `custom` when a route of its own serves it. */
export type ActRoute = {
  readonly body: z.ZodType;
  readonly jsonSchema: { readonly [key: string]: unknown };
  readonly path?: string;
  readonly custom?: boolean;
  readonly withoutAccount?: string;
  /** Done without an account, too. */
  readonly forEverybody?: true;
  /** What of its fields is narrower here than its schema says: fewer values, a default. */
  readonly here?: (state: unknown) => { readonly [field: string]: object };
};

/**
 * A lifecycle noun as the API serves it. Everything that differs between nouns is in this table; the router is one.
 * `input` is what the POST that starts one takes; `born` turns it into the stream's id and the decider's input.
 */
export type Noun = {
  readonly kind: Kind;
  readonly path: string;
  readonly tag: string;
  readonly collection: string;
  readonly decider: AnyDecider;
  readonly acts: { readonly [name: string]: ActRoute };
  readonly start: StartRoute | null;
  /** The one spelling of an id that people type, where ids are codes of theirs. */
  readonly spelt?: (typed: string) => string;
  /** What this process does for itself once an act or a start was accepted; the answer does not wait for it. */
  readonly after?: (ports: Ports, id: string) => void;
  /** What the answer to an act, or to a start, says beside its receipt of the body alone. */
  readonly answers?: (act: string, body: object) => Pick<Receipt, 'checkup'>;
  /** What an act takes that only one may have; given back when the act is refused. */
  readonly claims?: (view: View, act: string, body: object) => Claim | null;
  /** Fills in what the API knows and the client must not choose (a voter's own seat). */
  readonly prepare?: (ports: Ports, sent: Sent) => Promise<object>;
  /** The state that its rules are asked about for this reader, where the view holds less of it; nothing of it is shown. */
  readonly stateAsked?: (ports: Ports, view: View, caller: Caller) => Promise<unknown>;
  /** Fields of the state that a row of the list shows too. */
  readonly listed?: readonly string[];
  /** What a list calls one whose window is over although the clock has not recorded it yet: its status until then, and after. */
  readonly pastClose?: { readonly from: string; readonly to: string };
  /** What is shown of the state: all of it, and the part that is public (contract/views). */
  readonly views: Views;
  /** The state as this sight shows it, with names beside ids: no marks of an open ballot, no personal contact. What the view does not name goes no further. */
  readonly show: (ports: Ports, seen: Seen, caller: Caller) => Promise<object> | object;
  /** What one reader is shown beside the state, from other lifecycles. */
  readonly beside?: (ports: Ports, seen: Seen, context: Context) => Promise<Pick<LifecycleShown, 'lostVotes'>>;
  /** What this lifecycle calls a stage code, where that is not the code's own name. */
  readonly stageName?: (state: unknown, code: StageCode) => Title;
  readonly deadlines?: (state: unknown) => readonly { readonly name: DeadlineName; readonly at: number; readonly provisional?: boolean }[];
  readonly links?: (view: View, id: string) => { readonly [name: string]: string };
};

/** Dates of a state under the names they stand there with. */
export const datesIn = (dates: { readonly [name in DeadlineName]?: number | undefined }): readonly {
  readonly name: DeadlineName;
  readonly at: number;
}[] => (Object.keys(dates) as DeadlineName[]).flatMap((name) => (dates[name] === undefined ? [] : [{ name, at: dates[name] }])); // as the type says

/** An act as it was sent, by whom, and what it is about as it stands. */
export type Sent = { readonly view: View; readonly caller: Caller; readonly act: string; readonly body: object };

/** How one begins over HTTP. `id` derives the stream's id from a business key, or from the command id, so that a repeated request is the same request. */
export type StartRoute = {
  readonly body: z.ZodType;
  readonly birth: (
    body: unknown,
    by: { readonly commandId: string; readonly caller: Caller; readonly now: number; readonly ports: Ports },
  ) => Promise<Birth> | Birth;
};
export type Birth = { readonly id: string; readonly input: unknown; readonly clock?: ClockWish; readonly claim?: Claim | null };

/** What a schema takes, as data; `x-pick` is the list from which a form lets people choose. */
export const jsonSchemaOf = (schema: z.ZodType): { readonly [key: string]: unknown } => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      const list = pickFrom(jsonSchema.format);
      if (list !== null) jsonSchema['x-pick'] = list;
    },
  });
  return rest;
};

/** Act routes from command schemas; made once at start-up, because `acts` stand in every answer. */
export const actRoutes = (
  commands: { readonly [name: string]: z.ZodType },
  special: { readonly [name: string]: Omit<ActRoute, 'body' | 'jsonSchema'> } = {},
): Noun['acts'] =>
  Object.fromEntries(Object.entries(commands).map(([name, body]) => [name, { body, jsonSchema: jsonSchemaOf(body), ...special[name] }]));

/** Of persons everything is personal data, wherever they are read: their record, its events, their list. */
export const personalOf = ({ kind }: Pick<Noun, 'kind'>): { readonly personal?: true } => (kind === 'person' ? { personal: true } : {});
