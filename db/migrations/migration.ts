import type { Connection } from 'mongoose';

/** One step of the store's shape. `id` begins with a date and is never reused; `up` can be repeated without harm. */
export type Migration = { readonly id: string; up(db: Connection): Promise<void> };
