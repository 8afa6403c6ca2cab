/** What an appointment is: when, where, for what, for how much; and what leads there. */
import { formatMoney, type AppointmentPartsFragment } from '@autovisite/graph';
import { locale } from '../graph.js';
import { calendarFile } from './calendar-file.js';
import { momentOf } from './time-step.js';
import { words } from './words.js';

export type Booked = AppointmentPartsFragment;

export function Summary({ appointment }: { appointment: Booked }) {
  const { centre, price, service, vehicleCategory, energy, plate, reference } = appointment;
  return (
    <dl className="summary">
      <div>
        <dt>{words.when}</dt>
        <dd>
          <strong>{momentOf(appointment)}</strong>
        </dd>
      </div>
      <div>
        <dt>{words.where}</dt>
        <dd>
          {centre.name}
          <br />
          {centre.street}, {centre.postalCode} {centre.city}
        </dd>
      </div>
      <div>
        <dt>{words.what}</dt>
        <dd>{words.service[service]}</dd>
      </div>
      <div>
        <dt>{words.vehicle}</dt>
        <dd>
          {words.category[vehicleCategory]}, {words.energy[energy]}, {plate ?? words.unknownPlate}
        </dd>
      </div>
      <div>
        <dt>{words.price}</dt>
        <dd>
          <strong>{formatMoney(price.amountCents, price.currency, locale)}</strong> {words.vat}
        </dd>
      </div>
      <div>
        <dt>{words.reference}</dt>
        <dd>{reference}</dd>
      </div>
    </dl>
  );
}

/** The way to the centre on a map of OpenStreetMap; nothing of it is loaded until somebody asks. */
export function routeTo({ street, postalCode, city }: Booked['centre']): string {
  return `https://www.openstreetmap.org/directions?to=${encodeURIComponent(`${street}, ${postalCode} ${city}, France`)}`;
}

/** Calendar, route and telephone: what people want of an appointment that stands. */
export function Leads({ appointment }: { appointment: Booked }) {
  const { centre, reference } = appointment;
  return (
    <div className="row-actions">
      <a className="button" href={calendarFile(appointment, words.service[appointment.service])} download={`rendez-vous-${reference}.ics`} data-testid="calendar-file">
        {words.calendar}
      </a>
      <a className="button" href={routeTo(centre)} target="_blank" rel="noopener noreferrer">
        {words.route}
      </a>
      <a className="button" href={`tel:${centre.phone.replaceAll(/[^+\d]/g, '')}`}>
        {words.call} {centre.phone}
      </a>
    </div>
  );
}
