/**
 * The newest that is known of an inspection. What an action answers is newer than a reading that was asked
 * before it and comes after it: the version says which.
 */
import type { InspectionPartsFragment } from '@autovisite/graph';
import { useSyncExternalStore } from 'react';
import { hearAnswers } from '../graph.js';

const known = new Map<string, InspectionPartsFragment>();
const watchers = new Set<() => void>();

function isInspection(value: unknown): value is InspectionPartsFragment {
  return typeof value === 'object' && value !== null && 'version' in value && 'checkedPoints' in value;
}

/** Takes what a mutation answered, where it is an inspection. */
export function hear(data: unknown): void {
  if (typeof data !== 'object' || data === null) return;
  for (const payload of Object.values(data) as ({ inspection?: unknown } | null)[]) {
    const inspection = payload?.inspection;
    if (!isInspection(inspection) || (known.get(inspection.id)?.version ?? -1) >= inspection.version) continue;
    known.set(inspection.id, inspection);
    for (const watcher of watchers) watcher();
  }
}

hearAnswers(hear);

export function newest<Read extends InspectionPartsFragment>(read: Read, other: InspectionPartsFragment | undefined): Read {
  return other && other.version > read.version ? { ...read, ...other } : read;
}

export function useNewest<Read extends InspectionPartsFragment>(read: Read | null | undefined): Read | null | undefined {
  const other = useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => (read ? known.get(read.id) : undefined),
  );
  return read && newest(read, other);
}
