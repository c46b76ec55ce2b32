/**
 * Statutory days off and make-up working days (调休) as published by the State Council office, one list per year.
 * Dates are `YYYY-MM-DD` in Asia/Shanghai. A year outside `years` is not announced yet: its working days are provisional (weekends only).
 * `hash` is SHA-256 over the RFC 8785 bytes of the other fields and is what a project pins.
 */
export type Calendar = {
  readonly id: string;
  readonly hash: string;
  readonly years: readonly number[];
  readonly daysOff: readonly string[];
  readonly workDays: readonly string[];
};
