import type { Recorded } from '../../domain/kernel/decider.js';

/** Under which trace a command came, until its events go to the archive. Empty unless somebody collects traces; what a hand-over forgets is only a line in a picture. */
export class Traces {
  private readonly known = new Map<string, string>();

  note({ id, trace }: { readonly id: string; readonly trace?: string }): void {
    if (trace !== undefined) this.known.set(id, trace);
  }

  /** What the step that writes these events carries of them: nothing, mostly. */
  take(events: readonly Recorded[]): { readonly traces?: readonly string[] } {
    if (this.known.size === 0) return {};
    const ids = new Set(events.map(({ commandId }) => commandId));
    const traces = [...ids].flatMap((id) => this.known.get(id) ?? []);
    for (const id of ids) this.known.delete(id);
    return traces.length === 0 ? {} : { traces };
  }
}
