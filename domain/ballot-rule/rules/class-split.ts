import { fraction, integer, name, optionalFraction } from '../parameter.js';
import { atLeast, moreThan, noFewerThan, unlessNone, type RuleSpec } from '../rule-spec.js';

/**
 * Two classes that must both agree, such as producers and users: more than half take part, two thirds of the first class,
 * more than half of the second, and somebody in favour in each.
 */
const classSplit: RuleSpec = {
  id: 'CLASS-SPLIT',
  aliases: ['CLASS_SPLIT', 'CABF'],
  source: 'CLASS-SPLIT',
  electorate: 'two classes of members',
  fixed: { unit: 'organisation', flat: 'refused', abstainIn: { quorum: true, den: false }, recusal: 'staysInBase', derived: { activeMembers: 'E' } },
  params: {
    class1: name('producers'),
    class2: name('users'),
    quorum: optionalFraction('1/2'),
    yes1: fraction('2/3'),
    yes2: fraction('1/2'),
    atLeastOne: integer(1),
  },
  build: (read) => {
    const first = read.text('class1');
    const second = read.text('class2');
    const one = read.integer('atLeastOne');
    return {
      classes: [first, second],
      quorum: unlessNone(read.optional('quorum'), (limit) => moreThan('quorum', { num: 'R', den: 'activeMembers' }, limit)),
      tests: [
        atLeast(`${first} yes`, { num: `${first}.Y`, den: `${first}.D` }, read.fraction('yes1')),
        moreThan(`${second} yes`, { num: `${second}.Y`, den: `${second}.D` }, read.fraction('yes2')),
        noFewerThan(`${first} one yes`, `${first}.Y`, one),
        noFewerThan(`${second} one yes`, `${second}.Y`, one),
      ],
    };
  },
};

export const classSplitRules: readonly RuleSpec[] = [classSplit];
