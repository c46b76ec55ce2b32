import type { Element, Reader } from './parts.js';

/** What a style, or a paragraph, says of itself. */
export type Look = { readonly outline?: number; readonly list?: string; readonly order?: number };
type Style = Look & { readonly name: string; readonly basedOn: string | null };

/** Names under which templates of the trade have headings, where they give them no outline. */
const headingNames = /^(heading|标题) ?\d|章标题|条标题|附录标识|前言、引言标题|参考文献、索引标题/i;
const contentsNames = /^(toc|目[录次]) ?\d/i;

const outlineOf = (value: string | undefined): number | undefined => (/^[0-8]$/.test(value ?? '') ? Number(value) : undefined);

/** What one property of a paragraph adds. */
export function lookOf({ name, at }: Element): Look {
  const value = at('val');
  if (name === 'outlineLvl') {
    const outline = outlineOf(value);
    return outline === undefined ? {} : { outline };
  }
  if (name === 'numId' && value !== undefined) return { list: value };
  return name === 'ilvl' && /^[0-8]$/.test(value ?? '') ? { order: Number(value) } : {};
}

/** `word/styles.xml`: which paragraphs are headings, and which are counted. */
export class Styles implements Reader {
  private readonly styles = new Map<string, Style>();
  private id: string | null = null;
  private style: Style = { name: '', basedOn: null };

  open(element: Element): void {
    const { name, at } = element;
    if (name === 'style') {
      this.id = at('type') === 'paragraph' ? (at('styleId') ?? null) : null;
      this.style = { name: '', basedOn: null };
    } else if (name === 'name') this.style = { ...this.style, name: at('val') ?? '' };
    else if (name === 'basedOn') this.style = { ...this.style, basedOn: at('val') ?? null };
    else this.style = { ...this.style, ...lookOf(element) };
  }

  close(name: string): void {
    if (name === 'style' && this.id !== null) this.styles.set(this.id, this.style);
  }

  text(): void {
    // What a style is stands in attributes.
  }

  /** What a style comes to with those it is based on; a circle of them ends where it began. */
  of(id: string | null): Look & { readonly heading: boolean; readonly contents: boolean } {
    const seen = new Set<string>();
    let look: Look = {};
    let names = '';
    for (let at = id; at !== null && !seen.has(at) && seen.size < 20;) {
      seen.add(at);
      const style = this.styles.get(at);
      if (style === undefined) break;
      const { name, basedOn, ...own } = style;
      look = { ...own, ...look };
      if (names === '') names = name;
      at = basedOn;
    }
    return { ...look, heading: look.outline !== undefined || headingNames.test(names), contents: contentsNames.test(names) };
  }
}
