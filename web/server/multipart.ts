import { Busboy } from '@fastify/busboy';
import type { Request, RequestHandler } from 'express';
import { notUtf8 } from '../../contract/utf8-text.js';
import { documentLimit } from '../../contract/views/document.js';
import type { Sent } from './page.js';

/** As many files as the largest form has. One byte more than a document may have is read, so that the API sees that it is too large. */
const limits = { fields: 5000, fieldSize: 128 * 1024, files: 20, fileSize: documentLimit + 1, parts: 6000 };

/** All files of one form together are held in memory while they are stored. */
const mostBytes = 2 * documentLimit;

export type Parts = { readonly fields: { readonly [name: string]: string }; readonly files: readonly Sent[] };

/** As Express says it of a body that is none, or too large. */
const unreadable = (): Error => Object.assign(new Error('the form cannot be read'), { status: 400, expose: true });
const tooLarge = (): Error => Object.assign(new Error('the form is too large'), { status: 413, expose: true });

/** As the readers of bodies say it of what is not in UTF-8. */
export const unreadableText = (): Error => Object.assign(new Error('the form is not in UTF-8'), { status: 400, expose: true, type: notUtf8 });

/** What the reader could not read as text stands for it in what it read. */
const isRead = (...texts: readonly string[]): boolean => texts.every((text) => !text.includes('\uFFFD'));

/** Null for a type that names no boundary. */
function readerOf({ headers }: Request, type: string): InstanceType<typeof Busboy> | null {
  try {
    return new Busboy({ headers: { ...headers, 'content-type': type }, limits });
  } catch {
    return null;
  }
}

/**
 * Reads a form that brings files; what it has stands in `body`, as of a form without. Only who is known here has files held in memory: of strangers what was
 * typed is read, so that it is not lost, and their files are read past.
 */
export const multipart =
  (isKnown: (req: Request) => Promise<boolean>): RequestHandler =>
  async (req, _res, next) => {
    const type = req.headers['content-type'];
    if (type?.startsWith('multipart/form-data') !== true) return next();
    const known = await isKnown(req);
    const fields: { [name: string]: string } = {};
    const files: Sent[] = [];
    let size = 0;
    const reader = readerOf(req, type);
    if (reader === null) return next(unreadable());
    const answered = { already: false };
    const go = (error?: Error): void => {
      if (answered.already) return;
      answered.already = true;
      next(error);
    };
    // What still comes is read past: closed while a browser still sends, its answer would be lost.
    const stop = (error: Error): void => {
      req.unpipe(reader);
      req.resume();
      files.length = 0;
      go(error);
    };
    reader.on('field', (name, value) => void (fields[name] ??= value));
    reader.on('file', (field, stream, ...[name, , mime]) => {
      if (!known) return void stream.resume();
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= mostBytes) return void chunks.push(chunk);
        chunks.length = 0;
        stop(tooLarge());
      });
      // Without a name no file was chosen.
      stream.on(
        'end',
        () => void (name === '' || chunks.length === 0 ? null : files.push({ field, name, type: mime, bytes: Buffer.concat(chunks) })),
      );
    });
    reader.on('error', () => stop(unreadable()));
    reader.on('finish', () => {
      if (!isRead(...Object.entries(fields).flat(), ...files.flatMap(({ field, name }) => [field, name]))) return go(unreadableText());
      req.body = { fields, files } satisfies Parts;
      go();
    });
    req.pipe(reader);
  };
