import { closeSync, fstatSync, openSync, readSync, writeFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** Writes the one member of a zip file whose name matches to `target`. Small on purpose: no encryption, no ZIP64. */
export function extractMember(zipFile, name, target) {
  const file = openSync(zipFile, 'r');
  try {
    const entry = entriesOf(file).find((candidate) => name.test(candidate.name));
    if (entry === undefined) throw new Error(`${zipFile} has no member ${name}`);
    writeFileSync(target, contentOf(file, entry));
  } finally {
    closeSync(file);
  }
}

function entriesOf(file) {
  const tailSize = Math.min(fstatSync(file).size, 65_557);
  const tail = readAt(file, fstatSync(file).size - tailSize, tailSize);
  let end = tailSize - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endOfDirectory) end--;
  if (end < 0) throw new Error('not a zip file');
  return parseDirectory(readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12)));
}

function parseDirectory(directory) {
  const entries = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === directoryEntry;) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset));
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

function contentOf(file, entry) {
  const header = readAt(file, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = readAt(file, start, entry.packedSize);
  if (entry.method === 0) return packed;
  if (entry.method === 8) return inflateRawSync(packed);
  throw new Error(`compression method ${entry.method} of ${entry.name} is not known`);
}

function readAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  readSync(file, buffer, 0, length, position);
  return buffer;
}
