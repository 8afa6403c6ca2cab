/** Which service, each with its price for this vehicle; what has no price here is not offered. */
import { BookingPriceDocument, formatMoney, type Energy, type ServiceKind, type VehicleCategory } from '@autovisite/graph';
import { useEffect, useState } from 'react';
import { locale, useRead } from '../graph.js';
import { Loading, Trouble } from '../parts/states.js';
import type { Centre } from './centre-step.js';
import { servicesOf, type Draft } from './draft.js';
import type { Go } from './frame.js';
import { words } from './words.js';

export function ServiceStep({ draft, centre, go }: { draft: Draft; centre: Centre | null; go: Go }) {
  const [unpriced, setUnpriced] = useState<ReadonlySet<ServiceKind>>(new Set());
  const { category, energy } = draft;
  if (!centre || !category || !energy) return <Loading />;
  const offered = servicesOf(category);
  return (
    <>
      <ul className="choices" aria-label={words.what}>
        {offered.map((service) => (
          <Service
            key={service}
            centre={centre}
            category={category}
            energy={energy}
            service={service}
            choose={() => go({ service, step: 'horaire' })}
            refused={() => setUnpriced((before) => (before.has(service) ? before : new Set([...before, service])))}
          />
        ))}
      </ul>
      {unpriced.size === offered.length && (
        <div className="stacked" role="status">
          <p>{words.notServed}</p>
          <div className="row-actions">
            <button type="button" className="button" onClick={() => go({ step: 'centre' })}>
              {words.otherCentre}
            </button>
            <button type="button" className="button" onClick={() => go({ step: 'vehicule' })}>
              {words.otherVehicle}
            </button>
          </div>
        </div>
      )}
    </>
  );
}

interface ServiceProps {
  centre: Centre;
  category: VehicleCategory;
  energy: Energy;
  service: ServiceKind;
  choose: () => void;
  refused: () => void;
}

function Service({ centre, category, energy, service, choose, refused }: ServiceProps) {
  const { data, loading, problem, refresh } = useRead(BookingPriceDocument, { centreId: centre.id, service, vehicleCategory: category, energy });
  const notServed = problem?.code === 'CATEGORY_NOT_SERVED';
  useEffect(() => {
    if (notServed) refused();
  }, [notServed]);
  if (loading) {
    return (
      <li>
        <Loading />
      </li>
    );
  }
  if (notServed) return null;
  if (problem || !data) {
    return <li>{problem && <Trouble problem={problem} retry={refresh} />}</li>;
  }
  return (
    <li>
      <button type="button" className="row" onClick={choose} data-testid={`service-${service}`}>
        <span>
          <strong>{words.service[service]}</strong>
          <small>{words.serviceHelp[service]}</small>
        </span>
        <span className="amount">
          <strong>{formatMoney(data.price.amountCents, data.price.currency, locale)}</strong>
          <small>{words.vat}</small>
        </span>
      </button>
    </li>
  );
}
