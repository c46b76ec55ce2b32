import { DOMParser, onErrorStopParsing, type Element } from '@xmldom/xmldom';

const atom = 'http://www.w3.org/2005/Atom';

export type Entry = {
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly summary: string;
  readonly author: string | null;
  readonly link: string;
  readonly category: string | null;
};
export type Feed = Omit<Entry, 'summary' | 'category'> & { readonly self: string; readonly entries: readonly Entry[] };

const under = (parent: Element, name: string): readonly Element[] =>
  [...parent.children].filter((one) => one.namespaceURI === atom && one.localName === name);

/** The one element of this name: none, and several, are against the rules. */
function one(parent: Element, name: string): Element {
  const [found, more] = under(parent, name);
  if (found === undefined || more !== undefined) throw new Error(`${parent.localName} has not one ${name}`);
  return found;
}
const textOf = (parent: Element, name: string): string => one(parent, name).textContent ?? '';
const links = (parent: Element, rel: string): readonly string[] =>
  under(parent, 'link').flatMap((link) => (link.getAttribute('rel') === rel ? [link.getAttribute('href') ?? ''] : []));

function common(element: Element) {
  const updated = textOf(element, 'updated');
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(updated)) throw new Error(`${updated} is no date of RFC 3339`);
  const id = textOf(element, 'id');
  if (!/^urn:uuid:[\da-f-]{36}$/.test(id)) throw new Error(`${id} is no IRI of ours`);
  const [link = ''] = links(element, 'alternate');
  const [author] = under(element, 'author');
  return { id, title: textOf(element, 'title'), updated, link, author: author === undefined ? null : textOf(author, 'name') };
}

/** Reads a feed with an XML parser that is not ours and stops at the first fault, and holds it to RFC 4287, section 4. */
export function feedIn(xml: string): Feed {
  const root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(xml, 'application/xml').documentElement;
  if (root === null || root.namespaceURI !== atom || root.localName !== 'feed') throw new Error('no Atom feed');
  const entries = under(root, 'entry').map((entry) => {
    const [category] = under(entry, 'category');
    return { ...common(entry), summary: textOf(entry, 'summary'), category: category?.getAttribute('term') ?? null };
  });
  const [self = ''] = links(root, 'self');
  const feed = { ...common(root), self, entries };
  if (feed.author === null) throw new Error('neither the feed nor each entry says by whom');
  if (new Set(entries.map(({ id }) => id)).size !== entries.length) throw new Error('two entries have one id');
  return feed;
}
