import { z } from 'zod';

/** A record whose readers see something new: its name, the number up to which they see it, and the noun under which it is read. */
export const moved = z.strictObject({ stream: z.string(), seq: z.number().int(), noun: z.string() }).meta({ id: 'Moved' });
export type Moved = z.output<typeof moved>;

const held = String.raw`[a-z-]{1,20}\/[^\s:,\/]{1,100}:\d{1,9}`;

/** Where to go on: the `id` of the last message (a browser says it in `Last-Event-ID` by itself), and what is held already. */
export const streamQuery = z.strictObject({
  after: z
    .string()
    .regex(/^[\w-]{1,400}$/, '须为上一条消息的 id · must be the id of an earlier message')
    .optional(),
  have: z
    .string()
    .regex(
      new RegExp(`^${held}(,${held}){0,19}$`, 'u'),
      '须为“种类/标识:序号”，以逗号分隔，最多 20 项 · must be kind/id:number, separated by commas, at most 20',
    )
    .optional()
    .describe('已持有的记录及其序号 · records held already; those that have moved on since are said at once'),
});

/** A record as somebody holds it. */
export type Held = { readonly stream: string; readonly seq: number };

/** What `have` says. */
export const heldIn = (have: string): readonly Held[] =>
  have.split(',').map((one) => {
    const at = one.lastIndexOf(':');
    return { stream: one.slice(0, at), seq: Number(one.slice(at + 1)) };
  });
