/**
 * Ids of changes to the shell or a decider that running lifecycles must not see half-way: `if (patched(patches.x)) … else …`.
 * Each needs a recorded history of the old path in test/replay/histories. Lifecycles hand over at least every 180 days, so a patch
 * may go that long and one retention period after it was released.
 */
export const patches = {
  /** Nothing runs under the name that was told: a teller who needs an answer then decides what it named for this case. Before, it waited for ever. */
  undelivered: 'unheard',
} as const;
