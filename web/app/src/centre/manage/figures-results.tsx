/** How inspections ended, and where vehicles failed: by function, make, age, and who signed. */
import { type FiguresQuery, type PeriodStep } from '@autovisite/graph';
import { locale } from '../../graph.js';
import { quartiles } from './figures-parts.js';
import { formatCount, formatMinutes, formatShare, partName } from './figures-rule.js';
import { Charted, Facts, Table, type Column } from './figures-table.js';
import { words } from './figures-words.js';

const count = (value: number) => formatCount(value, locale);

type Inspected = FiguresQuery['inspectionFigures'];
interface Failing {
  failures: { inspections: number; failed: number };
}

const failing: readonly Column<Failing>[] = [
  { name: words.count, show: ({ failures }) => count(failures.inspections) },
  { name: words.failed, show: ({ failures }) => count(failures.failed) },
  { name: words.failedShare, show: ({ failures }) => formatShare(failures.failed, failures.inspections, locale) },
];

export function Inspections({ figures, step }: { figures: Inspected; step: PeriodStep }) {
  const { byService, parts, periodic, wait, duration } = figures;
  const { inspections, failed } = periodic.failures;
  return (
    <section className="dossier" aria-labelledby="figures-inspections" data-testid="figures-inspections">
      <h2 id="figures-inspections">{words.inspections}</h2>
      <p className="soft">{words.inspectionsHelp}</p>
      <Facts
        rows={[
          [words.failureToday, formatShare(failed, inspections, locale), `${count(failed)} / ${count(inspections)}`],
          [words.wait, quartiles(wait)],
          [words.duration, quartiles(duration)],
        ]}
      />
      {byService.length > 0 && (
        <Table
          title={words.service}
          first={{ name: words.service, show: ({ service }) => words.services[service] }}
          columns={[
            { name: words.favourable, show: ({ results }) => count(results.favourable) },
            { name: words.major, show: ({ results }) => count(results.unfavourableMajor) },
            { name: words.critical, show: ({ results }) => count(results.unfavourableCritical) },
          ]}
          rows={byService}
        />
      )}
      <Charted
        title={words.inspections}
        first={{ name: words.part, show: (part) => partName(part, step, locale) }}
        columns={[
          { name: words.favourable, show: ({ results }) => count(results.favourable) },
          { name: words.major, show: ({ results }) => count(results.unfavourableMajor) },
          { name: words.critical, show: ({ results }) => count(results.unfavourableCritical) },
        ]}
        rows={parts}
        testId="parts-inspections"
        chart={{
          format: count,
          series: [
            { name: words.favourable, values: parts.map(({ results }) => results.favourable) },
            { name: words.major, values: parts.map(({ results }) => results.unfavourableMajor) },
            { name: words.critical, values: parts.map(({ results }) => results.unfavourableCritical) },
          ],
        }}
      />
      {inspections > 0 && <Failures figures={figures} />}
    </section>
  );
}

function Failures({ figures }: { figures: Inspected }) {
  const { functions, makes, ages, inspectors, periodic, network } = figures;
  const all = periodic.failures.inspections;
  const compared = [...inspectors, { ...periodic, name: words.centreAll }, { ...network, name: words.networkAll }];
  return (
    <>
      <h3>{words.functions}</h3>
      <p className="soft">{words.functionsHelp}</p>
      <Charted
        title={words.functions}
        first={{ name: words.functionName, show: ({ code, label }) => `${code} ${label}` }}
        columns={[
          { name: words.failed, show: (one) => count(one.failed) },
          { name: words.failedShare, show: (one) => formatShare(one.failed, all, locale) },
        ]}
        rows={functions}
        testId="figures-functions"
        chart={{ format: count, labels: functions.map(({ code }) => code), series: [{ name: words.failed, values: functions.map((one) => one.failed) }] }}
      />
      <h3>{words.ages}</h3>
      <Charted
        title={words.ages}
        first={{ name: words.ageName, show: ({ fromYears, untilYears }) => words.age(fromYears, untilYears ?? null) }}
        columns={failing}
        rows={ages}
        testId="figures-ages"
        chart={{
          format: (value) => `${value} %`,
          series: [{ name: words.failedShare, values: ages.map(({ failures }) => (100 * failures.failed) / failures.inspections) }],
        }}
      />
      <h3>{words.makes}</h3>
      <p className="soft">{words.makesHelp}</p>
      <Table title={words.makes} first={{ name: words.make, show: ({ make }) => make }} columns={failing} rows={makes} testId="figures-makes" />
      {inspectors.length > 0 && (
        <>
          <h3>{words.inspectors}</h3>
          <p className="soft">{words.inspectorsHelp}</p>
          <Table
            title={words.inspectors}
            first={{ name: words.inspector, show: ({ name }) => name }}
            columns={[...failing, { name: words.median, show: ({ medianMinutes }) => (medianMinutes == null ? '–' : formatMinutes(medianMinutes, locale)) }]}
            rows={compared}
            testId="figures-inspectors"
          />
        </>
      )}
    </>
  );
}
