import { changeWords, figureWords, markWords } from '../../../contract/indicator-words.js';
import type { IndicatorRows, IndicatorTable } from '../../../contract/views/indicator.js';
import { Chip, type Tone } from '../../parts/chip.js';
import { A, useSay, useVisiting } from '../../parts/visiting.js';
import { monitorWords } from '../../words/monitor.js';

export type Cell = IndicatorTable['items'][number]['cells'][number];
export type Shown = IndicatorRows['indicator'];

const tones: { readonly [mark in Cell['mark']]: Tone } = { normal: 'quiet', watch: 'warn', unusual: 'bad', silent: 'quiet' };

/** How a figure is marked, in words; nothing where there is nothing to mark. */
export const Marked = ({ mark }: Pick<Cell, 'mark'>) => (mark === 'silent' ? null : <Chip tone={tones[mark]} of={markWords[mark]} />);

/** Which way the first figure has gone in a week, with what it was. */
export function Change({ cell: { change, before }, of }: { readonly cell: Cell; readonly of: Shown }) {
  const say = useSay();
  const { lang } = useVisiting();
  if (change === null || change === 'same') return null;
  const was = say(monitorWords.weekBefore(say(figureWords(before, of.measures[0]?.unit ?? 'count'))));
  return (
    <small>
      {say(changeWords[change])}
      {lang === 'zh' ? `（${was}）` : ` (${was})`}
    </small>
  );
}

/** The first figure, leading to its rows. */
export function First({ cell, of, to }: { readonly cell: Cell; readonly of: Shown; readonly to: string }) {
  const say = useSay();
  const [first] = of.measures;
  if (first === undefined || of.notRecorded !== null) return say(monitorWords.notRecorded);
  const figure = cell.figures[first.id] ?? null;
  const text = say(figureWords(figure, first.unit));
  return cell.rows === 0 ? text : <A to={to}>{text}</A>;
}

/** Every limit a cell is beyond, with what it rests on; under the name of the indicator where that does not stand beside it. */
export function Reasons({ cell: { reasons }, of }: { readonly cell: Cell; readonly of?: Shown | undefined }) {
  const { lang } = useVisiting();
  const say = useSay();
  return reasons.map((one) => (
    <p key={`${one.measure} ${one.limit.join('/')}`} className="small">
      {of === undefined ? '' : `${say(of.words)}${lang === 'zh' ? '：' : ': '}`}
      {say(one.words)}
      {lang === 'zh' ? '。' : '. '}
      <span className="mute">
        {say(monitorWords.by)}
        {lang === 'zh' ? one.sourceTitleZh : one.sourceTitle}
      </span>
    </p>
  ));
}
