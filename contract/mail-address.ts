import { z } from 'zod';

/** A mail address as we can write to it: ASCII, one @, nothing that could end a header or name a second recipient. */
export const mailAddress = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email())
  .refine(
    (address) => /^[\x21-\x7e]+$/.test(address) && !/[,;:<>()[\]\\"]/.test(address),
    '须为一个电子邮件地址，不带姓名 · must be one mail address, without a name',
  );
