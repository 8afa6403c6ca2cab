/** The address of a booking, its steps, its keys and its clock. */
import { beforeEach, describe, expect, it } from 'vitest';
import { calendarFile } from '../src/booking/calendar-file.js';
import { kilometres, matching, nearest } from '../src/booking/centre-step.js';
import { secondsUntil } from '../src/booking/countdown.js';
import { addressOf, looksLikePlate, readDraft } from '../src/booking/draft.js';
import { forgetKey, keyOf } from '../src/booking/kept.js';
import { hearServerTime, serverNow } from '../src/clock.js';
import { localeOf } from '../src/locale.js';

const draftOf = (address: string) => readDraft(new URL(address, 'https://site.example').searchParams);

describe('the address of a booking', () => {
  it('shows no step before what it rests on is known', () => {
    expect(draftOf('/rendez-vous?etape=horaire').step).toBe('centre');
    expect(draftOf('/rendez-vous?centre=lyon&etape=horaire').step).toBe('vehicule');
    expect(draftOf('/rendez-vous?centre=lyon&vehicule=CAR&energie=PETROL&etape=horaire').step).toBe('prestation');
    expect(draftOf('/rendez-vous?centre=lyon&vehicule=CAR&energie=PETROL&prestation=PERIODIC&etape=horaire').step).toBe('horaire');
    expect(draftOf('/rendez-vous?centre=lyon&vehicule=CAR&energie=PETROL&prestation=PERIODIC&etape=centre').step).toBe('centre');
  });
  it('takes nothing that the graph does not know', () => {
    const draft = draftOf('/rendez-vous?centre=lyon&vehicule=TANK&energie=WOOD&prestation=POLISH&rdv=1&etape=nowhere');
    expect(draft).toEqual({ step: 'vehicule', centre: 'lyon', category: null, energy: null, service: null, appointment: null });
  });
  it('offers the yearly pollution check to vans alone', () => {
    const address = (category: string) => `/rendez-vous?centre=lyon&vehicule=${category}&energie=DIESEL&prestation=POLLUTION_CHECK`;
    expect(draftOf(address('CAR')).service).toBeNull();
    expect(draftOf(address('VAN')).service).toBe('POLLUTION_CHECK');
  });
  it('is read as it was written', () => {
    const draft = draftOf('/rendez-vous?centre=lyon&vehicule=VAN&energie=DIESEL&prestation=RETEST&etape=prestation');
    expect(draftOf(addressOf(draft))).toEqual(draft);
  });
  it('leads to the payment with an appointment alone', () => {
    expect(draftOf('/rendez-vous?rdv=0199c0de-0000-7000-8000-000000000001').step).toBe('paiement');
  });
});

describe('a plate', () => {
  it.each(['AB-123-CD', 'ab 123 cd', '1234 AB 69', '123 ABC 2A', 'W-111-AA', 'WW-111-AA', 'A-11-B', '100 CD 20', 'U 300 CD 20'])('%s looks like one', (plate) => {
    expect(looksLikePlate(plate)).toBe(true);
  });
  it.each(['', '12', 'BONJOUR', 'AB-1234-CD-9', 'éé-123-éé'])('%s does not', (plate) => {
    expect(looksLikePlate(plate)).toBe(false);
  });
});

describe('centres', () => {
  const centres = [
    { name: 'Lyon Part-Dieu', city: 'Lyon', postalCode: '69003', street: '27 rue de la Villette' },
    { name: 'Villeurbanne', city: 'Villeurbanne', postalCode: '69100', street: '8 cours Émile-Zola' },
  ];
  it.each([['69', 2], ['part dieu', 1], ['PART-DIEU', 1], ['emile', 1], ['marseille', 0], ['', 2]])('« %s » finds %i', (searched, count) => {
    expect(matching(centres, String(searched))).toHaveLength(Number(count));
  });
});

describe('distance', () => {
  const lyon = { latitude: 45.7593, longitude: 4.8622 };
  const paris = { latitude: 48.8406, longitude: 2.2938 };
  it('is that of a map', () => {
    expect(kilometres(lyon, paris)).toBeGreaterThan(385);
    expect(kilometres(lyon, paris)).toBeLessThan(400);
    expect(kilometres(lyon, lyon)).toBe(0);
  });
  it('puts the nearest first and the unknown last', () => {
    const names = nearest([{ name: 'paris', position: paris }, { name: 'nowhere', position: null }, { name: 'lyon', position: lyon }], { latitude: 45.8, longitude: 4.9 });
    expect(names.map(({ centre }) => centre.name)).toEqual(['lyon', 'paris', 'nowhere']);
  });
});

describe('the key of a request', () => {
  beforeEach(() => sessionStorage.clear());
  it('stays the same for the same wish, and is new for another', () => {
    const first = keyOf('hold', { at: 1 });
    expect(keyOf('hold', { at: 1 })).toBe(first);
    expect(keyOf('hold', { at: 2 })).not.toBe(first);
    const again = keyOf('hold', { at: 1 });
    expect(again).not.toBe(first);
    forgetKey('hold');
    expect(keyOf('hold', { at: 1 })).not.toBe(again);
  });
});

describe('the server’s clock', () => {
  it('is followed where this one is wrong', () => {
    const now = Date.now();
    hearServerTime(new Date(now + 300_000).toUTCString(), now - 50, now);
    expect(Math.abs(serverNow() - (Date.now() + 300_000))).toBeLessThan(1_500);
    hearServerTime(new Date(now).toUTCString(), now - 50, now);
    expect(Math.abs(serverNow() - Date.now())).toBeLessThan(5);
    hearServerTime('nonsense', now, now);
    expect(Math.abs(serverNow() - Date.now())).toBeLessThan(5);
  });
  it('counts down to nothing', () => {
    expect(secondsUntil('2026-11-29T10:00:00Z', Date.parse('2026-11-29T09:59:00.500Z'))).toBe(60);
    expect(secondsUntil('2026-11-29T10:00:00Z', Date.parse('2026-11-29T10:01:00Z'))).toBe(0);
  });
});

describe('the calendar file', () => {
  const centre = { id: '', slug: '', name: 'Lyon, Part-Dieu', street: '27 rue de la Villette', postalCode: '69003', city: 'Lyon', phone: '04' };
  const address = calendarFile({ id: '0199', reference: 'RDV-7Q2KX', startsAt: '2026-12-01T08:00:00Z', endsAt: '2026-12-01T08:30:00Z', centre, plate: null }, 'Contrôle technique', 0);
  const file = decodeURIComponent(address.slice(address.indexOf(',') + 1));
  it('has the identifier of the letter’s file, times in UTC and bound commas', () => {
    expect(file).toContain('UID:0199@autovisite\r\n');
    expect(file).toContain('DTSTART:20261201T080000Z\r\n');
    expect(file).toContain('SUMMARY:Contrôle technique\\, Lyon\\, Part-Dieu\r\n');
  });
  it('has no line that is too long', () => {
    for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  });
});

describe('the language', () => {
  it('is the address’s, then the chosen one, then the browser’s', () => {
    expect(localeOf('?lang=en', 'fr', ['fr'])).toBe('en');
    expect(localeOf('', 'en', ['fr'])).toBe('en');
    expect(localeOf('?lang=de', null, ['en-GB'])).toBe('en');
    expect(localeOf('', null, ['de'])).toBe('fr');
  });
});
