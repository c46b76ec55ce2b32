import { said } from '../kernel/words.js';

/** What somebody is at an organisation. `employee` is the unit that counts for exclusion (G6). */
export const membershipNames = {
  employee: said('职工', 'employee'),
  officer: said('经办人', 'standards officer'),
  drafter: said('起草人', 'drafter'),
  expert: said('专家', 'expert'),
  secretariat: said('秘书处', 'standards office'),
  chair: said('负责人', 'chair'),
  monitor: said('监管人员', 'supervisor'),
  member: said('成员', 'member'),
} as const;
