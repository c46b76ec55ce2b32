import { refuseEarlierArchive } from '../earlier-archive.js';
import type { Migration } from './migration.js';

/** From here on the archive keeps what was asked; what was written before cannot be filled in. */
export const asked20261130: Migration = { id: '2026-11-30-asked', up: refuseEarlierArchive };
