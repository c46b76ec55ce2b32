import { z } from 'zod';
import { roles } from '../../domain/kernel/actor.js';
import { valuesOf } from '../../domain/kernel/words.js';
import { whys } from '../../domain/work/whys.js';
import { refusalShown } from '../http.js';
import { instant } from '../instant.js';
import { total } from './list-row.js';
import { count, maybe, name, text, title, words } from './shown.js';

const code = z.enum(valuesOf(whys));
const why = z.strictObject({ code, zh: text, en: text });
const actNamed = z.strictObject({ name: text, zh: text, en: text });

const about = z
  .strictObject({
    call: count.optional(),
    issue: count.optional(),
    clauses: z.array(text).optional().describe('条款 · the first ones'),
    people: count.optional().describe('人数 · how many people'),
    comments: count.optional().describe('待处理意见数 · how many comments wait'),
    objections: z.array(count).optional().describe('待答复异议的序号 · the objections that wait, by number'),
    complaint: count.optional().describe('投诉序号 · the complaint its acts name'),
    proposal: count.optional().describe('待确认的提议 · what waits for a second person, by the number its confirm and decline acts name'),
    act: text.optional().describe('提议的操作 · what was proposed or reported, or confirmPaper for a sheet on paper'),
    what: text.optional().describe('所涉事项 · what it is about: a finding, a role, what was done for the caller'),
    seat: count.optional(),
    by: text.optional().describe('提出人 · who proposed or entered it, or votes for the caller'),
    for: text.optional().describe('被代表的委员 · the member for whom the caller holds a mandate'),
  })
  .meta({ id: 'WorkAbout' });

/** One thing that waits, in the work list of a person and on every desk alike. */
export const workRow = z
  .strictObject({
    subject: z.strictObject({ kind: text, id: text, title: title.nullable(), href: text }),
    why,
    owed: z.boolean().describe('是否为本人现在应办 · whether it is the caller’s own duty now, and not only of concern'),
    act: actNamed
      .extend({ method: z.literal('POST'), href: text })
      .nullable()
      .describe('现在可办的操作 · the act that is open to the caller; null where there is only something to look at'),
    blocked: actNamed
      .extend({ blockers: z.array(refusalShown) })
      .nullable()
      .describe('尚不能办的操作及原因 · the act this is about, where something stands in its way for the caller, and what'),
    due: instant.nullable(),
    overdueSince: instant.nullable(),
    weight: z
      .int()
      .min(1)
      .max(4)
      .describe('后果轻重 · what it leads to when nobody acts: 1 stops rights, 2 breaks a duty, 3 weakens a decision, 4 is work of the day'),
    consequence: words.nullable().describe('不办的后果 · what follows when it is left undone, where the rules know it'),
    ground: z
      .strictObject({
        title: maybe.describe('所见事实 · what was found, in words, where there is a sentence for it'),
        titleZh: maybe,
        rule: text,
        source: text,
        sourceTitle: text,
        sourceTitleZh: text,
        found: z.unknown(),
        needed: z.unknown(),
      })
      .nullable()
      .describe('所依规则 · the rule a fact is measured by, with what was found and what was needed'),
    organisation: maybe,
    organisationName: name,
    committee: z.strictObject({ id: text, title: title.nullable() }).nullable(),
    rehearsal: z.boolean().describe('演练 · of a rehearsal'),
    about,
  })
  .meta({ id: 'WorkRow' });
export type WorkRow = z.output<typeof workRow>;

const counted = z.strictObject({ why, owed: count, total: count }).meta({ id: 'WorkCount' });

/** The caller’s own duties first, then by due. Counts are of all rows, on whichever page. */
export const workList = z
  .strictObject({
    at: instant,
    items: z.array(workRow),
    next: z.string().nullable(),
    total: total.unwrap().describe('共几项 · how many rows there are; exact is false where some lifecycles were too many to be looked through'),
    owed: count.describe('其中本人应办 · how many of them the caller owes'),
    counts: z.array(counted),
  })
  .meta({ id: 'WorkList' });
export type WorkList = z.output<typeof workList>;

/** What somebody may begin. */
export const beginnings = z
  .strictObject({
    items: z.array(
      z
        .strictObject({
          name: text,
          kind: text,
          zh: text,
          en: text,
          method: z.literal('POST'),
          href: text,
          open: z.boolean(),
          roles: z.array(z.enum(roles)).describe('何种角色可以发起 · the roles that may begin it'),
          at: z
            .array(z.strictObject({ organisation: text, organisationName: name }))
            .describe('可为哪些单位发起 · the organisations the caller may begin it for; `*` for any'),
          schema: z.looseObject({}).optional(),
          refusal: refusalShown.optional(),
        })
        .meta({ id: 'Beginning' }),
    ),
  })
  .meta({ id: 'Beginnings' });
export type Beginnings = z.output<typeof beginnings>;
