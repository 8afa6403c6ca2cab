/** When the team answers in conversations, for the whole network. */
import { DeskHoursDocument, SetDeskHoursDocument } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { useAction, useRead } from '../../graph.js';
import { Loading, Trouble } from '../../parts/states.js';
import { words as frame } from '../console-words.js';
import { DayHours } from '../manage/hours.js';
import { hoursOf, isSound, weekOf, type Week } from '../manage/hours-rule.js';
import { words as manage } from '../manage/words.js';
import { words } from './words.js';

export function DeskHoursPart() {
  const { data, loading, problem, refresh } = useRead(DeskHoursDocument, {});
  const set = useAction(SetDeskHoursDocument);
  const [draft, setDraft] = useState<Week | null>(null);
  const [saved, setSaved] = useState(false);
  const week = draft ?? weekOf(data?.deskHours ?? []);
  const sound = week.every(isSound);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!sound || !(await set.run({ input: { hours: hoursOf(week) } }))) return;
    setDraft(null);
    setSaved(true);
    refresh();
  };
  return (
    <section className="dossier" aria-labelledby="desk-hours">
      <h2 id="desk-hours">{words.hours}</h2>
      <p className="soft">{words.hoursHelp}</p>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && (
        <form className="form" onSubmit={(event) => void save(event)}>
          <ul className="week-hours">
            {week.map((day, at) => (
              <DayHours
                key={at}
                name={manage.weekdays[at] ?? ''}
                day={day}
                set={(next) => {
                  setSaved(false);
                  setDraft(week.map((before, other) => (other === at ? next : before)));
                }}
              />
            ))}
          </ul>
          {!sound && (
            <p className="trouble" role="alert">
              {manage.hoursWrong}
            </p>
          )}
          {set.problem && <Trouble problem={set.problem} />}
          <p role="status">{saved && !draft && frame.saved}</p>
          <div className="dialog-actions start">
            <button type="submit" className="button primary" disabled={!draft || !sound || set.pending} data-testid="desk-hours-save">
              {frame.save}
            </button>
            {draft && (
              <button type="button" className="button quiet" onClick={() => setDraft(null)}>
                {manage.undo}
              </button>
            )}
          </div>
        </form>
      )}
    </section>
  );
}
