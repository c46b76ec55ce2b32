import { z } from 'zod';
import { consultation } from '../domain/consultation/consultation.js';
import { commentFields } from '../domain/consultation/fields.js';
import { asWritten } from '../domain/text/clause-fields.js';
import { lineOf, textOf } from '../domain/kernel/fields/text.js';
import { field } from '../domain/kernel/field.js';
import { titleOf } from '../domain/kernel/wire.js';

/** A comment as it is sent: the fields of the act, and who makes it, which stands beside the log. */
export const commentBody = z
  .strictObject({
    ...commentFields,
    author: field(textOf(100), '提出者', 'name of the author'),
    contact: field(lineOf(200).optional(), '联系方式', 'contact'),
    asWritten,
  })
  .meta({ title: titleOf(consultation.commands.comment.words) });
