import type { IndicatorTable } from '../../../contract/views/indicator.js';
import { cities, type City } from '../../../domain/law/liaoning.js';
import { DataTable, Section, type Column } from '../../parts/blocks.js';
import { useSay } from '../../parts/visiting.js';
import { monitorWords } from '../../words/monitor.js';

type Place = IndicatorTable['places'][number];

/** A tile, and the gap beside it, in units of the drawing. */
const [wide, high, gap] = [120, 60, 6];
const isCity = (city: string | null): city is City => city !== null && Object.hasOwn(cities, city);
const toneOf = ({ bodies, unusual, watch }: Place): string => (unusual > 0 ? 'unusual' : watch > 0 ? 'watch' : bodies > 0 ? 'some' : 'none');

function Tile({ place }: { readonly place: Place }) {
  const say = useSay();
  if (!isCity(place.city)) return null;
  const { x, y } = cities[place.city];
  const [left, top] = [(x - 1) * (wide + gap), y * (high + gap)];
  return (
    <g className={toneOf(place)}>
      <rect x={left} y={top} width={wide} height={high} rx="4" />
      <text x={left + 10} y={top + 25} className="city">
        {say(place.words)}
      </text>
      {place.bodies === 0 ? null : (
        <text x={left + 10} y={top + 47}>
          {say(monitorWords.short(place.bodies, place.unusual))}
        </text>
      )}
    </g>
  );
}

const columns = (say: ReturnType<typeof useSay>): readonly Column<Place>[] => [
  { head: monitorWords.city, cell: ({ words }) => say(words) },
  { head: monitorWords.bodiesHere, kind: 'num', cell: ({ bodies }) => bodies },
  { head: monitorWords.projectsHere, kind: 'num', cell: ({ projects }) => projects },
  { head: monitorWords.unusualHere, kind: 'num', cell: ({ unusual }) => unusual },
  { head: monitorWords.watchHere, kind: 'num', cell: ({ watch }) => watch },
];

/** The bodies of each of the fourteen cities: a grid of tiles, and the same as a table, which says all that the tiles say. */
export function Places({ places }: Pick<IndicatorTable, 'places'>) {
  const say = useSay();
  return (
    <Section id="places" title={monitorWords.places}>
      <p className="small mute">{say(monitorWords.placesNote)}</p>
      <div className="places">
        <svg viewBox={`-1 -1 ${4 * (wide + gap)} ${6 * (high + gap)}`} className="tiles" aria-hidden="true">
          {places.map((place) => (
            <Tile key={place.words.en} place={place} />
          ))}
        </svg>
        <DataTable columns={columns(say)} rows={places.filter(({ bodies }) => bodies > 0)} keyOf={({ words }) => words.en} say={say} />
      </div>
    </Section>
  );
}
