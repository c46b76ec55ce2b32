import type { PublicNotice } from '../../domain/steps/public-notice/state.js';

/** Objectors stay inside; how many objections there are is public. */
export const publicNotice = <Of extends string>(notice: PublicNotice<Of> | null) =>
  notice === null ? null : { ...notice, open: notice.open.map(({ objection }) => objection) };
