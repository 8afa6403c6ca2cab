/** The customer's vehicles: when the next inspection is due, and what the signed ones found. */
import { formatDate, MyRegistrationsDocument, MyVehiclesDocument, type MyVehiclesQuery, SetVehicleSoldDocument } from '@autovisite/graph';
import { useNavigate } from 'react-router';
import { addressOf } from '../booking/draft.js';
import { plate as keptPlate } from '../booking/kept.js';
import { categoryOf, nameOf } from '../booking/vehicle-step.js';
import { locale, useAction, useRead } from '../graph.js';
import { Loading, Trouble } from '../parts/states.js';
import { OutcomeBadge } from '../parts/verdict.js';
import { words as pages } from '../words.js';
import { words } from './words.js';

type Vehicle = MyVehiclesQuery['vehicles']['edges'][number]['node'];
type Inspection = Vehicle['inspections'][number];

const ENERGIES = ['PETROL', 'DIESEL', 'ELECTRIC', 'HYBRID', 'GAS'] as const;

export function Vehicles() {
  const { data, loading, problem, refresh } = useRead(MyVehiclesDocument, { first: 20 });
  const registrations = useRead(MyRegistrationsDocument, { first: 20 });
  const list = data?.vehicles.edges.map((edge) => edge.node) ?? [];
  const dueOf = (plate: string) => registrations.data?.registrations.edges.find(({ node }) => node.plate === plate)?.node.dueInspection ?? null;
  return (
    <section className="dossier" id="vehicules" aria-labelledby="vehicles">
      <h2 id="vehicles">{words.vehicles}</h2>
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && list.length === 0 && <p className="soft">{words.noVehicles}</p>}
      <ul>
        {list.map((vehicle) => (
          <li key={vehicle.id}>
            <Card vehicle={vehicle} due={dueOf(vehicle.plate)} changed={refresh} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Card({ vehicle, due, changed }: { vehicle: Vehicle; due: { before: string; overdue: boolean } | null; changed: () => void }) {
  const navigate = useNavigate();
  const { run, pending, problem } = useAction(SetVehicleSoldDocument);
  const isSold = Boolean(vehicle.soldAt);
  const say = async (sold: boolean) => {
    if (await run({ input: { vehicleId: vehicle.id, sold } })) changed();
  };
  const book = () => {
    keptPlate.write(vehicle.plate);
    const energy = ENERGIES.find((one) => one === vehicle.energy) ?? null;
    void navigate(addressOf({ step: 'centre', centre: null, category: categoryOf(vehicle.vehicleCategory), energy, service: null, appointment: null }));
  };
  return (
    <article className="card" aria-labelledby={`vehicle-${vehicle.id}`} data-testid={`vehicle-${vehicle.plate}`}>
      <header>
        <h3 id={`vehicle-${vehicle.id}`}>{nameOf(vehicle)}</h3>
        <span className="plate">{vehicle.plate}</span>
      </header>
      {isSold && <p className="soft">{words.sold}</p>}
      {due && !isSold && (
        <p>
          {due.overdue ? pages.wasDue : pages.due} <strong>{formatDate(due.before, locale)}</strong>
        </p>
      )}
      <h4>{words.history}</h4>
      {vehicle.inspections.length === 0 ? (
        <p className="soft">{words.noHistory}</p>
      ) : (
        <ul className="history">
          {vehicle.inspections.map((inspection) => (
            <History key={inspection.id} inspection={inspection} />
          ))}
        </ul>
      )}
      {problem && <Trouble problem={problem} />}
      <div className="row-actions">
        {!isSold && (
          <button type="button" className="button" onClick={book}>
            {words.bookFor}
          </button>
        )}
        <button type="button" className="button" disabled={pending} onClick={() => void say(!isSold)}>
          {isSold ? words.unsell : words.sell}
        </button>
      </div>
    </article>
  );
}

/** Only a favourable result holds until a day; the others say what is to be done. */
function History({ inspection }: { inspection: Inspection }) {
  const { signedAt, nature, outcome, validUntil, retestBefore, odometerKm } = inspection;
  return (
    <li>
      <span>
        {words.nature[nature]}
        {signedAt && `, ${formatDate(signedAt, locale)}`}
        {odometerKm !== null && odometerKm !== undefined && ` · ${odometerKm.toLocaleString(locale === 'fr' ? 'fr-FR' : 'en-GB')} ${words.kilometres}`}
      </span>
      {outcome && <OutcomeBadge outcome={outcome} />}
      {outcome === 'FAVOURABLE' && validUntil && <small>{words.validUntil(formatDate(validUntil, locale))}</small>}
      {outcome && outcome !== 'FAVOURABLE' && retestBefore && <small>{words.retestBefore(formatDate(retestBefore, locale))}</small>}
    </li>
  );
}
