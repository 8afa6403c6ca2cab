/**
 * The vehicle's identity, beside where each value comes from: prefilled from the booking and the carte
 * grise, corrected here. Each value is kept as soon as its field is left, so that nothing typed is lost
 * to a button that was not pressed.
 */
import { SetVehicleIdentityDocument, type InspectionPartsFragment, type SetVehicleIdentityInput } from '@autovisite/graph';
import { useEffect, useState, type ReactNode } from 'react';
import { useAction } from '../graph.js';
import { EnumSelect } from '../parts/choice.js';
import { Trouble } from '../parts/states.js';
import { LABELS } from './identity-words.js';
import { idOf, placeOf, type IdentityField } from './lead.js';
import { useDoing } from './offline/doing.js';
import { ENERGIES, EU_CATEGORIES, NATURES, USAGES } from './words.js';

type Inspection = InspectionPartsFragment;
type Draft = Partial<Omit<SetVehicleIdentityInput, 'inspectionId' | 'recordId'>>;

const SOURCES = { CERTIFICATE: 'carte grise', BOOKING: 'réservation', STAFF: 'saisi au centre' } as const;

/** Only what an inspection of this kind asks for: another one has no initial inspection. */
function fieldsOf(inspection: Inspection): IdentityField[] {
  const asked = new Set(inspection.missing.map(placeOf));
  const { initialInspectionDate, periodicValidUntil } = inspection.identity;
  const fields: IdentityField[] = ['plate', 'make', 'model', 'vin', 'firstRegistration', 'euCategory', 'energy', 'usage', 'odometerKm'];
  if (initialInspectionDate || asked.has('initialInspectionDate')) fields.push('initialInspectionDate', 'initialInspectionNature');
  if (periodicValidUntil || asked.has('periodicValidUntil')) fields.push('periodicValidUntil');
  return fields;
}

function sourceOf(inspection: Inspection, field: IdentityField): string | null {
  const last = inspection.identity.entries.findLast((entry) => placeOf(entry.field) === field);
  return last ? SOURCES[last.source] : null;
}

export function IdentityForm({ inspection }: { inspection: Inspection }) {
  const { identity } = inspection;
  const set = useAction(SetVehicleIdentityDocument);
  const doing = useDoing(inspection.id);
  const [draft, setDraft] = useState<Draft>({});
  const [left, setLeft] = useState(false);
  const missing = new Set(inspection.missing.map(placeOf));

  // A field that is left while another is being kept waits for its turn.
  useEffect(() => {
    if (!left || set.pending) return;
    setLeft(false);
    const sent = Object.fromEntries(Object.entries(draft).filter(([field, value]) => value !== null && value !== identity[field as IdentityField])) as Draft;
    // Only what was looked at here is dropped: another field may have been written meanwhile.
    const drop = (done: Draft) => setDraft((now) => Object.fromEntries(Object.entries(now).filter(([field, value]) => value !== done[field as keyof Draft])));
    if (Object.keys(sent).length === 0) return drop(draft);
    const before = Object.fromEntries(Object.keys(sent).map((field) => [field, identity[field as IdentityField]])) as Draft;
    void doing(set, { input: { inspectionId: inspection.id, ...sent } }, { kind: 'identity', fields: sent, before }).then((done) => {
      if (done) drop(sent);
    });
  }, [left, set.pending]);

  const write = (change: Draft) => setDraft((now) => ({ ...now, ...change }));
  const keep = () => setLeft(true);
  const choose = (change: Draft) => {
    write(change);
    keep();
  };
  const text = (field: 'plate' | 'make' | 'model' | 'vin') => (
    <input
      id={idOf(field)}
      value={draft[field] ?? identity[field] ?? ''}
      maxLength={field === 'vin' ? 24 : 60}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      data-testid={idOf(field)}
      onChange={(event) => write({ [field]: event.target.value })}
    />
  );
  const date = (field: 'firstRegistration' | 'initialInspectionDate' | 'periodicValidUntil') => (
    <input type="date" id={idOf(field)} value={draft[field] ?? identity[field] ?? ''} data-testid={idOf(field)} onChange={(event) => write({ [field]: event.target.value || null })} />
  );
  const inputs: Record<IdentityField, () => ReactNode> = {
    plate: () => text('plate'),
    make: () => text('make'),
    model: () => text('model'),
    vin: () => text('vin'),
    firstRegistration: () => date('firstRegistration'),
    euCategory: () => (
      <EnumSelect id={idOf('euCategory')} words={EU_CATEGORIES} value={draft.euCategory ?? identity.euCategory} nothing="À choisir" testId={idOf('euCategory')} choose={(euCategory) => choose({ euCategory })} />
    ),
    energy: () => (
      <EnumSelect id={idOf('energy')} words={ENERGIES} value={draft.energy ?? identity.energy} nothing="À choisir" testId={idOf('energy')} choose={(energy) => choose({ energy })} />
    ),
    usage: () => (
      <EnumSelect id={idOf('usage')} words={USAGES} value={draft.usage ?? identity.usage} nothing="À choisir" testId={idOf('usage')} choose={(usage) => choose({ usage })} />
    ),
    odometerKm: () => (
      <span className="with-unit">
        <input
          id={idOf('odometerKm')}
          inputMode="numeric"
          value={draft.odometerKm ?? identity.odometerKm ?? ''}
          data-testid="odometer"
          onChange={(event) => {
            const digits = event.target.value.replace(/[^0-9]/g, '').slice(0, 7);
            write({ odometerKm: digits === '' ? null : Number(digits) });
          }}
        />
        km
      </span>
    ),
    initialInspectionDate: () => date('initialInspectionDate'),
    initialInspectionNature: () => (
      <EnumSelect id={idOf('initialInspectionNature')} words={NATURES} value={draft.initialInspectionNature ?? identity.initialInspectionNature} nothing="À choisir" testId={idOf('initialInspectionNature')} choose={(initialInspectionNature) => choose({ initialInspectionNature })} />
    ),
    periodicValidUntil: () => date('periodicValidUntil'),
  };

  return (
    <form
      className="form"
      data-testid="identity"
      onBlur={keep}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <div className="identity">
        {fieldsOf(inspection).map((field) => {
          const source = sourceOf(inspection, field);
          return (
            <div key={field} className={missing.has(field) ? 'lacking' : undefined}>
              <label htmlFor={idOf(field)}>{LABELS[field]}</label>
              {inputs[field]()}
              <small>{missing.has(field) ? 'À compléter' : source}</small>
            </div>
          );
        })}
      </div>
      {set.problem && <Trouble problem={set.problem} />}
      <p className="soft" role="status" data-testid="identity-state">
        {set.pending ? 'Enregistrement…' : Object.keys(draft).length > 0 ? 'Modification en cours' : 'Tout est enregistré'}
      </p>
      {/* Enter in a field keeps it, on a tablet's keyboard too. */}
      <button type="submit" className="sr" tabIndex={-1}>
        Enregistrer
      </button>
    </form>
  );
}

/** The same, to be read over before the signature. */
export function IdentityFacts({ inspection }: { inspection: Inspection }) {
  const { identity } = inspection;
  const shown: Record<IdentityField, string | null> = {
    ...identity,
    firstRegistration: dateWord(identity.firstRegistration),
    euCategory: identity.euCategory && EU_CATEGORIES[identity.euCategory],
    energy: identity.energy && ENERGIES[identity.energy],
    usage: identity.usage && USAGES[identity.usage],
    odometerKm: identity.odometerKm === null ? null : `${identity.odometerKm.toLocaleString('fr-FR')} km`,
    initialInspectionDate: dateWord(identity.initialInspectionDate),
    initialInspectionNature: identity.initialInspectionNature && NATURES[identity.initialInspectionNature],
    periodicValidUntil: dateWord(identity.periodicValidUntil),
  };
  return (
    <dl className="facts" data-testid="identity-facts">
      {fieldsOf(inspection).map((field) => (
        <div key={field}>
          <dt>{LABELS[field]}</dt>
          <dd>{shown[field] ?? 'non renseigné'}</dd>
        </div>
      ))}
    </dl>
  );
}

function dateWord(date: string | null): string | null {
  return date && new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));
}
