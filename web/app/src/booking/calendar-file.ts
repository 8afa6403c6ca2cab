/**
 * An appointment as a calendar file (RFC 5545), under the same identifier as the letter's, so that a
 * calendar that has both shows one.
 */
import type { AppointmentPartsFragment } from '@autovisite/graph';

const utc = (instant: string | number) => new Date(instant).toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
const text = (value: string) => value.replaceAll(/([\\;,])/g, '\\$1').replaceAll('\n', '\\n');

/** Lines of 75 bytes at most; what is longer goes on after a space. */
function folded(line: string): string {
  const out: string[] = [];
  let current = '';
  let bytes = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (bytes + size > 74) {
      out.push(current);
      [current, bytes] = ['', 0];
    }
    current += letter;
    bytes += size;
  }
  return [...out, current].join('\r\n ');
}

/** A `data:` address of the file. */
export function calendarFile(appointment: Pick<AppointmentPartsFragment, 'id' | 'reference' | 'startsAt' | 'endsAt' | 'centre' | 'plate'>, service: string, now = Date.now()): string {
  const { id, reference, startsAt, endsAt, centre, plate } = appointment;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Auto Visite Tech//FR',
    'BEGIN:VEVENT',
    `UID:${id}@autovisite`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(endsAt)}`,
    `SUMMARY:${text(`${service}, ${centre.name}`)}`,
    `LOCATION:${text(`${centre.street}, ${centre.postalCode} ${centre.city}`)}`,
    `DESCRIPTION:${text([reference, plate].filter(Boolean).join(', '))}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `data:text/calendar;charset=utf-8,${encodeURIComponent(`${lines.map(folded).join('\r\n')}\r\n`)}`;
}
