import { sourceTitles } from '../../contract/source.js';
import type { View } from '../../db/projection.js';
import type { Act } from '../../contract/http.js';
import type { Context } from '../../domain/decider.js';
import type { Refusal } from '../../domain/refusal.js';
import { errorEntry } from '../../contract/errors.js';
import type { Noun } from '../nouns.js';

/** A refusal as it stands beside an act. */
export const shownRefusal = (refusal: Refusal): NonNullable<Act['refusal']> => {
  const { en, zh } = errorEntry(refusal.code);
  return { title: en, titleZh: zh, ...refusal, ...sourceTitles(refusal.source), cure: [...refusal.cure] };
};

/** The path of an act below its lifecycle: `openConsultation` → `open-consultation`. */
export const actPath = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What the reader may do now, and why not the rest. Asked of the decider, which is asked again when it is done. */
export function actsOf(noun: Noun, view: View, id: string, context: Context): Act[] {
  return Object.entries(noun.acts).map(([name, act]) => {
    const verdict = noun.decider.can(view.state, name, context);
    const href = `/api/v1/${noun.path}/${id}/${act.path ?? actPath(name)}`;
    const row = { name, method: 'POST' as const, href };
    return verdict.ok ? { ...row, open: true, schema: act.jsonSchema } : { ...row, open: false, refusal: shownRefusal(verdict.error) };
  });
}
