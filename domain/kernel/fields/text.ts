import { z } from 'zod';
import { inOneLine, withoutUnseen } from '../half-width.js';

/** One line that is no sentence: a number or a reference as others gave it, a clause, a contact. */
export const lineOf = (longest: number) => z.string().overwrite(inOneLine).trim().min(1).max(longest);

/** What is longer is written in a field of several lines. */
const oneLine = 300;

/** Text by people for people, in one line or several: something of a language stands in it (改 is a comment, 。。 is none), and nothing that no reader sees or that turns its order about. */
export const textOf = (longest: number, least = 1) =>
  z
    .string()
    .overwrite(longest > oneLine ? withoutUnseen : inOneLine)
    .trim()
    .min(least)
    .max(longest)
    .refine((typed) => /\p{L}/u.test(typed), { message: '须有文字 · must have words' })
    .meta({ format: longest > oneLine ? 'longtext' : 'words' });

/**
 * Why somebody did something; told to everyone concerned, and read again years later: at least two letters or characters of a language.
 * The one schema for the reason of every act.
 */
export const reasonText = (longest = 4000) =>
  textOf(longest).refine((typed) => /\p{L}[^\p{L}]*\p{L}/u.test(typed), { message: '理由须有文字 · must have words: it is a reason' });
