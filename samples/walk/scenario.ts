import type { Candidate } from '../../domain/committee/member.js';
import type { Body } from './api-client.js';
import type { Player } from './player.js';
import type { Shown } from './lifecycle.js';

/** A text to be stored under its hash. */
export type Paper = { readonly name: string; readonly text: string };

/** One line of a comment sheet, and the answer it will get. `by` null is somebody without an account. */
export type SheetComment = {
  readonly by: Player | null;
  readonly clause: string;
  readonly kind: 'general' | 'technical' | 'editorial';
  readonly text: string;
  readonly proposed?: string;
  readonly reason?: string;
  readonly author: string;
  readonly organisation?: string;
  readonly organisationName?: string;
  readonly disposition: 'adopted' | 'partly' | 'rejected';
  readonly answer?: string;
};

/** One seat of the roll, and how it will vote. */
export type Seat = {
  readonly player: Player;
  readonly organisation: string;
  readonly organisationName: string;
  readonly choice: 'yes' | 'no' | 'abstain';
  readonly reason?: string;
};

export type Drafter = { readonly player: Player; readonly organisation: string; readonly organisationName: string };

/** Who takes part. The first drafter is of the lead unit. */
export type Team = {
  readonly officer: Player;
  readonly secretary: Player;
  readonly chair: Player;
  readonly drafters: readonly [Drafter, ...Drafter[]];
  readonly seats: readonly Seat[];
  /** Who speaks for the competent department of a local standard. */
  readonly department?: Player;
  /** Who may be a member of the committee that reviews, where one does. */
  readonly members?: readonly Candidate[];
};

/** The papers of one project: `kind` is a document kind of the vocabulary, drafts are numbered from 1. `working` are the texts of a drafting group: its second is draft 1. */
export type Papers = {
  readonly document: (kind: string) => Paper;
  readonly draft: (n: number) => Paper;
  readonly working?: (n: number) => Paper;
};

/** A project to be driven by following its acts. */
export type Scenario = {
  /** Prefix of every Idempotency-Key: the same name drives the same project, however often it is run. */
  readonly name: string;
  /** Body of `POST /projects`. */
  readonly start: Body;
  readonly team: Team;
  readonly papers: Papers;
  readonly comments: readonly SheetComment[];
  /** Payloads of acts by name, over those every project shares. */
  readonly values: (act: string, shown: Shown) => Body;
  /** Papers filed before an act is tried; whatever else is needed the refusal tells. */
  readonly filedBefore: { readonly [act: string]: readonly string[] };
  readonly goal: 'published' | 'declared' | 'ended' | 'commenting';
};

/** What happened, for whoever watches. */
export type Step = {
  readonly act: string;
  readonly who: string;
  readonly role: string;
  readonly on: string;
  readonly status: string;
  /** What the lifecycle calls its stage. */
  readonly stage?: string;
  readonly seq: number;
  readonly at: string;
  readonly refused?: { readonly [name: string]: unknown };
  readonly detail?: string;
};
export type Watcher = (step: Step) => void;

/** Whoever watches, and how long nothing may move before the walk gives up. */
export type Watching = { readonly watch: Watcher; readonly patienceMs: number };
