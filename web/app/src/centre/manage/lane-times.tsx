/** How long lanes are taken, by what somebody comes for and with what. */
import { SetLaneTimesDocument, type CentreSetUpQuery } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { CATEGORIES } from '../../booking/draft.js';
import { words as booking } from '../../booking/words.js';
import { useAction } from '../../graph.js';
import { words as frame } from '../console-words.js';
import type { PartProps } from './set-up.js';
import { Refused } from './stand.js';
import { keyOf, timeKinds, timesOf, typedTimes, usualMinutes, type TypedTimes } from './terms-rule.js';
import { words } from './terms-words.js';

export type KnownTimes = NonNullable<CentreSetUpQuery['centre']>['laneTimes'];

const KINDS = timeKinds(CATEGORIES);

export function LaneTimesPart({ centre, known, changed }: PartProps & { known: KnownTimes }) {
  const { run, pending, problem } = useAction(SetLaneTimesDocument);
  const [draft, setDraft] = useState<TypedTimes | null>(null);
  const [saved, setSaved] = useState(false);
  const typed = draft ?? typedTimes(known);
  const times = timesOf(KINDS, typed, known);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!times || !(await run({ input: { centreId: centre.id, times } }))) return;
    setDraft(null);
    setSaved(true);
    changed();
  };
  return (
    <section className="dossier" id="durees" aria-labelledby="times-title">
      <h2 id="times-title">{words.laneTimes}</h2>
      <p className="soft">{words.laneTimesHelp}</p>
      <form className="form" onSubmit={(event) => void save(event)}>
        <div className="scroll" tabIndex={0} role="region" aria-label={`${words.laneTimes} (${words.minutes})`}>
          <table className="lines">
            <thead>
              <tr>
                <th scope="col">{booking.vehicle}</th>
                <th scope="col">{words.minutes}</th>
                <th scope="col">{words.buffer}</th>
              </tr>
            </thead>
            <tbody>
              {KINDS.map((kind) => {
                const name = `${booking.category[kind.category]}, ${booking.service[kind.service]}`;
                const said = typed[keyOf(kind)] ?? { minutes: '', buffer: '' };
                const field = (part: 'minutes' | 'buffer', label: string, usual: string) => (
                  <input
                    inputMode="numeric"
                    maxLength={3}
                    autoComplete="off"
                    aria-label={label}
                    placeholder={usual}
                    value={said[part]}
                    onChange={(event) => {
                      setSaved(false);
                      setDraft({ ...typed, [keyOf(kind)]: { ...said, [part]: event.target.value } });
                    }}
                    data-testid={`${part}-${kind.service}-${kind.category}`}
                  />
                );
                return (
                  <tr key={keyOf(kind)}>
                    <th scope="row">{name}</th>
                    <td className="price">{field('minutes', words.minutesOf(name), String(usualMinutes(kind.service)))}</td>
                    <td className="price">{field('buffer', words.bufferOf(name), '0')}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        {!times && (
          <p className="trouble" role="alert">
            {words.timesWrong}
          </p>
        )}
        {problem && <Refused problem={problem} centreId={centre.id} />}
        <p role="status">{saved && !draft && frame.saved}</p>
        <div className="dialog-actions start">
          <button type="submit" className="button primary" disabled={!draft || !times || pending} data-testid="times-save">
            {frame.save}
          </button>
        </div>
      </form>
    </section>
  );
}
