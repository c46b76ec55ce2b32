import { setImmediate } from 'node:timers/promises';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { fromBufferPromise } from 'yauzl';

/** A file that is no Word document, is broken, or was made to be costly. */
export class UnreadableDocx extends Error {}

/** What a part of a document may come to unpacked: a text of a thousand pages has some ten million bytes of XML. */
const largestPart = 32 * 1024 * 1024;
const mostEntries = 10_000;
const deepest = 200;
/** From the first byte to the last, with turns for other requests in between. */
const patienceMs = 5_000;

/** An element by its own name, without the prefix that whoever wrote it gave its namespace. */
export type Element = { readonly name: string; readonly at: (attribute: string) => string | undefined };
/** Told of what stands in a part, in order. */
export type Reader = { open(element: Element): void; close(name: string): void; text(text: string): void };

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function elementOf({ name, attributes }: SaxesTagPlain): Element {
  return {
    name: local(name),
    at: (wanted) => Object.entries(attributes).find(([key]) => local(key) === wanted)?.[1],
  };
}

/** No document type is taken, so that there are no entities to unfold and no files to fetch. */
function parserFor(reader: Reader): SaxesParser {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', () => {
    throw new UnreadableDocx('it has a document type');
  });
  parser.on('error', (error) => {
    throw new UnreadableDocx(error.message);
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > deepest) throw new UnreadableDocx('it is nested too deeply');
    reader.open(elementOf(tag));
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    reader.close(local(name));
  });
  parser.on('text', (text) => reader.text(text));
  return parser;
}

async function readPart(chunks: AsyncIterable<Buffer>, reader: Reader, until: number): Promise<void> {
  const [parser, decoder] = [parserFor(reader), new TextDecoder('utf-8')];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > largestPart) throw new UnreadableDocx('it unpacks to more than a text has');
    if (performance.now() > until) throw new UnreadableDocx('it takes too long to read');
    parser.write(decoder.decode(chunk, { stream: true }));
    await setImmediate();
  }
  parser.write(decoder.decode()).close();
}

/** Reads parts of a document in the order in which they are asked for; one that is not there is read past. */
export async function readParts(bytes: Buffer, readers: readonly (readonly [part: string, reader: Reader])[]): Promise<void> {
  const until = performance.now() + patienceMs;
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  if (zip.entryCount > mostEntries) throw new UnreadableDocx('it has too many parts');
  const entries = new Map<string, Parameters<typeof zip.openReadStreamPromise>[0]>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  for (const [part, reader] of readers) {
    const entry = entries.get(part);
    // What it unpacks to is said beforehand, and held to when it is unpacked.
    if (entry !== undefined && entry.uncompressedSize > largestPart) throw new UnreadableDocx('it unpacks to more than a text has');
    if (entry !== undefined) await readPart(await zip.openReadStreamPromise(entry), reader, until);
  }
}
