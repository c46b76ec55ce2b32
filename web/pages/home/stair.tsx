import { homeWords } from '../../words/home.js';
import { T, useSay } from '../../parts/visiting.js';

/** Steps at which anybody may take part: proposal, notice of the project, comment, systematic review. */
const open: readonly number[] = [0, 1, 3, 8];
const [left, top, wide, high] = [39, 202, 66, 20];

/** The nine steps of a standard as the mark has them: they rise to a point. */
export const Stair = () => {
  const say = useSay();
  return (
    <svg className="stair" viewBox="0 0 606 242" role="img" aria-label={say(homeWords.stair)}>
      <path d="M6 202H72V182H138V162H204V142H270V122H336V102H402V82H468V62H534V42H600" />
      {homeWords.steps.map((step, n) => {
        const [x, y, on] = [left + wide * n, top - high * n, open.includes(n)];
        return (
          <g key={step.en}>
            <circle cx={x} cy={y} r={on ? 7 : 5} className={on ? 'on' : 'off'} />
            <text x={x} y={y + 37} textAnchor="middle" className={on ? 'b' : undefined}>
              <T of={step} />
            </text>
          </g>
        );
      })}
      <circle cx="13" cy="26" r="7" className="on" />
      <text x="28" y="31">
        <T of={homeWords.openSteps} />
      </text>
    </svg>
  );
};
