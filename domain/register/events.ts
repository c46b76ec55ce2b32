import { z } from 'zod';
import type { ActorId } from '../kernel/actor.js';
import type { Effect, Instant, Stream } from '../kernel/decider.js';
import { eventsOf, type EventOf } from '../kernel/event.js';
import { field, held, type PayloadOf } from '../kernel/field.js';
import { rules } from '../kernel/notice-words.js';
import { said } from '../kernel/words.js';
import { printOf } from '../kernel/print-of.js';
import type { RegisterReport } from '../messages/register.js';
import type { Refusal } from '../kernel/refusal.js';
import { evidence, organisation, reason } from './fields.js';
import { headOf, withBurnt, withEntries } from './number-book.js';
import type { RegisterState } from './state.js';

const { born, event } = eventsOf<RegisterState>();

const by = field(held<ActorId>(), '经办人', 'done by');
const project = field(held<Stream>(), '项目', 'project');
const number = field(z.string(), '编号', 'number as printed');
const plain = field(z.string(), '顺序号（不补零）', 'serial without leading zeros');
const year = field(z.int(), '年号', 'year');

/** `mark` is printed wherever the number is, so that a training number is never taken for a real one. */
const minted = {
  ...{ project, number, plain, year },
  serial: field(z.string(), '顺序号', 'serial as printed, with leading zeros'),
  revises: field(held<string | null>(), '被修订的编号', 'number that is revised'),
  mark: field(held<'REHEARSAL' | null>(), '演练标记', 'mark of a rehearsal'),
  asOf: field(held<Instant>().optional(), '项目时钟', 'on the clock of the project'),
} as const;
export type Minted = PayloadOf<typeof minted>;

export const registerOpened = born('registerOpened', {
  words: said('登记簿开立', 'register opened'),
  data: {
    code: field(z.string(), '团体代号', 'code'),
    organisation: field(z.string(), '所属单位', 'organisation'),
    serialWidth: field(z.int(), '顺序号位数', 'digits of a serial'),
    rehearsal: field(z.boolean(), '演练', 'rehearsal'),
  },
  sight: { everybody: ['code', 'organisation', 'serialWidth', 'rehearsal'] },
  evolve: ({ code, organisation: bearer, serialWidth, rehearsal }) => ({
    ...{ code, organisation: bearer, serialWidth, rehearsal },
    ...{ highest: 0, book: [] },
  }),
});

export const numberMinted = event('numberMinted', {
  words: said('编号', 'number granted'),
  data: minted,
  sight: { everybody: ['number', 'plain', 'year', 'serial', 'revises'] },
  evolve: (state, { plain: serial, project: owner, year: given }) => ({
    ...state,
    highest: Math.max(state.highest, headOf(serial)),
    book: withEntries(state.book, [{ status: 'minted', owner: printOf(owner), year: given, serial }]),
  }),
  effects: (granted) => [tellNumber(granted)],
  decision: { kind: 'numberGrant', words: said('编号', 'number granted') },
});

/** The project asked again: the same number, told again. */
export const numberRepeated = event('numberRepeated', {
  words: said('重复给出同一编号', 'the same number told again'),
  data: minted,
  evolve: (state) => state,
  effects: (granted) => [tellNumber(granted)],
});

export const numberRefused = event('numberRefused', {
  words: said('不予编号', 'number refused'),
  data: { project, refusal: field(held<Refusal>(), '理由', 'refusal') },
  evolve: (state) => state,
  effects: ({ project: asker, refusal }) => [reportTo(asker, { type: 'numberRefused', refusal })],
  tells: [
    {
      ...{ tag: said('编号未给出', 'Number refused'), subject: said('T/{code}：标准编号申请未通过', 'T/{code}: a number was refused') },
      ...{ lines: [said('原因：{refusal}', 'Why: {refusal}'), said('项目：{project}', 'Project: {project}')], rule: rules.number },
      to: (state) => [{ role: 'officer', organisation: state.organisation }],
      values: ({ code }, { project: asker, refusal }) => ({ code, project: asker, refusal: refusal.code }),
    },
  ],
  decision: { kind: 'numberGrant', words: said('不予编号', 'number refused') },
});

export const numberBurnt = event('numberBurnt', {
  words: said('编号作废', 'number burnt'),
  data: { project, number, plain, year, reason: field(z.string(), '理由', 'reason') },
  sight: { everybody: ['number', 'plain', 'year', 'reason'] },
  evolve: (state, { plain: serial, year: given }) => ({ ...state, book: withBurnt(state.book, serial, given) }),
  decision: { kind: 'withdrawal', words: said('编号作废', 'number burnt') },
});

export const numbersImported = event('numbersImported', {
  words: said('导入已用编号', 'used numbers brought in'),
  data: {
    source: field(z.string(), '目录来源', 'where they come from'),
    numbers: field(
      held<readonly { readonly number: string; readonly plain: string; readonly year: number; readonly title?: string }[]>(),
      '编号',
      'numbers',
    ),
    by,
  },
  evolve: (state, { numbers }) => ({
    ...state,
    highest: numbers.reduce((highest, { plain: serial }) => Math.max(highest, headOf(serial)), state.highest),
    book: withEntries(
      state.book,
      numbers.map(({ plain: serial, year: given }) => ({ status: 'imported', owner: null, year: given, serial })),
    ),
  }),
});

/** The code is another organisation's: the register goes over to it with all its numbers, which stay used. */
export const registerReassigned = event('registerReassigned', {
  words: said('登记簿改归', 'register reassigned'),
  data: { from: field(z.string(), '原所属单位', 'organisation before'), organisation, reason, evidence, by },
  evolve: (state, { organisation: bearer }) => ({ ...state, organisation: bearer }),
});

export const registerEvents = [
  registerOpened,
  numberMinted,
  numberRepeated,
  numberRefused,
  numberBurnt,
  numbersImported,
  registerReassigned,
] as const;
export type RegisterEvent = EventOf<typeof registerEvents>;

const reportTo = (stream: Stream, command: RegisterReport): Effect => ({ kind: 'tell', stream, command });
const tellNumber = ({ project: asker, number: printed, serial, year: given }: Minted): Effect =>
  reportTo(asker, { type: 'numberMinted', number: printed, serial, year: given });
