import { z } from 'zod';
import { documentHash } from './document-hash.js';
import { reasonText } from './text.js';

/** Where a lost vote is put again on the same text. */
export const namedChange = z
  .strictObject({ words: reasonText(500), document: documentHash.describe('the document that shows it; upload it to /documents first') })
  .describe('上一轮未通过而文本不变时：有何变化 · after a lost round on the same text: what has changed; it is told to everyone concerned');
