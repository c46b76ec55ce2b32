import { said } from '../../domain/kernel/words.js';

export const timeWords = {
  until: said('截止', 'Closes'),
  closedBefore: said('已于', 'Closed'),
  closedAfter: said('截止', ''),
};
