/**
 * A booking in TypeScript, with nothing but `fetch`. AUTOVISITE_ORIGIN and AUTOVISITE_KEY are yours; prints
 * the reference. Types of every operation: graphql-codegen with schema/public.graphql.
 */
declare const process: { env: Record<string, string | undefined> };

const { AUTOVISITE_ORIGIN: origin, AUTOVISITE_KEY: key } = process.env;

interface Slot { startsAt: string; centreId: string }
interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string; en?: string; retryAt?: string } }[];
}

/** What the graph refuses; `code` is stable. */
class Refused extends Error {
  readonly code: string | undefined;
  constructor(error: NonNullable<Answer<never>['errors']>[number]) {
    super(`${error.extensions?.code}: ${error.extensions?.en ?? error.message}`);
    this.code = error.extensions?.code;
  }
}

async function ask<Data>(query: string, variables: object): Promise<Data> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key ?? '' },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(30_000),
  });
  const { data, errors } = (await response.json()) as Answer<Data>;
  if (errors?.[0]) throw new Refused(errors[0]);
  if (!data) throw new Error(`HTTP ${response.status} without data`);
  return data;
}

const vehicle = { service: 'PERIODIC', vehicleCategory: 'CAR', energy: 'PETROL' };
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

const { findSlots } = await ask<{ findSlots: { days: { slots: Slot[] }[] } }>(
  'query($input: FindSlotsInput!) { findSlots(input: $input) { days { slots { startsAt centreId } } } }',
  { input: { ...vehicle, from: day(2), to: day(16) } },
);
const [slot] = findSlots.days.flatMap(({ slots }) => slots);
if (!slot) throw new Error('nothing is free');
// Keep the key until the answer is here: sent again with it, it is the same appointment.
const { holdSlot } = await ask<{ holdSlot: { appointment: { id: string; reference: string } } }>(
  'mutation($input: HoldSlotInput!) { holdSlot(input: $input) { appointment { id reference } } }',
  { input: { ...vehicle, ...slot, plate: 'AB-125-CD', idempotencyKey: crypto.randomUUID() } },
);
await ask('mutation($input: PayAtCentreInput!) { payAtCentre(input: $input) { payment { status } } }', {
  input: { appointmentId: holdSlot.appointment.id },
});
console.log(holdSlot.appointment.reference);

export {};
