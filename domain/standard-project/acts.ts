import type { CommandOf } from '../kernel/act.js';
import { consentActs } from './acts/consent.js';
import { correctionActs } from './acts/corrections.js';
import { documentActs } from './acts/documents.js';
import { filingActs } from './acts/filing.js';
import { holdActs } from './acts/holds.js';
import { patentActs } from './acts/patents.js';
import { publicationActs } from './acts/publication.js';

export const writtenActs = [
  ...patentActs,
  ...holdActs,
  ...correctionActs,
  ...filingActs,
  ...consentActs,
  ...documentActs,
  ...publicationActs,
] as const;
export type WrittenCommand = CommandOf<typeof writtenActs>;
