import { z } from 'zod';
import type { ActorId } from '../kernel/actor.js';
import type { Instant, Stream } from '../kernel/decider.js';
import { choice, field, held } from '../kernel/field.js';
import { documentHash } from '../kernel/fields/document-hash.js';
import { creditCode } from '../kernel/fields/identity.js';
import { ruleSource } from '../kernel/fields/rule-source.js';
import { streamOf } from '../kernel/fields/stream.js';
import { term } from '../kernel/fields/term.js';
import { reasonText, textOf } from '../kernel/fields/text.js';
import { suspendable } from '../messages/suspension.js';
import { conclusionNames, scopeNames, settledNames } from './words.js';

/** As many findings as one matter holds; a longer list is several matters. */
export const maxFindings = 10;

const papers = z.array(documentHash).max(10);

export const question = field(textOf(2000), '询问的问题', 'what is asked');
export const text = field(textOf(2000), '说明', 'what is said to it');
export const files = field(papers.default([]), '附件', 'SHA-256 of each file that goes with it');
export const evidence = field(papers.min(1), '证明材料', 'SHA-256 of each piece of evidence');
export const proof = field(documentHash, '证明材料', 'SHA-256 of the evidence');
export const proofIfAny = field(documentHash.optional(), '证明材料', 'SHA-256 of the evidence; needed where findings were put right');
export const reason = field(reasonText(1000), '理由', 'reason');
export const n = field(z.int().min(1), '第几项', 'number of the finding');
export const settled = field(choice(settledNames), '认定结果', 'what becomes of it');
export const conclusion = field(choice(conclusionNames), '办结结论', 'conclusion');
export const within = field(term.default({ count: 10, unit: 'workingDays' }), '期限', 'by when');

/** The wire lets a finding through without its scope, so that this is refused by its own name; a form asks for it all the same. */
const scope = choice(scopeNames).optional().meta({ 'x-expected': true });
const finding = z.strictObject({
  rule: field(textOf(200), '违反的规则', 'rule that was broken'),
  source: field(ruleSource(200), '规则的出处', 'where the rule stands'),
  text: field(textOf(1000), '查明的情况', 'what was found'),
  needed: field(textOf(300), '须报送的证明材料', 'evidence that is needed'),
  scope: field(scope, '暂停范围', 'what it suspends'),
  acts: field(z.array(choice(suspendable)).max(5).default([]), '暂停的环节', 'acts that are suspended'),
  project: field(streamOf('standard-project').optional(), '所涉项目', 'project it is about'),
});
const list = z.array(finding);
export const findings = field(list.min(1).max(maxFindings), '整改事项', 'what is to be put right');

/** What the request that begins one says. */
export const startFields = {
  organisation: field(creditCode, '被监督的团体', 'credit code of the society'),
  department: field(creditCode, '以哪个部门的名义', 'credit code of the department that asks'),
  title: field(textOf(200), '事由', 'what it is about'),
  project: field(streamOf('standard-project').optional(), '所涉项目', 'project it is about'),
  // Which figures there are, the API knows: the rules ask nothing of it.
  indicator: field(z.string().min(1).max(40).optional(), '所涉指标', 'figure it is about'),
  question: field(textOf(2000), '询问的问题或整改的缘由', 'what is asked, or why something is to be put right'),
  files,
  findings: field(list.max(maxFindings).default([]), '整改事项', 'what is to be put right; none for a question alone'),
  within,
  rehearsal: field(z.boolean().default(false), '演练', 'rehearsal'),
} as const;

/* What events hold beside it. */
export const by = field(held<ActorId>(), '经办人', 'done by');
export const due = field(held<Instant>(), '期限', 'due');
export const matter = field(held<Stream>(), '监督事项', 'its own stream');
