/** The ordinary week of a centre. */
import { SetOpeningHoursDocument } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../graph.js';
import { PlusIcon } from '../../parts/icons.js';
import { words as frame } from '../console-words.js';
import { hoursOf, isSound, nextInterval, weekOf, type Interval, type Week } from './hours-rule.js';
import type { PartProps } from './set-up.js';
import { Refused } from './stand.js';
import { words } from './words.js';

export function HoursPart({ centre, changed }: PartProps) {
  const { run, pending, problem } = useAction(SetOpeningHoursDocument);
  const known = weekOf(centre.openingHours);
  const [draft, setDraft] = useState<Week | null>(null);
  const [saved, setSaved] = useState(false);
  const week = draft ?? known;
  const sound = week.every(isSound);
  const set = (at: number, day: readonly Interval[]) => {
    setSaved(false);
    setDraft(week.map((before, other) => (other === at ? day : before)));
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!sound || !(await run({ input: { centreId: centre.id, hours: hoursOf(week) } }))) return;
    setDraft(null);
    setSaved(true);
    changed();
  };
  return (
    <section className="dossier" id="horaires" aria-labelledby="hours">
      <h2 id="hours">{words.hours}</h2>
      <p className="soft">{words.hoursHelp}</p>
      <form className="form" onSubmit={(event) => void save(event)}>
        <ul className="week-hours">
          {week.map((day, at) => (
            <DayHours key={at} name={words.weekdays[at] ?? ''} day={day} set={(next) => set(at, next)} />
          ))}
        </ul>
        {!sound && (
          <p className="trouble" role="alert">
            {words.hoursWrong}
          </p>
        )}
        {problem && <Refused problem={problem} centreId={centre.id} />}
        <p role="status">{saved && !draft && frame.saved}</p>
        <div className="dialog-actions start">
          <button type="submit" className="button primary" disabled={!draft || !sound || pending} data-testid="hours-save">
            {frame.save}
          </button>
          <button type="button" className="button" onClick={() => setDraft(week.map((day, at) => (at > 0 && at < 5 ? (week[0] ?? []) : day)))}>
            {words.copyMonday}
          </button>
          {draft && (
            <button type="button" className="button quiet" onClick={() => setDraft(null)} data-testid="hours-undo">
              {words.undo}
            </button>
          )}
        </div>
      </form>
    </section>
  );
}

export function DayHours({ name, day, set }: { name: string; day: readonly Interval[]; set: (day: readonly Interval[]) => void }) {
  const change = (at: number, part: Partial<Interval>) => set(day.map((before, other) => (other === at ? { ...before, ...part } : before)));
  return (
    <li data-testid={`hours-${name}`}>
      <strong>{name}</strong>
      <div className="intervals">
        {day.length === 0 && <span className="soft">{words.closedDay}</span>}
        {day.map(({ opens, closes }, at) => (
          <span key={at} className="interval">
            <input type="time" required value={opens} aria-label={words.opens(name, at + 1)} onChange={(event) => change(at, { opens: event.target.value })} />
            {words.to}
            <input type="time" required value={closes} aria-label={words.closes(name, at + 1)} onChange={(event) => change(at, { closes: event.target.value })} />
            <button type="button" className="button quiet small" aria-label={words.removeInterval(name, at + 1)} onClick={() => set(day.filter((_, other) => other !== at))}>
              {words.remove}
            </button>
          </span>
        ))}
        <button type="button" className="button quiet small" aria-label={words.addInterval(name)} onClick={() => set([...day, nextInterval(day)])}>
          <PlusIcon />
          {words.add}
        </button>
      </div>
    </li>
  );
}
