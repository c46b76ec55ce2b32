import { said, type Words } from '../domain/kernel/words.js';
import type { Figure } from '../domain/indicator/figure.js';
import type { Unit } from '../domain/indicator/indicator.js';

/* How figures and their limits are said. A share is printed as its two integers first: whoever checks it needs those. */

export const markWords = {
  normal: said('正常', 'normal'),
  watch: said('关注', 'to watch'),
  unusual: said('异常', 'unusual'),
  silent: said('不适用', 'not applicable'),
} as const;

export const changeWords = {
  up: said('比一周前增', 'up on the week before'),
  down: said('比一周前减', 'down on the week before'),
  same: said('与一周前相同', 'as the week before'),
} as const;

const units: { readonly [unit in Unit]: Words } = {
  count: said('', ''),
  share: said('', ''),
  days: said('日', ' d'),
  workingDays: said('个工作日', ' working days'),
};

/** Whole per cent, cut off and never rounded up: 999 of 1000 is not all. */
export const percent = ({ part, of }: { readonly part: number; readonly of: number }): string => `${Math.floor((part * 100) / of)}%`;

export function figureWords(figure: Figure, unit: Unit): Words {
  if (figure === null) return markWords.silent;
  if (typeof figure === 'object')
    return said(`${figure.part}/${figure.of}（${percent(figure)}）`, `${figure.part}/${figure.of} (${percent(figure)})`);
  const { zh, en } = units[unit];
  return said(`${figure}${zh}`, `${figure}${en}`);
}

type Limit = { readonly is: 'over' | 'under'; readonly limit: readonly [number, number] };
const ratio = ([p, q]: readonly [number, number]): string => (q === 1 ? String(p) : `${p}/${q}`);

/** Why a figure is marked, in one sentence: what it is of, what was found, which limit it is beyond. */
export function reasonWords(
  measure: { readonly words: Words; readonly unit: Unit },
  { is, limit, found }: Limit & { readonly found: Figure },
): Words {
  const value = figureWords(found, measure.unit);
  const [zh, en] = is === 'over' ? ['超过', 'over'] : ['低于', 'under'];
  return said(`${measure.words.zh} ${value.zh}，${zh} ${ratio(limit)}`, `${measure.words.en} ${value.en}, ${en} ${ratio(limit)}`);
}
