import { plainText } from '../kernel/half-width.js';

/** As the names of state organs end, and of bodies that civil affairs named so. */
const official = /(人民政府|[局厅署]|民政部|改革委员会|标准化管理委员会)$/;

/** What two spellings of one name have in common: letters and digits, in half width and small. */
export const nameKey = (name: string): string =>
  plainText(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** To a reader the name says that the state decided. */
export const soundsOfficial = (name: string): boolean => official.test(nameKey(name));
