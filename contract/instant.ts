import { z } from 'zod';

/** RFC 3339 with the offset of China. */
export const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?\+08:00$/);
