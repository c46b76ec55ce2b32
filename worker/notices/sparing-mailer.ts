import { MailDown, type Mailer } from './mailer.js';

/** Pause after the first failure, and the longest: while a mail server is away, asking once a minute is enough, however many notices wait. */
const pause = { first: 1_000, most: 60_000 } as const;

/** Spares a mail server that is away: until the pause is over everything is told at once that it is, and the server is not asked. */
export function sparingMailer(mailer: Mailer, clock: () => number = Date.now): Mailer {
  let away = { until: 0, ms: 0, said: '' };
  return {
    ...mailer,
    async send(mail) {
      if (clock() < away.until) throw new MailDown(away.said);
      try {
        const verdict = await mailer.send(mail);
        away = { until: 0, ms: 0, said: '' };
        return verdict;
      } catch (error) {
        const ms = Math.min(pause.most, away.ms === 0 ? pause.first : away.ms * 2);
        if (error instanceof MailDown) away = { until: clock() + ms, ms, said: error.message };
        throw error;
      }
    },
  };
}
