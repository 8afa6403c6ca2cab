/**
 * A centre's board as it changes: told by the server what, and asked for again now and then for what no signal tells.
 * Decisions: docs/decisions/web.md
 */
import { BoardChangedDocument, BoardRowOfDocument, parisDate, pause, type BoardRowOfQuery } from '@autovisite/graph';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { graph } from '../graph.js';
import type { BoardRow } from './words.js';

/** Signals of one moment are one reading. */
const GATHER_MS = 100;
/** More than so many are read as a whole. */
const MOST_ROWS = 5;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** What no signal tells: how far an inspection is. */
const REFRESH_MS = 20_000;
/** So long a reading of the whole may be under way. */
const SLOWEST_WHOLE_MS = 3_000;
/** Not on any board. */
const OFF: readonly string[] = ['EXPIRED', 'CANCELLED'];

async function follow(centreId: string, changed: (id: string | null) => void, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      for await (const { boardChanged } of graph.subscribe(BoardChangedDocument, { centreId }, signal)) {
        failures = 0;
        changed(boardChanged.appointmentId ?? null);
      }
    } catch {
      // Whatever the reason, the remedy is the same: wait, and open the stream again.
    }
    await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures), signal);
  }
}

/**
 * Calls `changed` when something of that centre changed, while the page is looked at: with the appointments, or
 * with null where anything may be otherwise.
 */
export function useChanges(centreId: string, changed: (ids: readonly string[] | null) => void): void {
  useEffect(() => {
    let stream: AbortController | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gathered = new Set<string | null>();
    const tell = () => {
      timer = undefined;
      const ids = [...gathered].filter((id) => id !== null);
      const whole = gathered.has(null) || ids.length > MOST_ROWS;
      gathered = new Set();
      changed(whole ? null : ids);
    };
    const gather = (id: string | null) => {
      gathered.add(id);
      timer ??= setTimeout(tell, GATHER_MS);
    };
    const look = () => {
      const seen = document.visibilityState === 'visible';
      if (seen && !stream) {
        stream = new AbortController();
        void follow(centreId, gather, stream.signal);
      }
      if (!seen) {
        stream?.abort();
        stream = null;
      }
    };
    look();
    document.addEventListener('visibilitychange', look);
    const again = setInterval(() => document.visibilityState === 'visible' && changed(null), REFRESH_MS);
    return () => {
      document.removeEventListener('visibilitychange', look);
      clearInterval(again);
      clearTimeout(timer);
      stream?.abort();
    };
  }, [centreId, changed]);
}

/** The rows of a day with those that changed since they were read; what came or went moves to its place. */
export function withNewer(rows: readonly BoardRow[], newer: ReadonlyMap<string, BoardRow | null>): BoardRow[] {
  const known = rows.map((row) => (newer.has(row.id) ? newer.get(row.id) : row));
  const come = [...newer.values()].filter((row) => row && !rows.some((one) => one.id === row.id));
  return [...known, ...come].filter((row) => row !== null && row !== undefined).toSorted((a, b) => a.startsAt.localeCompare(b.startsAt) || a.lane.id.localeCompare(b.lane.id));
}

/** A row that was read by itself, by which of the readings, and when. */
interface Newer {
  row: BoardRow | null;
  reading: number;
  at: number;
}

/** Keeps the rows of one day as they change; `refresh` reads the whole again. */
export function useLiveRows(centreId: string, date: string, read: readonly BoardRow[], refresh: () => void): BoardRow[] {
  const client = useClient();
  const [newer, setNewer] = useState<ReadonlyMap<string, Newer>>(new Map());
  const readings = useRef(0);
  const latest = useRef(newer);
  const readOne = useCallback(
    async (id: string) => {
      const reading = (readings.current += 1);
      const { data, error } = await client.query(BoardRowOfDocument.toString(), { id }, { requestPolicy: 'network-only' }).toPromise();
      if (error) return refresh();
      const row = (data as BoardRowOfQuery).appointment;
      const here = row && row.centre.id === centreId && parisDate(new Date(row.startsAt)) === date && !OFF.includes(row.status);
      // Of two readings of one row the later one counts, whichever answers last.
      setNewer((before) => ((before.get(id)?.reading ?? 0) > reading ? before : new Map(before).set(id, { row: here ? row : null, reading, at: Date.now() })));
    },
    [client, centreId, date, refresh],
  );
  useEffect(() => {
    latest.current = newer;
  }, [newer]);
  // The whole takes the place of rows that were read before it. One that was read a moment ago may be newer than a
  // whole that was asked for earlier: it stays, and is read once more.
  useEffect(() => {
    const since = Date.now() - SLOWEST_WHOLE_MS;
    const young = [...latest.current].filter(([, { at }]) => at > since);
    setNewer(new Map(young));
    for (const [id] of young) void readOne(id);
  }, [read, readOne]);
  const changed = useCallback(
    (ids: readonly string[] | null) => {
      if (ids === null) refresh();
      else for (const id of ids) void readOne(id);
    },
    [readOne, refresh],
  );
  useChanges(centreId, changed);
  return withNewer(read, new Map([...newer].map(([id, { row }]) => [id, row])));
}
