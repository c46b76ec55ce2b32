import { said } from '../kernel/words.js';

/** A society may publish T/ standards; the others take part. */
export const kindNames = {
  society: said('社会团体', 'society'),
  enterprise: said('企业', 'enterprise'),
  institution: said('事业单位', 'institution'),
  authority: said('行政主管部门', 'authority'),
  other: said('其他', 'other'),
} as const;
export type OrganisationKind = keyof typeof kindNames;
