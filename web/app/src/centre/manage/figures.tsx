/** The figures of a centre or of the network: today, a period as charts with their tables, files, and papers of months. */
import '../../style/figures.css';
import { FiguresDocument, MonthlyFiguresDocument, parisDate, type FiguresQuery } from '@autovisite/graph';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { locale, useRead } from '../../graph.js';
import { EnumRadios } from '../../parts/choice.js';
import { managesNetwork } from '../../parts/roles.js';
import { Loading, Trouble } from '../../parts/states.js';
import { Console, type At } from '../console.js';
import { detailCsv, partsCsv, saveCsv } from './figures-csv.js';
import { Appointments, Assistant, Revenue } from './figures-parts.js';
import { Inspections } from './figures-results.js';
import { askedOf, isPeriod, partName, presetOf, slugOf, stepFor, type Asked, type Preset } from './figures-rule.js';
import { Today } from './figures-today.js';
import { PERIOD_STEPS, words } from './figures-words.js';

const PRESETS: readonly Preset[] = ['week', 'month', 'before', 'year'];

export default function FiguresPage() {
  return <Console place="figures">{(at) => <Figures {...at} />}</Console>;
}

function Figures({ centre, user }: At) {
  const [search, setSearch] = useSearchParams();
  const today = parisDate(new Date());
  const asked = askedOf(search, today);
  const network = managesNetwork(user) && search.get('of') === 'network';
  const centreId = network ? null : centre.id;
  const change = (more: Readonly<Record<string, string>>) => {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(more)) next.set(name, value);
    setSearch(next, { replace: true });
  };
  return (
    <div className="column desk wide-column figures-page">
      <h1>{words.title}</h1>
      {managesNetwork(user) && (
        <div className="figures-choice" role="group" aria-label={words.of}>
          <button type="button" className="button" aria-pressed={!network} onClick={() => change({ of: 'centre' })} data-testid="figures-of-centre">
            {words.thisCentre(centre.name)}
          </button>
          <button type="button" className="button" aria-pressed={network} onClick={() => change({ of: 'network' })} data-testid="figures-of-network">
            {words.network}
          </button>
        </div>
      )}
      <Today centreId={centreId} today={today} />
      <PeriodChoice asked={asked} today={today} choose={(next) => change({ ...next })} />
      <Period centreId={centreId} asked={asked} name={network ? 'reseau' : slugOf(centre.name)} />
      {!network && <Months centreId={centre.id} />}
    </div>
  );
}

function PeriodChoice({ asked, today, choose }: { asked: Asked; today: string; choose: (asked: Asked) => void }) {
  // What is typed and is no period yet; what is one stands in the address.
  const [draft, setDraft] = useState<{ from: string; until: string } | null>(null);
  const { from, until } = draft ?? asked;
  const wrong = draft !== null;
  const typed = (days: { from: string; until: string }) => {
    if (!isPeriod(days.from, days.until)) return setDraft(days);
    setDraft(null);
    choose({ ...days, step: stepFor(days.from, days.until) });
  };
  const take = (preset: Preset) => {
    setDraft(null);
    choose(presetOf(preset, today));
  };
  const isShown = (preset: Preset) => {
    const own = presetOf(preset, today);
    return own.from === asked.from && own.until === asked.until;
  };
  return (
    <section className="dossier" aria-labelledby="figures-period">
      <h2 id="figures-period">{words.period}</h2>
      <div className="figures-choice screen-only">
        {PRESETS.map((preset) => (
          <button key={preset} type="button" className="button" aria-pressed={isShown(preset)} onClick={() => take(preset)} data-testid={`preset-${preset}`}>
            {words.presets[preset]}
          </button>
        ))}
      </div>
      <div className="inline-form">
        <label>
          {words.from}
          <input type="date" value={from} onChange={(event) => event.target.value && typed({ from: event.target.value, until })} data-testid="figures-from" />
        </label>
        <label>
          {words.until}
          <input type="date" value={until} onChange={(event) => event.target.value && typed({ from, until: event.target.value })} data-testid="figures-until" />
        </label>
      </div>
      <div className="form">
        <EnumRadios legend={words.step} name="figures-step" words={PERIOD_STEPS} value={asked.step} choose={(step) => choose({ ...asked, step })} />
      </div>
      {wrong && (
        <p className="problem" role="alert">
          {words.wrong}
        </p>
      )}
    </section>
  );
}

function Period({ centreId, asked, name }: { centreId: string | null; asked: Asked; name: string }) {
  const { data, loading, problem, refresh } = useRead(FiguresDocument, { centreId, ...asked });
  if (loading) return <Loading />;
  if (!data) return problem && <Trouble problem={problem} retry={refresh} />;
  return (
    <>
      {problem && <Trouble problem={problem} retry={refresh} />}
      <Files figures={data} name={`${name}-${asked.from}-${asked.until}`} />
      <Appointments figures={data.appointmentFigures} step={asked.step} />
      <Revenue figures={data.revenueFigures} step={asked.step} />
      <Inspections figures={data.inspectionFigures} step={asked.step} />
      <Assistant figures={data.conversationFigures} />
    </>
  );
}

function Files({ figures, name }: { figures: FiguresQuery; name: string }) {
  const { functions, makes, ages, inspectors, age, detailColumns } = words;
  const detail = () => detailCsv(figures, { columns: detailColumns, functions, makes, ages, inspectors, age });
  return (
    <div className="figures-choice screen-only">
      <button type="button" className="button" onClick={() => saveCsv(`chiffres-${name}.csv`, partsCsv(figures, words.columns))} data-testid="figures-csv">
        {words.csv}
      </button>
      <button type="button" className="button" onClick={() => saveCsv(`echecs-${name}.csv`, detail())} data-testid="figures-csv-detail">
        {words.csvDetail}
      </button>
      <button type="button" className="button" onClick={() => window.print()}>
        {words.print}
      </button>
    </div>
  );
}

function Months({ centreId }: { centreId: string }) {
  const { data, loading, problem, refresh } = useRead(MonthlyFiguresDocument, { centreId });
  const months = data?.centre?.monthlyFigures ?? [];
  return (
    <section className="dossier screen-only" aria-labelledby="figures-months" data-testid="figures-months">
      <h2 id="figures-months">{words.months}</h2>
      <p className="soft">{words.monthsHelp}</p>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && months.length === 0 && <p className="soft">{words.monthsNone}</p>}
      <ul>
        {months.map((one) => (
          <li key={one.month}>
            <a className="button" href={one.downloadUrl} target="_blank" rel="noopener noreferrer">
              {partName({ from: one.month, until: one.month }, 'MONTH', locale)} (PDF)
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
