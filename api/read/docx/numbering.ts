import type { Element, Reader } from './parts.js';

/** One order of a list: how it counts, what is printed (`%1.%2`), where it begins. */
type Level = { readonly format: string; readonly pattern: string; readonly start: number };
type Levels = Map<number, Level>;

const letters = 26;
/** A to Z, then AA to ZZ, as Word goes on. */
const lettered =
  (first: number) =>
  (n: number): string =>
    String.fromCharCode(first + ((n - 1) % letters)).repeat(Math.ceil(n / letters));
/** By what a file says: a map, because a file may say the name of anything. */
const counted = new Map<string, (n: number) => string>([
  ['decimal', String],
  ['decimalFullWidth', String],
  ['upperLetter', lettered(65)],
  ['lowerLetter', lettered(97)],
]);

/** No draft has a clause of a higher number. A letter grows with its number, so a file could otherwise ask for more of them than memory holds. */
const highest = 999;
const numberIn = (text: string | undefined): number => {
  const n = Number(text);
  return Number.isInteger(n) && n >= 0 && n <= highest ? n : 0;
};
/** As many orders as Word has. */
const orders = 9;

/** `word/numbering.xml`: the numbers that Word prints before paragraphs and that stand nowhere in the text. */
export class Numbering implements Reader {
  private readonly kinds = new Map<string, Levels>();
  private readonly lists = new Map<string, string>();
  private readonly counts = new Map<string, number[]>();
  private kind: Levels | null = null;
  private list: string | null = null;
  private order = 0;
  private level: Level | null = null;

  open({ name, at }: Element): void {
    const value = at('val') ?? '';
    if (name === 'abstractNum') this.kinds.set(at('abstractNumId') ?? '', (this.kind = new Map<number, Level>()));
    else if (name === 'num') this.list = at('numId') ?? '';
    else if (name === 'abstractNumId' && this.list !== null) this.lists.set(this.list, value);
    else if (name === 'lvl' && this.kind !== null) {
      this.order = numberIn(at('ilvl'));
      this.level = { format: 'decimal', pattern: '', start: 1 };
    } else if (this.level !== null) {
      if (name === 'numFmt') this.level = { ...this.level, format: value };
      if (name === 'lvlText') this.level = { ...this.level, pattern: value.slice(0, 60) };
      if (name === 'start') this.level = { ...this.level, start: numberIn(value) };
    }
  }

  close(name: string): void {
    if (name === 'lvl' && this.level !== null && this.order < orders) this.kind?.set(this.order, this.level);
    if (name === 'lvl') this.level = null;
    if (name === 'abstractNum') this.kind = null;
    if (name === 'num') this.list = null;
  }

  text(): void {
    // What counts stands in attributes.
  }

  /** The number of the next paragraph of this order of a list; null where nothing is counted. Lists of one kind count together, as Word does. */
  next(list: string, order: number): string | null {
    const kind = this.lists.get(list);
    const levels = kind === undefined ? undefined : this.kinds.get(kind);
    const level = levels?.get(order);
    if (kind === undefined || levels === undefined || level === undefined || !counted.has(level.format)) return null;
    const counts = this.counts.get(kind) ?? [];
    const before = counts[order];
    const now = [...counts.slice(0, order), before === undefined ? level.start : before + 1];
    for (let above = 0; above < order; above += 1) now[above] ??= levels.get(above)?.start ?? 1;
    this.counts.set(kind, now);
    if (now.some((n) => n > highest)) return null;
    return level.pattern.replaceAll(/%([1-9])/g, (_, which: string) => {
      const at = Number(which) - 1;
      const form = counted.get(levels.get(at)?.format ?? '') ?? String;
      return form(now[at] ?? 1);
    });
  }
}
