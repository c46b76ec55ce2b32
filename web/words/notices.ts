import { said } from '../../domain/kernel/words.js';

export const noticesWords = {
  title: said('公示', 'Public notices'),
  lede: said(
    '正在公示的事项，先截止的在前。截止之前，任何单位和个人都可以提出异议。',
    'What stands open for objections, those that close first in front. Anybody may object until then.',
  ),
  none: said('目前没有公示', 'No notice is running at present'),
  rehearsals: said('看演练中的公示', 'Show rehearsed notices'),
};
