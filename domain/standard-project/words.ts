import { said } from '../kernel/words.js';

/** What the holder of a patent states. */
export const licenceNames = {
  a: said('免费许可', 'licensed free of charge'),
  b: said('收费许可', 'licensed against a fee'),
  c: said('不同意 a 和 b', 'neither of the two'),
} as const;
