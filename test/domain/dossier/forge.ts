import type { Dossier } from '../../../domain/dossier/dossier.js';
import { sealOf } from '../../../domain/dossier/seal.js';
import { rootOfLeaves } from '../../../domain/kernel/log/merkle.js';
import { leafOf } from '../../../domain/kernel/log/record.js';
import type { Recorded } from '../../../domain/kernel/decider.js';

/** A dossier whose event of this type says something else, with leaf, root and seal made to fit: the work of a careful forger. */
export function forged(dossier: Dossier, type: string, change: object): Dossier {
  const rows = dossier.log.events as readonly Recorded[]; // a whole dossier
  const at = rows.findLastIndex((row) => row.type === type);
  if (at < 0) throw new Error(`no ${type} in ${dossier.subject.stream}`);
  const events = rows.map((row, n): Recorded => {
    if (n !== at) return row;
    const entry = { ...row, data: { ...row.data, ...change } };
    return { ...entry, leaf: leafOf(entry) };
  });
  const { seal: _seal, ...content } = {
    ...dossier,
    log: { ...dossier.log, events, root: rootOfLeaves(events.map(({ leaf }) => leaf)), later: null },
  };
  return { ...content, seal: sealOf(content) };
}
