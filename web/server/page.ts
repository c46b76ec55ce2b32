import type { ReactNode } from 'react';
import type { LifecycleShown } from '../../contract/http.js';
import type { Words } from '../../domain/kernel/words.js';
import type { NavKey } from '../words/frame.js';
import type { Lang, Say } from '../words/language.js';
import type { ScriptName } from './assets.js';
import type { Ask, Problem, Session, Wrong } from './door.js';
import type { SampleWorld } from './sample-world.js';

/** The typed fields of a form, and what stands in the address; repeated ones have their first value. */
export type Fields = { readonly [name: string]: string | undefined };

/** A file that a form brought: from which field, what it is called, what it is. */
export type Sent = { readonly field: string; readonly name: string; readonly type: string; readonly bytes: Buffer };

/** A provider of identities; `name` is what the operator calls it. */
export type Provider = { readonly name: string | null };

/** One visit of a page. */
export type Visit = {
  readonly lang: Lang;
  readonly say: Say;
  readonly now: number;
  /** The path without its language. */
  readonly path: string;
  /** The whole address, to come back to. */
  readonly here: string;
  readonly params: { readonly [name: string]: string };
  readonly query: Fields;
  readonly form: Fields;
  readonly ask: Ask;
  readonly wrong: Wrong;
  /** Who came in; null for who is not signed in. */
  readonly session: Session | null;
  /** The samples of this machine, where anybody may be anybody; null wherever others are served. */
  readonly samples: () => SampleWorld | null;
  /** By whose word people may sign in besides their secret; null where there is none. */
  readonly provider: Provider | null;
  /** Files that the form brought, where its page takes any. */
  readonly files: readonly Sent[];
  /** The problem of an address where there is nothing. */
  readonly notFound: () => Problem;
  /** The problem of a page that is not what an invitation is for. */
  readonly outside: () => Problem;
  readonly requestId: string;
};

/** A feed (Atom) or a calendar (iCalendar) that accompanies a page, by its address. */
export type FeedLink = { readonly kind: 'feed' | 'calendar'; readonly href: string; readonly title: Words };

/** What a visitor gets to see. `title` stands in the tab. */
export type Shown = {
  readonly status?: number;
  /** Another language than that of the address. */
  readonly lang?: Lang;
  readonly title: string;
  readonly nav: NavKey | null;
  readonly rehearsal?: boolean;
  readonly body: ReactNode;
  /** The page holds what is for this visitor alone. */
  readonly secret?: true;
  /** A form with what was typed in it, to which one may go back. */
  readonly typed?: true;
  readonly retryAfter?: number;
  /** The record it is about, as it was read: with a script, the page says when that has moved. */
  readonly record?: Pick<LifecycleShown, 'kind' | 'id' | 'seq'>;
  /** A page whose script may ask nothing of anybody, not even of us: what is read there stays there. */
  readonly offline?: true;
  /** What says of its own accord what changes here: offered to readers of feeds, and below the page to everybody. */
  readonly feeds?: readonly FeedLink[];
  /** A script of `web/script` that makes the page easier; it does without. */
  readonly script?: ScriptName;
};

/** After a form was taken: another page, which may be read again without sending anything again. */
export type SeeOther = {
  readonly seeOther: string;
  readonly cookie?: string;
  /** The browser throws away what it kept of pages: whoever comes next to this machine goes back to none. */
  readonly forget?: true;
};

export type Page = {
  readonly path: string;
  /** Its form may bring files. */
  readonly files?: true;
  /** Its form may be a table of many rows. */
  readonly long?: true;
  readonly get?: (visit: Visit) => Promise<Shown | SeeOther>;
  readonly post?: (visit: Visit) => Promise<Shown | SeeOther>;
};

/** Thrown by a page that cannot be shown; the problem becomes a page of its own. */
export class ProblemPage extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}
