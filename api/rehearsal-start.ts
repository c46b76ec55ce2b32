import { z } from 'zod';
import { instantText } from '../contract/named-instant.js';
import { parseInstant } from '../domain/law/calendar/instant.js';
import type { Clock } from '../domain/kernel/rehearsal-clock.js';

/** A rehearsal clock as a start asks for it; the engine says since when it runs. */
export type ClockWish = Omit<Clock, 'since'>;

/** What a start may say of its own clock, beside `rehearsal`. */
export const rehearsalFields = {
  rehearsalScale: z.int().min(1).max(2_000_000).optional().describe('seconds of the rehearsal clock that pass in one second'),
  rehearsalEpoch: instantText.optional().describe('what the clock shows at the start, now when absent; needs rehearsalScale'),
  rehearsalCatchesUp: z.boolean().optional().describe('from an epoch in the past to the present, and at its pace from then on'),
};

type Asked = {
  readonly rehearsal: boolean;
  readonly rehearsalScale?: number | undefined;
  readonly rehearsalEpoch?: string | undefined;
  readonly rehearsalCatchesUp?: boolean | undefined;
};
type Problem = { readonly path: readonly [keyof Asked]; readonly message: string };

/** For `superRefine`: only a rehearsal has a clock of its own, and what it does needs a pace and a beginning. */
export function checkRehearsal(asked: Asked, context: { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void }): void {
  for (const { path, message } of problemsOf(asked)) context.addIssue({ code: 'custom', path: [...path], message });
}

const problemsOf = ({ rehearsal, rehearsalScale, rehearsalEpoch, rehearsalCatchesUp }: Asked): readonly Problem[] => [
  ...(rehearsalScale === undefined || rehearsal
    ? []
    : [{ path: ['rehearsalScale'], message: '只有演练才有自己的时钟 · is for a rehearsal only: nothing else has a clock of its own' } as const]),
  ...(rehearsalEpoch === undefined || rehearsalScale !== undefined
    ? []
    : [{ path: ['rehearsalEpoch'], message: '另定起点的时钟须写明快慢 · needs rehearsalScale: a clock that starts elsewhere has a speed' } as const]),
  ...(rehearsalCatchesUp !== true || rehearsalEpoch !== undefined
    ? []
    : [
        {
          path: ['rehearsalCatchesUp'],
          message: '追赶的时钟从过去开始，须写明起点 · needs rehearsalEpoch: a clock that catches up begins in the past',
        } as const,
      ]),
];

/** The clock asked for; null is real time. */
export const clockOf = ({ rehearsalScale, rehearsalEpoch, rehearsalCatchesUp }: Omit<Asked, 'rehearsal'>, now: number): ClockWish | null =>
  rehearsalScale === undefined
    ? null
    : {
        epoch: (rehearsalEpoch === undefined ? null : parseInstant(rehearsalEpoch)) ?? now,
        scale: rehearsalScale,
        ...(rehearsalCatchesUp === true ? { catchesUp: true } : {}),
      };
