/** What became of appointments, what was invoiced, and how conversations went. */
import { formatMoney, type FiguresQuery, type PeriodStep } from '@autovisite/graph';
import { locale } from '../../graph.js';
import { words as inbox } from '../inbox/words.js';
import { cancelled, formatCount, formatMinutes, formatShare, partName } from './figures-rule.js';
import { Charted, Facts, Table } from './figures-table.js';
import { words } from './figures-words.js';

const count = (value: number) => formatCount(value, locale);
const money = ({ amountCents, currency }: { amountCents: number; currency: string }) => formatMoney(amountCents, currency, locale);

type Quartiles = NonNullable<FiguresQuery['appointmentFigures']['leadTime']>;

export function quartiles(of: Quartiles | null | undefined): string {
  if (!of) return words.none;
  const [median, lower, upper] = [of.medianMinutes, of.lowerMinutes, of.upperMinutes].map((minutes) => formatMinutes(minutes, locale)) as [string, string, string];
  return words.quartiles(median, lower, upper);
}

export function Appointments({ figures: { total, parts, leadTime }, step }: { figures: FiguresQuery['appointmentFigures']; step: PeriodStep }) {
  const of = (value: (counts: (typeof total)) => number) => parts.map(({ counts }) => value(counts));
  return (
    <section className="dossier" aria-labelledby="figures-appointments" data-testid="figures-appointments">
      <h2 id="figures-appointments">{words.appointments}</h2>
      <p className="soft">{words.appointmentsHelp}</p>
      <Facts
        rows={[
          [words.booked, count(total.booked), words.bookedHow(total.bookedAtDesk, total.bookedTogether)],
          [words.kept, count(total.kept)],
          [words.missedShare, formatShare(total.missed, total.kept + total.missed, locale), count(total.missed)],
          [words.cancelledAll, count(cancelled(total)), words.cancelledHow(total.cancelledByCustomer, total.cancelledByCentre, total.cancelledByUnknown)],
          [words.open, count(total.open)],
          [words.lead, quartiles(leadTime)],
        ]}
      />
      <Charted
        title={words.appointments}
        first={{ name: words.part, show: (part) => partName(part, step, locale) }}
        columns={[
          { name: words.booked, show: ({ counts }) => count(counts.booked) },
          { name: words.kept, show: ({ counts }) => count(counts.kept) },
          { name: words.missed, show: ({ counts }) => count(counts.missed) },
          { name: words.cancelledAll, show: ({ counts }) => count(cancelled(counts)) },
          { name: words.openShort, show: ({ counts }) => count(counts.open) },
        ]}
        rows={parts}
        testId="parts-appointments"
        chart={{
          format: count,
          series: [
            { name: words.kept, values: of((counts) => counts.kept) },
            { name: words.missed, values: of((counts) => counts.missed) },
            { name: words.cancelledAll, values: of(cancelled) },
            { name: words.open, values: of((counts) => counts.open) },
          ],
        }}
      />
      <h3>{words.occupancy}</h3>
      <p className="soft">{words.occupancyHelp}</p>
      <Charted
        title={words.occupancy}
        first={{ name: words.part, show: (part) => partName(part, step, locale) }}
        columns={[
          { name: words.occupancy, show: ({ counts }) => formatShare(counts.soldMinutes, counts.openMinutes, locale) },
          { name: words.sold, show: ({ counts }) => count(counts.soldMinutes) },
          { name: words.opened, show: ({ counts }) => count(counts.openMinutes) },
        ]}
        rows={parts}
        chart={{
          format: (value) => `${value} %`,
          series: [{ name: words.occupancy, values: of((counts) => (counts.openMinutes === 0 ? 0 : (100 * counts.soldMinutes) / counts.openMinutes)) }],
        }}
      />
    </section>
  );
}

export function Revenue({ figures: { total, parts, byMeans }, step }: { figures: FiguresQuery['revenueFigures']; step: PeriodStep }) {
  return (
    <section className="dossier" aria-labelledby="figures-revenue" data-testid="figures-revenue">
      <h2 id="figures-revenue">{words.revenue}</h2>
      <p className="soft">{words.revenueHelp}</p>
      <Facts
        rows={[
          [words.gross, money(total.gross)],
          [words.net, money(total.net)],
          [words.vat, money(total.vat)],
          [words.takenBack, money(total.takenBack)],
          [words.invoices, count(total.invoices)],
          [words.creditNotes, count(total.creditNotes)],
        ]}
      />
      <Charted
        title={words.revenue}
        first={{ name: words.part, show: (part) => partName(part, step, locale) }}
        columns={[
          { name: words.net, show: ({ revenue }) => money(revenue.net) },
          { name: words.vat, show: ({ revenue }) => money(revenue.vat) },
          { name: words.gross, show: ({ revenue }) => money(revenue.gross) },
        ]}
        rows={parts}
        testId="parts-revenue"
        chart={{
          format: (value) => `${count(value)} €`,
          series: [{ name: words.gross, values: parts.map(({ revenue }) => revenue.gross.amountCents / 100) }],
        }}
      />
      {byMeans.length > 0 && (
        <>
          <h3>{words.meansTitle}</h3>
          <Table
            title={words.meansTitle}
            first={{ name: words.meansTitle, show: ({ means }) => words.means[means] }}
            columns={[
              { name: words.invoices, show: ({ revenue }) => count(revenue.invoices) },
              { name: words.creditNotes, show: ({ revenue }) => count(revenue.creditNotes) },
              { name: words.gross, show: ({ revenue }) => money(revenue.gross) },
            ]}
            rows={byMeans}
          />
        </>
      )}
    </section>
  );
}

export function Assistant({ figures: own }: { figures: FiguresQuery['conversationFigures'] }) {
  const flow = (name: string) => own.flows.find((one) => one.flow === name) ?? { begun: 0, done: 0 };
  const steps = [
    { name: words.talked, value: own.conversations },
    { name: words.begun, value: flow('book').begun },
    { name: words.agreed, value: flow('book').done },
  ];
  const funnel = steps.map((one, at) => ({ ...one, before: steps[at - 1]?.value }));
  return (
    <section className="dossier" aria-labelledby="figures-assistant" data-testid="figures-assistant">
      <h2 id="figures-assistant">{words.assistant}</h2>
      <p className="soft">{words.assistantHelp}</p>
      <Facts
        rows={[
          [inbox.turns, count(own.turns)],
          [inbox.unsure, formatShare(own.unsure, own.turns, locale)],
          [inbox.helped, `${count(own.helped)} / ${count(own.helped + own.notHelped)}`],
          [inbox.asked, `${count(own.handoversTaken)} / ${count(own.handoversAsked)}`],
          ...(own.medianWaitSeconds == null ? [] : [[inbox.wait, inbox.minutes(Math.round(own.medianWaitSeconds / 60))] as const]),
        ]}
      />
      <h3>{words.funnel}</h3>
      <Charted
        title={words.funnel}
        first={{ name: words.stepName, show: ({ name }) => name }}
        columns={[
          { name: words.figure, show: ({ value }) => count(value) },
          { name: words.ofBefore, show: ({ value, before }) => (before === undefined ? '' : formatShare(value, before, locale)) },
        ]}
        rows={funnel}
        chart={{ format: count, series: [{ name: words.funnel, values: steps.map((one) => one.value) }] }}
      />
      {own.flows.length > 0 && (
        <ul>
          {own.flows.map((one) => (
            <li key={one.flow}>{inbox.flow(inbox.flows[one.flow] ?? one.flow, one.begun, one.done)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
