import compression from 'compression';
import type { RequestHandler } from 'express';

/**
 * Packs what is read and longer than a kilobyte, as br or gzip where it is asked for. Answers to what is sent are short, and some carry a secret beside what was
 * sent: those go out as they are.
 */
export const packed = (): RequestHandler =>
  compression({ threshold: 1024, filter: (req, res) => (req.method === 'GET' || req.method === 'HEAD') && compression.filter(req, res) });
