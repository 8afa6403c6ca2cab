/** Today, beside the same weekday a week and a year ago. */
import { FiguresOnDocument, formatDate, formatMoney, type FiguresOnQuery } from '@autovisite/graph';
import { locale, useRead } from '../../graph.js';
import { Loading, Trouble } from '../../parts/states.js';
import { cancelled, comparedWith, formatChange, formatCount, formatShare } from './figures-rule.js';
import { words } from './figures-words.js';

const count = (value: number) => formatCount(value, locale);

interface Row {
  name: string;
  /** As it is written. */
  show: (on: FiguresOnQuery) => string;
  /** What is compared; nothing where a difference says little. */
  value?: (on: FiguresOnQuery) => number;
}

const counts = (on: FiguresOnQuery) => on.appointmentFigures.total;
const gross = (on: FiguresOnQuery) => on.revenueFigures.total.gross;
const failures = (on: FiguresOnQuery) => on.inspectionFigures.periodic.failures;
const counted = (name: string, value: (on: FiguresOnQuery) => number): Row => ({ name, value, show: (on) => count(value(on)) });

const ROWS: readonly Row[] = [
  counted(words.booked, (on) => counts(on).booked),
  counted(words.kept, (on) => counts(on).kept),
  counted(words.open, (on) => counts(on).open),
  counted(words.missed, (on) => counts(on).missed),
  counted(words.cancelledAll, (on) => cancelled(counts(on))),
  { name: words.occupancy, show: (on) => formatShare(counts(on).soldMinutes, counts(on).openMinutes, locale) },
  { name: `${words.revenue}, ${words.gross}`, value: (on) => gross(on).amountCents, show: (on) => formatMoney(gross(on).amountCents, gross(on).currency, locale) },
  { name: words.failureToday, show: (on) => formatShare(failures(on).failed, failures(on).inspections, locale) },
];

export function Today({ centreId, today }: { centreId: string | null; today: string }) {
  const [week, year] = comparedWith(today);
  const now = useRead(FiguresOnDocument, { centreId, day: today });
  const weekBefore = useRead(FiguresOnDocument, { centreId, day: week });
  const yearBefore = useRead(FiguresOnDocument, { centreId, day: year });
  const all = [now, weekBefore, yearBefore];
  const failed = all.find((one) => one.problem && !one.data);
  return (
    <section className="dossier" aria-labelledby="figures-today">
      <h2 id="figures-today">{words.today}</h2>
      <p className="soft">{words.todayHelp}</p>
      {failed?.problem && <Trouble problem={failed.problem} retry={failed.refresh} />}
      {!failed && all.some((one) => !one.data) && <Loading />}
      {now.data && weekBefore.data && yearBefore.data && <Compared now={now.data} before={[[words.weekBefore, week, weekBefore.data], [words.yearBefore, year, yearBefore.data]]} today={today} />}
    </section>
  );
}

function Compared({ now, before, today }: { now: FiguresOnQuery; before: readonly [string, string, FiguresOnQuery][]; today: string }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={words.table(words.today)}>
      <table className="lines" data-testid="figures-today">
        <thead>
          <tr>
            <th scope="col">{words.figure}</th>
            <th scope="col" className="number">
              {formatDate(today, locale)}
            </th>
            {before.map(([name, day]) => (
              <th key={name} scope="col" className="number">
                {name}
                <br />
                <small>{formatDate(day, locale)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ name, show, value }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{show(now)}</td>
              {before.map(([of, , then]) => (
                <td key={of} className="number">
                  {show(then)}
                  {value && formatChange(value(now), value(then), locale) && <small className="soft"> ({formatChange(value(now), value(then), locale)})</small>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
