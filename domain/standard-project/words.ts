import { said } from '../kernel/words.js';

/** What the holder of a patent states. */
export const licenceNames = {
  a: said('免费许可', 'licensed free of charge'),
  b: said('收费许可', 'licensed against a fee'),
  c: said('不同意 a 和 b', 'neither of the two'),
} as const;

/** How a text under comment or vote differs from the one that takes its place. */
export const natureNames = { erratum: said('勘误', 'erratum'), technical: said('技术性修改', 'technical change') } as const;

/** How a technical review ends well. */
export const passNames = { pass: said('通过', 'passed'), passWithEdits: said('修改后通过', 'passed with edits') } as const;
