/** How a centre is called and reached; the same fields make a new one. */
import { UpdateCentreDocument } from '@autovisite/graph';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useAction } from '../../graph.js';
import { words as frame } from '../console-words.js';
import type { PartProps } from './set-up.js';
import { Refused } from './stand.js';
import { words } from './words.js';

const FIELDS = ['name', 'approvalNumber', 'street', 'postalCode', 'city', 'phone'] as const;
type Field = (typeof FIELDS)[number];

export type Details = Record<Field, string> & { position: { latitude: number; longitude: number } | null };

/** What a form of these fields says. */
export function detailsOf(form: HTMLFormElement): Details {
  const data = new FormData(form);
  const value = (name: string) => String(data.get(name) ?? '').trim();
  const said = Object.fromEntries(FIELDS.map((field) => [field, value(field)])) as Record<Field, string>;
  const [latitude, longitude] = [value('latitude'), value('longitude')].map((text) => (text === '' ? null : Number(text.replace(',', '.'))));
  return { ...said, position: latitude == null || longitude == null ? null : { latitude, longitude } };
}

export function DetailFields({ known, children }: { known?: Partial<PartProps['centre']>; children?: ReactNode }) {
  return (
    <div className="pair">
      {FIELDS.map((field) => (
        <label key={field}>
          {words[field]}
          <input
            name={field}
            required
            maxLength={field === 'approvalNumber' ? 8 : 100}
            defaultValue={known?.[field] ?? ''}
            type={field === 'phone' ? 'tel' : 'text'}
            placeholder={field === 'approvalNumber' ? 'S069C012' : undefined}
            autoComplete="off"
            data-testid={`detail-${field}`}
          />
        </label>
      ))}
      {children}
      {(['latitude', 'longitude'] as const).map((field) => (
        <label key={field}>
          {words[field]}
          <input name={field} inputMode="decimal" pattern="-?[0-9]{1,3}([.,][0-9]+)?" defaultValue={known?.position?.[field] ?? ''} autoComplete="off" />
        </label>
      ))}
    </div>
  );
}

export function DetailsPart({ centre, changed }: PartProps) {
  const { run, pending, problem } = useAction(UpdateCentreDocument);
  const [saved, setSaved] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setSaved(false);
    const { position, ...said } = detailsOf(event.currentTarget);
    // A place that is not said stays as it is: the graph takes none away.
    if (!(await run({ input: { centreId: centre.id, ...said, ...(position ? { position } : {}) } }))) return;
    setSaved(true);
    changed();
  };
  return (
    <section className="dossier" id="coordonnees" aria-labelledby="details-title">
      <h2 id="details-title">{words.details}</h2>
      <p className="soft">{words.detailsHelp}</p>
      <form className="form" onChange={() => setSaved(false)} onSubmit={(event) => void submit(event)}>
        <DetailFields known={centre} />
        {problem && <Refused problem={problem} centreId={centre.id} />}
        <p role="status">{saved && frame.saved}</p>
        <div className="dialog-actions start">
          <button type="submit" className="button primary" disabled={pending} data-testid="details-save">
            {frame.save}
          </button>
        </div>
      </form>
    </section>
  );
}
