/** Measurements: from an instrument of the centre or by hand, with their limits and what they propose. */
import { CancelMeasurementOrderDocument, InspectionMeasuringDocument, OrderMeasurementDocument } from '@autovisite/graph';
import { useEffect, useState } from 'react';
import { isAway, useAction, useRead } from '../graph.js';
import { Trouble } from '../parts/states.js';
import type { DefectPlace } from './catalogue.js';
import type { Inspection } from './inspection.js';
import { MeasureByHand } from './measure-form.js';
import {
  FAILURES,
  GRADES,
  isUnderWay,
  limitInWords,
  valueInWords,
  type Instrument,
  type Measuring as Known,
  type MeasurementForm,
  type VehicleMeasurement,
} from './measuring-words.js';
import { words as offline } from './offline/words.js';
import { Proposals } from './proposals.js';

/** An instrument says how far it is about as often. */
const POLL_MS = 1_000;

export interface MeasuringProps {
  inspection: Inspection;
  locations: readonly DefectPlace[];
}

export function Measuring({ inspection, locations }: MeasuringProps) {
  const { data, problem, refresh } = useRead(InspectionMeasuringDocument, { id: inspection.id });
  const known = data?.inspection?.measuring;
  const busy = known?.orders.some(isUnderWay) ?? false;

  useEffect(() => {
    if (!busy) return undefined;
    const timer = setInterval(refresh, POLL_MS);
    return () => clearInterval(timer);
  }, [busy, refresh]);

  const placeName = (code: string) => locations.find((place) => place.code === code)?.label ?? code;
  if (isAway(problem) && !known) return <p className="soft">{offline.needsNetwork.measuring}</p>;
  if (problem && !known) return <Trouble problem={problem} retry={refresh} />;
  if (!known) return null;
  const open = known.measurements.flatMap(({ proposals }) => proposals).filter((one) => !one.recorded && !one.declinedReason).length;
  return (
    <details className="function" id="measuring" data-testid="measuring">
      <summary>
        <span className="function-label">Mesures</span>
        <span className={open > 0 ? 'badge major' : 'badge accent'}>{open > 0 ? `${open} à décider` : `${known.measurements.length} notées`}</span>
      </summary>
      <div className="function-body">
        {known.forms.map((form) => (
          <Kind key={form.kind} inspectionId={inspection.id} form={form} known={known} placeName={placeName} changed={refresh} />
        ))}
      </div>
    </details>
  );
}

interface KindProps {
  inspectionId: string;
  form: MeasurementForm;
  known: Known;
  placeName: (code: string) => string;
  changed: () => void;
}

function Kind({ inspectionId, form, known, placeName, changed }: KindProps) {
  const [byHand, setByHand] = useState(false);
  const measurement = known.measurements.find(({ kind }) => kind === form.kind);
  const order = known.orders.find(({ kind }) => kind === form.kind);
  const instruments = known.instruments.filter(({ kind }) => kind === form.instrument);
  return (
    <section className="measurement" data-testid={`measure-${form.kind}`}>
      <h3>{form.label}</h3>
      {form.limits.length > 0 && (
        <ul className="limits soft">
          {form.limits.map((limit) => (
            <li key={limit.rule} title={limit.source}>
              {limit.quantityLabel} : {limitInWords(limit)}
              {GRADES[limit.grade] && <em className="to-verify">{GRADES[limit.grade]}</em>}
            </li>
          ))}
        </ul>
      )}
      {measurement && <Values measurement={measurement} placeName={placeName} />}
      {measurement && <Proposals inspectionId={inspectionId} measurement={measurement} placeName={placeName} changed={changed} />}
      {known.open && <Orders inspectionId={inspectionId} kind={form.kind} instruments={instruments} order={order} changed={changed} />}
      {known.open && !byHand && (
        <button type="button" className="button" data-testid={`by-hand-${form.kind}`} onClick={() => setByHand(true)}>
          {measurement ? 'Saisir une nouvelle mesure' : 'Saisir à la main'}
        </button>
      )}
      {known.open && byHand && (
        <MeasureByHand
          inspectionId={inspectionId}
          form={form}
          instruments={instruments}
          placeName={placeName}
          done={(noted) => {
            setByHand(false);
            if (noted) changed();
          }}
        />
      )}
    </section>
  );
}

function Values({ measurement, placeName }: { measurement: VehicleMeasurement; placeName: (code: string) => string }) {
  return (
    <>
      <dl className="facts" data-testid={`values-${measurement.kind}`}>
        {measurement.values.map(({ quantity, label, place, value, unit, flag }, at) => (
          <div key={`${quantity}-${place ?? at}`}>
            <dt>{place ? `${label}, ${placeName(place).toLowerCase()}` : label}</dt>
            <dd>{valueInWords(value, unit, flag)}</dd>
          </div>
        ))}
      </dl>
      <p className="soft">
        {measurement.source === 'BENCH' ? 'Mesuré par' : 'Saisi'} {measurement.instrument ?? ''}
        {measurement.withoutInstrument && ` sans appareil étalonné : ${measurement.withoutInstrument}`}
      </p>
    </>
  );
}

interface OrdersProps {
  inspectionId: string;
  kind: MeasurementForm['kind'];
  instruments: readonly Instrument[];
  order: Known['orders'][number] | undefined;
  changed: () => void;
}

function Orders({ inspectionId, kind, instruments, order, changed }: OrdersProps) {
  const ask = useAction(OrderMeasurementDocument);
  const cancel = useAction(CancelMeasurementOrderDocument);
  const problem = ask.problem ?? cancel.problem;
  if (order && isUnderWay(order)) {
    return (
      <p className="actions" data-testid={`order-${kind}`}>
        <progress max={100} value={order.percent} aria-label="Mesure en cours" />
        <button
          type="button"
          className="link"
          disabled={cancel.pending}
          onClick={() => void cancel.run({ input: { inspectionId, orderId: order.id } }).then((done) => done && changed())}
        >
          Annuler
        </button>
        {problem && <Trouble problem={problem} />}
      </p>
    );
  }
  return (
    <>
      {order?.failure && (
        <p role="alert" data-testid={`failure-${kind}`}>
          {FAILURES[order.failure]}
        </p>
      )}
      {instruments
        .filter(({ address }) => address)
        .map(({ id, name, usable }) => (
          <button
            key={id}
            type="button"
            className="button primary"
            disabled={ask.pending || !usable}
            data-testid={`bench-${kind}`}
            onClick={() =>
              void ask.run({ input: { inspectionId, instrumentId: id, kind, orderId: crypto.randomUUID() } }).then((done) => done && changed())
            }
          >
            {usable ? `Mesurer : ${name}` : `${name} : étalonnage échu`}
          </button>
        ))}
      {problem && <Trouble problem={problem} />}
    </>
  );
}
