import { z } from 'zod';

/** The second half of a stream name, as it stands in a path or is named in a body. */
export const lifecycleId = z
  .string()
  .regex(/^(?!.*\p{Default_Ignorable_Code_Point})[\p{L}\p{N}][\p{L}\p{N}._—-]{0,99}$/u, '须为所指记录的标识 · must be the id of a record');
