/** Sends what was done on this device, in order, as soon as the server answers again. */
import {
  CheckPointsDocument,
  InspectionPageDocument,
  RecordDefectDocument,
  RemoveDefectDocument,
  SetVehicleIdentityDocument,
  StartInspectionDocument,
  type Operation,
} from '@autovisite/graph';
import type { Client } from 'urql';
import { graph, problemOf, type Problem } from '../../graph.js';
import type { Inspection } from '../inspection.js';
import { hear } from '../latest.js';
import type { IdentityField } from '../lead.js';
import { isThere, overwritten, type Kept, type Refusal } from './deeds.js';
import { changeDeeds, deedsNow } from './store.js';
import { words } from './words.js';

/** Trouble of the way, of the moment or of the log-in: the same deed goes again later. Anything else is an answer. */
const LATER = /^(UNREACHABLE|INTERNAL|INTERNAL_ERROR|SERVICE_UNAVAILABLE|MAINTENANCE|TOO_MANY_REQUESTS|UNAUTHENTICATED|TOKEN_\w+|SUBGRAPH_\w+)$/;

type Sent = 'done' | 'later' | Refusal;

/** Sends all that is this person's; one page of the browser at a time. */
export async function sendDeeds(client: Client, userId: string): Promise<void> {
  const alone = 'locks' in navigator ? navigator.locks.request.bind(navigator.locks) : null;
  const work = () => sendAll(client, userId);
  await (alone ? alone('autovisite.deeds', { ifAvailable: true }, (lock) => (lock ? work() : undefined)) : work());
}

async function sendAll(client: Client, userId: string): Promise<void> {
  const done = new Map<string, string>();
  // What follows a start that was refused waits for it: each would be refused, and shown, by itself.
  const stopped = new Set<string>();
  for (const kept of await deedsNow()) {
    if (kept.userId !== userId) continue;
    if (kept.refused && kept.deed.kind === 'start') stopped.add(kept.inspectionId);
    if (kept.refused || stopped.has(kept.inspectionId)) continue;
    const sent = await send(client, kept);
    // A session that ended meanwhile was answered as nobody's.
    if (sent === 'later' || graph.session.current()?.user.id !== userId) break;
    if (sent === 'done') {
      done.set(kept.id, kept.inspectionId);
      continue;
    }
    if (kept.deed.kind === 'start') stopped.add(kept.inspectionId);
    await changeDeeds((before) => before.map((one) => (one.id === kept.id ? { ...one, refused: sent } : one)));
  }
  // Shown from the device until it is shown from the server; whatever is sent twice does nothing more.
  for (const id of new Set(done.values())) if (!(await now(client, id))) return;
  if (done.size > 0) await changeDeeds((before) => before.filter(({ id }) => !done.has(id)));
}

async function ask<Result, Variables>(client: Client, operation: Operation<Result, Variables>, variables: Variables & object): Promise<Problem | null> {
  const { data, error } = await client.mutation(operation.toString(), variables).toPromise();
  hear(data);
  return error ? problemOf(error) : null;
}

async function now(client: Client, id: string): Promise<Inspection | null> {
  const { data } = await client.query<{ inspection: Inspection | null }>(InspectionPageDocument.toString(), { id }, { requestPolicy: 'network-only' }).toPromise();
  return data?.inspection ?? null;
}

const refused = (problem: Problem): Sent => (LATER.test(problem.code) ? 'later' : { text: problem.text, theirs: [] });

async function send(client: Client, { id: recordId, inspectionId, deed }: Kept): Promise<Sent> {
  switch (deed.kind) {
    case 'start': {
      const problem = await ask(client, StartInspectionDocument, { input: { inspectionId } });
      return problem ? refused(problem) : 'done';
    }
    // Points that are checked already may be among them.
    case 'points': {
      const problem = await ask(client, CheckPointsDocument, { input: { inspectionId, recordId, points: deed.points } });
      return problem ? refused(problem) : 'done';
    }
    case 'defect': {
      const { code, location, comment } = deed.defect;
      const problem = await ask(client, RecordDefectDocument, { input: { inspectionId, recordId, code, location, comment } });
      if (problem?.code !== 'DEFECT_ALREADY_RECORDED') return problem ? refused(problem) : 'done';
      const there = await now(client, inspectionId);
      if (!there) return 'later';
      return isThere(deed.defect, there) ? 'done' : { text: words.otherComment(deed.defect.label), theirs: [] };
    }
    case 'remove': {
      const problem = await ask(client, RemoveDefectDocument, { input: { inspectionId, recordId, defectId: deed.defectId } });
      return !problem || problem.code === 'DEFECT_NOT_RECORDED' ? 'done' : refused(problem);
    }
    case 'identity': {
      const there = await now(client, inspectionId);
      if (!there) return 'later';
      const theirs = overwritten(deed.fields, deed.before, there.identity).map((field: IdentityField) => ({ field, value: there.identity[field] ?? null }));
      if (theirs.length > 0) return { text: words.changedMeanwhile, theirs };
      const problem = await ask(client, SetVehicleIdentityDocument, { input: { inspectionId, recordId, ...deed.fields } });
      return problem ? refused(problem) : 'done';
    }
  }
}
