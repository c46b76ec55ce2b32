/** The names in a zip's own list, which stands at its end. Looks at the file as it streams by and keeps the end only. */
export interface ZipParts {
  take(chunk: Buffer): void;
  /** Empty for what is no zip, or one whose list is longer than an Office file's ever is. */
  names(): readonly string[];
}

/** Thousands of parts; a list that is longer is no text somebody wrote. */
const longestList = 1024 * 1024;
const endMark = Buffer.from('PK\x05\x06', 'latin1');
const entryMark = 0x02014b50;
const entrySize = 46;

export function zipParts(): ZipParts {
  let chunks: Buffer[] = [];
  let kept = 0;
  let size = 0;
  return {
    take: (chunk) => {
      chunks.push(chunk);
      kept += chunk.length;
      size += chunk.length;
      if (kept < 2 * longestList) return;
      const tail = Buffer.from(Buffer.concat(chunks).subarray(-longestList)); // a copy, so that the rest can go
      chunks = [tail];
      kept = tail.length;
    },
    names: () => {
      const tail = Buffer.concat(chunks);
      return listed(tail, size - tail.length);
    },
  };
}

function listed(tail: Buffer, before: number): readonly string[] {
  const end = tail.lastIndexOf(endMark);
  if (end < 0 || end + 22 > tail.length) return [];
  const names: string[] = [];
  for (let at = tail.readUInt32LE(end + 16) - before; at >= 0 && at + entrySize <= end && tail.readUInt32LE(at) === entryMark;) {
    const length = tail.readUInt16LE(at + 28);
    names.push(tail.toString('utf8', at + entrySize, at + entrySize + length));
    at += entrySize + length + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
  }
  return names;
}
