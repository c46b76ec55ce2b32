import { changeWords, figureWords, markWords } from '../../../contract/indicator-words.js';
import type { IndicatorTable } from '../../../contract/views/indicator.js';
import type { Unit } from '../../../domain/indicator/indicator.js';
import { csvTable } from '../csv.js';

const columns = [
  ...['单位 body', '统一社会信用代码 credit code', '序号 number', '指标 indicator', '项 measure', '数值 figure', '分子 part', '分母 of'],
  ...['标记 mark', '原因 reasons', '依据 sources', '一周前 week before', '变化 change', '行数 rows', '各行 href'],
] as const;

/** One line for each measure of each cell; every cell is text. */
export function indicatorsCsv({ items, indicators: list }: IndicatorTable): string {
  const lines = items.flatMap(({ organisation, name, cells }) =>
    cells.flatMap((cell, n) =>
      (list[n]?.measures ?? []).map(({ id, words, unit }, m) => {
        const figure = cell.figures[id] ?? null;
        const parts = typeof figure === 'object' && figure !== null ? [String(figure.part), String(figure.of)] : ['', ''];
        const beside = m > 0 ? ['', '', '', '', ''] : cellTexts(cell, unit);
        return [
          ...[name ?? '', organisation, String(list[n]?.number ?? ''), list[n]?.words.zh ?? '', words.zh, figureWords(figure, unit).zh, ...parts],
          ...beside,
          ...[String(cell.rows), cell.href],
        ];
      }),
    ),
  );
  return csvTable([columns, ...lines]);
}

const cellTexts = ({ mark, reasons, before, change }: IndicatorTable['items'][number]['cells'][number], unit: Unit): readonly string[] => [
  markWords[mark].zh,
  reasons.map(({ words }) => words.zh).join('；'),
  reasons.map(({ sourceTitleZh }) => sourceTitleZh).join('；'),
  figureWords(before, unit).zh,
  change === null ? '' : changeWords[change].zh,
];
