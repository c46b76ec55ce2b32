import { z } from 'zod';
import { documentHash } from './document-hash.js';
import { campaignOutcomes, scopes } from '../domain/campaign/campaign-state.js';
import { creditCode, standardNumber } from './identity.js';
import { term } from './term.js';
import { reasonText } from './http.js';
import { textOf } from './text.js';

const reason = reasonText(500);
const line = textOf(200);
const item = z.int().min(1).describe('序号 · number of the standard within the campaign');

/** `POST /campaigns`: an authority begins a batch review. */
export const campaignStart = z.strictObject({
  organisation: creditCode.describe('credit code of the authority'),
  title: z.strictObject({ zh: line, en: line }),
  scope: z.enum(scopes).describe('mandatory 强制性地方标准清理 / recommended 推荐性地方标准复审'),
  within: term.describe('期限 · by when every standard has an outcome'),
  rehearsal: z.boolean().default(false),
});

/** What a person may ask of a campaign, without `type`. */
export const campaignCommands = {
  addStandards: z
    .strictObject({
      standards: z
        .array(
          z.strictObject({
            number: standardNumber,
            title: line,
            project: z
              .templateLiteral(['standard-project/', z.string().min(1).max(100)])
              .optional()
              .describe('ours · its project is asked for its 复审'),
          }),
        )
        .min(1)
        .max(200),
    })
    .meta({ title: '列入标准 · name standards to review' }),
  removeStandard: z.strictObject({ item, reason }).meta({ title: '移出标准 · take a standard out' }),
  recordOutcome: z
    .strictObject({
      item,
      outcome: z.enum(campaignOutcomes),
      reason,
      evidence: documentHash.optional().describe('SHA-256 of the evidence; needed where no review of ours stands behind the outcome'),
    })
    .meta({ title: '记录结论 · record the outcome of a standard' }),
  moveDeadline: z.strictObject({ within: term, reason }).meta({ title: '调整期限 · move the deadline' }),
  closeCampaign: z.strictObject({ summary: documentHash.describe('SHA-256 of the report') }).meta({ title: '结束 · close the campaign' }),
} as const;
