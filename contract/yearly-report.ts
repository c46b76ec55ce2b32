import { z } from 'zod';
import { figureNames, type Cell, type FigureName } from '../domain/committee/yearly-report.js';
import { creditCode } from '../domain/kernel/fields/identity.js';
import { instant } from './http.js';
import { plainNumber } from './plain-number.js';
import { textOf } from '../domain/kernel/fields/text.js';

const words = textOf(300);
const year = plainNumber({ min: 2000, max: 2999 });

const cell = z.strictObject({
  id: z.string().trim().min(1).max(60).describe('栏目编号 · as the form numbers it'),
  zh: words,
  en: words,
  figure: z.string().trim().min(1).max(60).nullable().describe('a name of `figureNames`; null, or a name that is not known, leaves the cell open'),
});

/** 年度报告表 of one authority and year: data, because the form changes from year to year. */
export const reportTemplate = z.strictObject({
  authority: creditCode,
  year: z.int().min(2000).max(2999),
  cells: z
    .array(cell)
    .min(1)
    .max(300)
    .refine((cells) => new Set(cells.map((one) => one.id)).size === cells.length, '栏目编号不得重复 · must have each id once'),
});
export const templateKept = z.strictObject({
  authority: z.string(),
  year: z.int(),
  sha256: z.string(),
  cells: z.int(),
  unmapped: z.array(z.string()),
});

export const yearlyReportQuery = z.strictObject({ year, format: z.enum(['json', 'html', 'csv']).optional() });

const evidence = z.strictObject({ seq: z.int(), at: instant, type: z.string(), leaf: z.string(), href: z.string().nullable() });
export const yearlyReport = z.strictObject({
  committee: z.strictObject({ stream: z.string(), number: z.string().nullable(), zh: z.string(), en: z.string() }),
  year: z.int(),
  rehearsal: z.boolean(),
  closedBy: evidence,
  template: z.strictObject({ sha256: z.string(), by: z.string(), at: instant }).nullable(),
  cells: z.array(cell.extend({ value: z.int().nullable(), evidence: z.array(evidence) })),
  unmapped: z.array(z.string()).describe('待填栏目 · cells that no figure fills'),
});
export type YearlyReport = z.output<typeof yearlyReport>;

const titles: { readonly [name in FigureName]: { readonly zh: string; readonly en: string } } = {
  plenaries: { zh: '年会次数', en: 'Plenary meetings' },
  meetings: { zh: '会议次数', en: 'Meetings' },
  ballots: { zh: '发起表决次数', en: 'Ballots called' },
  adjustments: { zh: '委员调整次数', en: 'Adjustments of members' },
  ballotsPassed: { zh: '表决通过次数', en: 'Ballots passed' },
  ballotsFailed: { zh: '表决未通过次数', en: 'Ballots failed' },
  resolutions: { zh: '会议决议数', en: 'Resolutions of meetings' },
  projectsProposed: { zh: '提出标准项目数', en: 'Standard projects proposed' },
  documentsAdopted: { zh: '通过的委员会文件数', en: 'Documents of the committee adopted' },
  membersJoined: { zh: '新增委员人数', en: 'Members who joined' },
  membersLeft: { zh: '离任委员人数', en: 'Members who left' },
  absenceWarnings: { zh: '缺席提醒次数', en: 'Warnings for absence' },
};

/** Without a form of the authority, every figure under its own name. */
export const plainCells: readonly Cell[] = figureNames.map((figure) => ({ id: figure, ...titles[figure], figure }));
