import * as wf from '@temporalio/workflow';
import type { Decider, Due } from '../../domain/kernel/decider.js';
import { labelOf } from '../messages/label.js';
import { attributesAtStart, type Standing } from '../messages/search-attributes.js';
import type { Birth } from '../messages/submit.js';
import { currentDetails, timerSummary, wordsOfAct, type Next, type Shown } from './current-details.js';
import { publishAttributes } from './search-attributes.js';

type Typed = { readonly type: string };

/** What Temporal's pages show of one lifecycle as it stands. It keeps nothing that can be made again: there are hundreds in a worker's memory. */
export class Face<State, Command extends Typed, Event extends Typed, Input> {
  private readonly organisation: string | null;

  constructor(
    private readonly decider: Decider<State, Command, Event, Input>,
    private readonly shown: Shown<State>,
    private readonly birth: Birth,
  ) {
    this.organisation = labelOf(decider.kind, birth.input).organisation;
  }

  publish(state: State): void {
    publishAttributes(this.standing(state));
    this.show(state);
  }

  /** Makes no event of history: the pages ask for it. */
  show(state: State): void {
    const due = this.decider.due(state);
    wf.setCurrentDetails(
      currentDetails({
        stage: this.shown.stage(state),
        status: this.decider.status(state),
        next: due === null ? null : this.nextOf(due),
        waitsFor: this.shown.waitsFor?.(state) ?? [],
        rehearsed: this.birth.clock !== null,
      }),
    );
  }

  /** For the next run. It would inherit them; given again, a lifecycle that began before they were has them from here on. */
  inherited(state: State): wf.ContinueAsNewOptions {
    const { memo } = labelOf(this.decider.kind, this.birth.input);
    return { memo, typedSearchAttributes: attributesAtStart(this.standing(state)) };
  }

  timer(due: Due<Command>): string {
    return timerSummary(this.nextOf(due));
  }

  private standing(state: State): Standing {
    const { kind } = this.decider;
    return { kind, organisation: this.organisation, status: this.decider.status(state), due: this.decider.due(state)?.at ?? null };
  }

  private nextOf({ at, command }: Due<Command>): Next {
    return { at, act: command.type, words: wordsOfAct(this.decider.commands, command.type) };
  }
}
