/**
 * Which centre: all of them, or those whose name, town or postcode is searched.
 * Decisions: docs/decisions/web.md
 */
import { BookingCentresDocument, type BookingCentresQuery } from '@autovisite/graph';
import { useState } from 'react';
import { useRead, type Problem } from '../graph.js';
import { Loading, Trouble } from '../parts/states.js';
import type { Go } from './frame.js';
import { words } from './words.js';

export type Centre = BookingCentresQuery['centres']['edges'][number]['node'];

/** The network has some dozens of centres at most; a page of the graph holds a hundred. */
const MOST = 100;

export function useCentres() {
  const { data, loading, problem, refresh } = useRead(BookingCentresDocument, { first: MOST });
  return { centres: data?.centres.edges.map((edge) => edge.node) ?? [], loading, problem, refresh };
}

const plain = (text: string) => text.toLowerCase().normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '').replaceAll(/[^a-z0-9]+/g, ' ').trim();

/** The centres in whose name or address every searched word begins a word. */
export function matching<One extends Pick<Centre, 'name' | 'city' | 'postalCode' | 'street'>>(centres: readonly One[], searched: string): One[] {
  const wanted = plain(searched).split(' ').filter(Boolean);
  return centres.filter((centre) => {
    const said = plain(`${centre.name} ${centre.city} ${centre.postalCode} ${centre.street}`).split(' ');
    return wanted.every((word) => said.some((one) => one.startsWith(word)));
  });
}

interface Point {
  latitude: number;
  longitude: number;
}

/** Kilometres between two points, as the crow flies. */
export function kilometres(one: Point, other: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const arc = half(one.latitude, other.latitude) + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * half(one.longitude, other.longitude);
  return 2 * 6_371 * Math.asin(Math.sqrt(arc));
}

/** The nearest first; those of unknown place last, in their order. */
export function nearest<One extends { position?: Point | null }>(centres: readonly One[], from: Point): { centre: One; away: number | null }[] {
  return centres
    .map((centre) => ({ centre, away: centre.position ? kilometres(from, centre.position) : null }))
    .sort((one, other) => (one.away ?? Infinity) - (other.away ?? Infinity));
}

export interface CentreStepProps {
  centres: Centre[];
  loading: boolean;
  problem: Problem | null;
  refresh: () => void;
  /** The address named a centre that there is not. */
  unknown: boolean;
  go: Go;
}

export function CentreStep({ centres, loading, problem, refresh, unknown, go }: CentreStepProps) {
  const [searched, setSearched] = useState('');
  const [here, setHere] = useState<Point | null>(null);
  const [lost, setLost] = useState(false);
  const byName = matching(centres, searched);
  const found = here ? nearest(byName, here) : byName.map((centre) => ({ centre, away: null }));
  /** Asked only when it is wanted, kept nowhere, sent to nobody. */
  const locate = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLost(false);
        setHere({ latitude: coords.latitude, longitude: coords.longitude });
      },
      () => setLost(true),
      { maximumAge: 600_000, timeout: 10_000 },
    );
  return (
    <>
      {unknown && <p role="status">{words.unknownCentre}</p>}
      <label className="stacked">
        {words.search}
        <input type="search" value={searched} onChange={(event) => setSearched(event.target.value)} autoComplete="postal-code" data-testid="centre-search" />
      </label>
      {centres.some((centre) => centre.position) && 'geolocation' in navigator && (
        <div className="stacked">
          <button type="button" className="button" onClick={locate} data-testid="near-me">
            {words.nearMe}
          </button>
          {lost && <p role="status">{words.notLocated}</p>}
        </div>
      )}
      {loading && <Loading />}
      {problem && <Trouble problem={problem} retry={refresh} />}
      {!loading && !problem && found.length === 0 && (
        <div role="status" className="stacked">
          <p>{words.noCentre}</p>
          <button type="button" className="button" onClick={() => setSearched('')}>
            {words.showAll}
          </button>
        </div>
      )}
      <ul className="choices" aria-label={words.where}>
        {found.map(({ centre, away }) => (
          <li key={centre.id}>
            <button type="button" className="row" onClick={() => go({ centre: centre.slug, step: 'vehicule' })} data-testid={`centre-${centre.slug}`}>
              <span>
                <strong>{centre.name}</strong>
                <small>
                  {centre.street}, {centre.postalCode} {centre.city}
                </small>
              </span>
              {away !== null && <span className="amount">{words.away(away)}</span>}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
