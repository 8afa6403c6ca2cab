/** Above an inspection: that there is no network, what waits on the device, and what has to be decided. */
import { newId } from '@autovisite/graph';
import { useSession } from '../../graph.js';
import type { IdentityField } from '../lead.js';
import { LABELS } from '../identity-words.js';
import { changeDeeds, useDeeds } from './store.js';
import type { Deed, IdentityChange, Kept } from './deeds.js';
import { clock, words } from './words.js';

export interface StripProps {
  inspectionId: string;
  offline: boolean;
  /** When the copy was read that is shown. */
  since: number | null;
}

export function OfflineStrip({ inspectionId, offline, since }: StripProps) {
  const userId = useSession()?.user.id;
  const all = useDeeds().filter((one) => one.inspectionId === inspectionId);
  const mine = all.filter((one) => one.userId === userId);
  const waiting = mine.filter((one) => one.refused === null).length;
  const refused = mine.filter((one) => one.refused !== null);
  const others = all.length - mine.length;
  return (
    <>
      <div role="status" className="offline" data-testid="offline">
        {offline && <strong>{words.offline}. </strong>}
        {since !== null && <>{words.copy(clock(since))} </>}
        {waiting > 0 && <span data-testid="offline-waiting">{words.waiting(waiting)} </span>}
        {(offline || waiting > 0) && words.finishLater}
        {others > 0 && <> {words.others(others)}</>}
      </div>
      {refused.length > 0 && (
        <section className="card-block" role="alert" data-testid="conflicts">
          <h2>{words.conflicts}</h2>
          {refused.map((one) => (
            <Conflict key={one.id} kept={one} />
          ))}
        </section>
      )}
    </>
  );
}

function nameOf(deed: Deed): string {
  switch (deed.kind) {
    case 'start':
      return words.deeds.start;
    case 'points':
      return words.deeds.points(deed.points.length);
    case 'defect':
      return words.deeds.defect([deed.defect.label, deed.defect.locationLabel, deed.defect.comment].filter(Boolean).join(' · '));
    case 'remove':
      return words.deeds.remove(deed.label);
    case 'identity':
      return words.deeds.identity;
  }
}

function Conflict({ kept }: { kept: Kept }) {
  const { id, deed, refused } = kept;
  const theirs = refused?.theirs ?? [];
  const drop = () => void changeDeeds((before) => before.filter((one) => one.id !== id));
  // What stands there now was seen: it is what is written over, by another record than the one that came before it.
  const again = () =>
    void changeDeeds((before) =>
      before.map((one) =>
        one.id !== id ? one : { ...one, id: theirs.length > 0 ? newId() : one.id, refused: null, deed: one.deed.kind === 'identity' ? { ...one.deed, before: { ...one.deed.before, ...seen(theirs) } } : one.deed },
      ),
    );
  return (
    <div className="conflict" data-testid={`conflict-${deed.kind}`}>
      <p>
        <strong>{nameOf(deed)}</strong>
        <br />
        {refused?.text}
      </p>
      {deed.kind === 'identity' && theirs.length > 0 && (
        <dl className="facts">
          {theirs.map(({ field, value }) => (
            <div key={field}>
              <dt>{LABELS[field]}</dt>
              <dd>
                {words.here} : <strong>{deed.fields[field] ?? words.nothing}</strong> · {words.there} : <strong>{value ?? words.nothing}</strong>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="row-actions">
        <button type="button" className="button" onClick={again} data-testid="conflict-again">
          {theirs.length > 0 ? words.keepMine : words.again}
        </button>
        <button type="button" className="button" onClick={drop} data-testid="conflict-drop">
          {words.drop}
        </button>
      </div>
    </div>
  );
}

function seen(theirs: readonly { field: IdentityField; value: string | number | null }[]): IdentityChange {
  return Object.fromEntries(theirs.map(({ field, value }) => [field, value])) as IdentityChange;
}
