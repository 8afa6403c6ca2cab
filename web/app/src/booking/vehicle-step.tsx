/** Which vehicle: one that is known, or its plate and what the price depends on. */
import { MyVehiclesDocument, type Energy, type MyVehiclesQuery, type VehicleCategory } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { useRead, useSession } from '../graph.js';
import { EnumRadios } from '../parts/choice.js';
import type { Centre } from './centre-step.js';
import { CATEGORIES, ENERGIES, looksLikePlate, servicesOf, type Draft } from './draft.js';
import { plate as keptPlate } from './kept.js';
import type { Go } from './frame.js';
import { VEHICLE_CATEGORIES, VEHICLE_ENERGIES, words } from './words.js';

type Known = MyVehiclesQuery['vehicles']['edges'][number]['node'];

/** What a certificate's European category is inspected as here; nothing where it is none of ours. */
export function categoryOf(european: string | null | undefined): VehicleCategory | null {
  const letter = european?.[0];
  if (european === 'M1') return 'CAR';
  return european === 'N1' ? 'VAN' : letter === 'L' ? 'MOTORCYCLE' : null;
}

export function VehicleStep({ draft, centre, go }: { draft: Draft; centre: Centre | null; go: Go }) {
  const [plate, setPlate] = useState(keptPlate.read() ?? '');
  const [category, setCategory] = useState(draft.category);
  const [energy, setEnergy] = useState(draft.energy);
  const [trouble, setTrouble] = useState<'plate' | 'missing' | null>(null);
  // Until the centre is known everything is offered; the next step says where it has no price.
  const served = CATEGORIES.filter((one) => centre?.lanes.some((lane) => lane.categories.includes(one)) ?? true);

  const goOn = (typed: string, chosen: VehicleCategory, drive: Energy) => {
    keptPlate.write(typed.trim().toUpperCase() || null);
    const service = draft.service && servicesOf(chosen).includes(draft.service) ? draft.service : null;
    go({ category: chosen, energy: drive, service, step: 'prestation' });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (plate.trim() && !looksLikePlate(plate)) return setTrouble('plate');
    if (!category || !energy) return setTrouble('missing');
    goOn(plate, category, energy);
  };

  return (
    <>
      <OwnVehicles served={served} choose={goOn} />
      <form className="form" onSubmit={submit} noValidate>
        <label>
          {words.plate}
          <small id="plate-hint">
            {words.plateHint} {words.plateLater}
          </small>
          <input
            value={plate}
            onChange={(event) => {
              setPlate(event.target.value);
              setTrouble(null);
            }}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={20}
            aria-describedby={trouble === 'plate' ? 'plate-hint plate-trouble' : 'plate-hint'}
            aria-invalid={trouble === 'plate'}
            data-testid="booking-plate"
          />
        </label>
        {trouble === 'plate' && (
          <p className="trouble" role="alert" id="plate-trouble">
            {words.plateInvalid}
          </p>
        )}
        <EnumRadios legend={words.categoryAsk} name="category" words={VEHICLE_CATEGORIES} among={served} value={category} choose={setCategory} />
        <EnumRadios legend={words.energyAsk} name="energy" words={VEHICLE_ENERGIES} value={energy} choose={setEnergy} />
        {trouble === 'missing' && (
          <p className="trouble" role="alert">
            {words.missing}
          </p>
        )}
        <button type="submit" className="button primary wide" data-testid="booking-next">
          {words.next}
        </button>
      </form>
    </>
  );
}

/** Vehicles whose certificate was confirmed: plate, kind and energy are known. */
function OwnVehicles({ served, choose }: { served: readonly VehicleCategory[]; choose: (plate: string, category: VehicleCategory, energy: Energy) => void }) {
  const session = useSession();
  const guest = session?.user.isGuest ?? true;
  // Beside the form, never in its way: where they cannot be read, the form still asks everything.
  const { data } = useRead(MyVehiclesDocument, { first: 10 }, guest);
  const own = (data?.vehicles.edges ?? []).flatMap(({ node }) => {
    const category = categoryOf(node.vehicleCategory);
    const energy = ENERGIES.find((one) => one === node.energy);
    return category && energy && served.includes(category) ? [{ node, category, energy }] : [];
  });
  if (guest || own.length === 0) return null;
  return (
    <section className="stacked">
      <h2>{words.own}</h2>
      <ul className="choices">
        {own.map(({ node, category, energy }) => (
          <li key={node.id}>
            <button type="button" className="row" onClick={() => choose(node.plate, category, energy)} data-testid={`vehicle-${node.plate}`}>
              <span>
                <strong>{nameOf(node)}</strong>
                <small>
                  {node.plate} · {words.energy[energy]}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <h2>{words.other}</h2>
    </section>
  );
}

export function nameOf({ make, model, plate }: Pick<Known, 'make' | 'model' | 'plate'>): string {
  return [make, model].filter(Boolean).join(' ') || plate;
}
