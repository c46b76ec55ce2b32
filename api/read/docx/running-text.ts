import { clauseIdOf, namedPart } from '../../../domain/text/clause-id.js';
import { Numbering } from './numbering.js';
import { readParts, UnreadableDocx, type Element, type Reader } from './parts.js';
import { lookOf, Styles, type Look } from './styles.js';

/** Longer texts are no drafts of one standard: so many letters, numbers that Word prints among them, or so many paragraphs. */
const longestText = 4 * 1024 * 1024;
const mostParagraphs = 50_000;

/** One paragraph: its words, the number Word prints before it, and of which order it is a heading (null for none). */
type Paragraph = { readonly words: string; readonly label: string | null; readonly heading: number | null };

/** What was struck out in tracked changes, codes of fields, and the second telling of a drawing for older programs. */
const silent: readonly string[] = ['del', 'moveFrom', 'instrText', 'delText', 'Fallback', 'pict', 'drawing'];

/** `word/document.xml`, paragraph by paragraph. */
class Body implements Reader {
  readonly paragraphs: Paragraph[] = [];
  private size = 0;
  private quiet = 0;
  private tables = 0;
  private cells: string[] = [];
  private words: string | null = null;
  private inText = false;
  private own: Look & { readonly style: string | null } = { style: null };
  private inProperties = false;

  constructor(
    private readonly styles: Styles,
    private readonly numbering: Numbering,
  ) {}

  open(element: Element): void {
    const { name, at } = element;
    if (this.quiet > 0 || (silent.includes(name) && !this.inProperties)) return void (this.quiet += 1);
    if (name === 'p') {
      this.words = '';
      this.own = { style: null };
    } else if (name === 'tbl') this.tables += 1;
    else if (name === 'tr') this.cells = [];
    else if (name === 'pPr') this.inProperties = true;
    else if (this.inProperties) this.own = name === 'pStyle' ? { ...this.own, style: at('val') ?? null } : { ...this.own, ...lookOf(element) };
    else if (name === 't') this.inText = true;
    else if (name === 'tab' || name === 'br' || name === 'cr') this.add(' ');
  }

  close(name: string): void {
    if (this.quiet > 0) return void (this.quiet -= 1);
    if (name === 't') this.inText = false;
    else if (name === 'pPr') this.inProperties = false;
    else if (name === 'p') this.end();
    else if (name === 'tr' && this.cells.length > 0) this.take({ words: this.cells.join(' | '), label: null, heading: null });
    else if (name === 'tbl') this.tables -= 1;
  }

  text(text: string): void {
    if (this.quiet === 0 && this.inText) this.add(text);
  }

  private add(text: string): void {
    this.count(text);
    if (this.words !== null) this.words += text;
  }

  private count({ length }: string): void {
    this.size += length;
    if (this.size > longestText) throw new UnreadableDocx('it is longer than a draft');
  }

  private end(): void {
    const words = (this.words ?? '').replaceAll(/\s+/g, ' ').trim();
    this.words = null;
    const { style, ...own } = this.own;
    const { heading, contents, ...look } = this.styles.of(style);
    if (contents) return;
    if (this.tables > 0) return void (words === '' ? null : this.cells.push(words));
    const { outline, list, order = outline ?? 0 } = { ...look, ...own };
    // A paragraph without words is counted too; `0` takes a paragraph out of its list.
    const label = list === undefined || list === '0' ? null : this.numbering.next(list, order);
    if (words === '' && label === null) return;
    this.count(label ?? '');
    this.take({ words, label, heading: heading || own.outline !== undefined ? (outline ?? order) : null });
  }

  private take(paragraph: Paragraph): void {
    if (this.paragraphs.length >= mostParagraphs) throw new UnreadableDocx('it has more paragraphs than a draft');
    this.paragraphs.push(paragraph);
  }
}

const bare = (label: string): string => label.replace(/[\s.．、]+$/u, '');
/** A number that names a clause by itself, also where the clause has no title: `4.1`, `A.1`, `附录A`; but not `1)` or `—`. */
const isPath = (label: string): boolean => /^(\d{1,3}(\.\d{1,3})+|[A-Z](\.\d{1,3})+|附\s*录\s*[A-Z])$/u.test(bare(label));
const isNumber = (label: string): boolean => isPath(label) || /^\d{1,3}$/.test(bare(label));

/** What would be taken for a heading or a fence of Markdown is no heading here. */
const plain = (words: string): string => words.replace(/^(#{1,6}\s|```|~~~)/, '\\$1');

const isTyped = (words: string): boolean => namedPart(words) === null && clauseIdOf(words) !== null;

/** Numbers for headings that have none, by their order: 1, 1.1, 1.2, 2. */
function counter(): (order: number) => string {
  let counts: number[] = [];
  return (order) => {
    const at = Math.min(order, counts.length);
    counts = [...counts.slice(0, at), (counts[at] ?? 0) + 1];
    return counts.join('.');
  };
}

/** The paragraphs as a text whose clauses can be read: headings marked, each with its number. */
function textOf(paragraphs: readonly Paragraph[]): string {
  const headings = paragraphs.filter(({ heading, words }) => heading !== null && words !== '');
  const isNumbered = headings.some(({ label, words }) => (label !== null && isNumber(label)) || isTyped(words));
  const numberOf = counter();
  return paragraphs
    .map(({ words, label, heading }) => {
      if (label !== null && (isPath(label) || (heading !== null && isNumber(label)))) return `## ${bare(label)} ${words}`.trimEnd();
      if (heading === null) return label === null ? plain(words) : `${label} ${words}`;
      if (isNumbered || namedPart(words) !== null || isTyped(words))
        return isTyped(words) || namedPart(words) !== null ? `## ${words}` : plain(words);
      return words === '' ? '' : `## ${numberOf(heading)} ${words}`;
    })
    .join('\n\n');
}

/** The running text of a Word document as its readers see it, tracked changes taken; throws `UnreadableDocx` and what the zip reader throws. */
export async function runningText(bytes: Buffer): Promise<string> {
  const [styles, numbering] = [new Styles(), new Numbering()];
  const body = new Body(styles, numbering);
  await readParts(bytes, [
    ['word/styles.xml', styles],
    ['word/numbering.xml', numbering],
    ['word/document.xml', body],
  ]);
  return textOf(body.paragraphs);
}
