/** Reading what may be asked for without network: the answer, or the copy that this device has of it. */
import { InspectionChecklistDocument, InspectionPageDocument, type Operation } from '@autovisite/graph';
import { useEffect, useState } from 'react';
import { useClient, type AnyVariables, type Client } from 'urql';
import { isAway, useRead } from '../../graph.js';
import { copyOf, keepCopy } from './store.js';

/** As `useRead`; `since` is when the copy was read that is shown, by this device's clock. */
export function useKept<Result, Variables extends AnyVariables>(key: string, operation: Operation<Result, Variables>, variables: Variables) {
  const read = useRead(operation, variables);
  const [copy, setCopy] = useState<{ key: string; at: number; data: Result } | null>(null);
  /** The key whose copy was looked for. */
  const [looked, setLooked] = useState<string | null>(null);
  const { data, problem } = read;
  const unreachable = isAway(problem);
  useEffect(() => {
    if (data && !problem) void keepCopy(key, data).catch(() => undefined);
  }, [key, data, problem]);
  useEffect(() => {
    if (data || !unreachable) return;
    void copyOf(key)
      .then((found) => found && setCopy({ key, at: found.at, data: found.data as Result }))
      .catch(() => undefined)
      .finally(() => setLooked(key));
  }, [key, data, unreachable]);
  const shown = !data && copy?.key === key ? copy : null;
  // What is shown from the device stays while the network is tried again.
  return { ...read, loading: !shown && (read.loading || (unreachable && !data && looked !== key)), data: data ?? shown?.data, problem: shown ? null : problem, offline: unreachable, since: shown?.at ?? null };
}

export const copyKeys = { page: (id: string) => `inspection:${id}`, checklist: (id: string) => `checklist:${id}` };

/** Takes copies of the inspections that are about to be made, so that they can be opened without network. */
export function useCopies(ids: readonly string[]): void {
  const client = useClient();
  const wanted = ids.join(' ');
  useEffect(() => {
    void copyAll(client, wanted.split(' ').filter(Boolean)).catch(() => undefined);
  }, [client, wanted]);
}

async function copyAll(client: Client, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    if (await copyOf(copyKeys.checklist(id))) continue;
    const page = await client.query(InspectionPageDocument.toString(), { id }).toPromise();
    const checklist = await client.query(InspectionChecklistDocument.toString(), { id }).toPromise();
    if (page.error || checklist.error) return;
    await keepCopy(copyKeys.page(id), page.data);
    await keepCopy(copyKeys.checklist(id), checklist.data);
  }
}
