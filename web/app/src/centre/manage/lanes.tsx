/** A centre's inspection lanes: what each takes, one more, one less. */
import { AddLaneDocument, UpdateLaneDocument, type ServiceKind, type VehicleCategory } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { VEHICLE_CATEGORIES } from '../../booking/words.js';
import { useAction } from '../../graph.js';
import { Boxes } from '../../parts/boxes.js';
import { valuesOf } from '../../parts/choice.js';
import { Dialog } from '../../parts/dialog.js';
import { words as frame } from '../console-words.js';
import { SERVICE_KINDS } from '../desk/book.js';
import { LaneBlocks, type Blocks } from './lane-blocks.js';
import type { PartProps } from './set-up.js';
import { Refused } from './stand.js';
import { words } from './words.js';

type Lane = PartProps['centre']['lanes'][number];

export function LanesPart({ centre, blocks, changed }: PartProps & { blocks: Blocks }) {
  const [open, setOpen] = useState<Lane | 'new' | null>(null);
  const close = () => setOpen(null);
  return (
    <section className="dossier" id="lignes" aria-labelledby="lanes-title">
      <h2 id="lanes-title">{words.lanes}</h2>
      <p className="soft">{words.lanesHelp}</p>
      {centre.lanes.length === 0 && <p>{words.noLanes}</p>}
      <ul>
        {centre.lanes.map((lane) => (
          <li key={lane.id} className="row" data-testid={`lane-${lane.name}`}>
            <span>
              <strong>{lane.name}</strong>
              <small>{lane.categories.map((one) => VEHICLE_CATEGORIES[one]).join(', ')}</small>
              <small>{lane.services.map((one) => SERVICE_KINDS[one]).join(', ')}</small>
              <LaneBlocks centre={centre} lane={lane} all={blocks} changed={changed} />
            </span>
            <button type="button" className="button" aria-label={`${words.edit} ${lane.name}`} onClick={() => setOpen(lane)} data-testid="lane-edit">
              {words.edit}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="button" onClick={() => setOpen('new')} data-testid="lane-add">
        {words.addLane}
      </button>
      {open && (
        <LaneForm
          lane={open === 'new' ? null : open}
          centreId={centre.id}
          close={close}
          done={() => {
            close();
            changed();
          }}
        />
      )}
    </section>
  );
}

function LaneForm({ lane, centreId, close, done }: { lane: Lane | null; centreId: string; close: () => void; done: () => void }) {
  const add = useAction(AddLaneDocument);
  const update = useAction(UpdateLaneDocument);
  const [name, setName] = useState(lane?.name ?? '');
  const [categories, setCategories] = useState<readonly VehicleCategory[]>(lane?.categories ?? ['CAR']);
  const [services, setServices] = useState<readonly ServiceKind[]>(lane?.services ?? valuesOf(SERVICE_KINDS));
  const [retiring, setRetiring] = useState(false);
  const problem = add.problem ?? update.problem;
  const pending = add.pending || update.pending;
  const said = { name: name.trim(), categories: [...categories], services: [...services] };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const ok = lane ? await update.run({ input: { laneId: lane.id, ...said } }) : await add.run({ input: { centreId, ...said } });
    if (ok) done();
  };
  if (lane && retiring) {
    return (
      <Dialog title={words.retireTitle} close={close}>
        <p>{words.retireHelp(lane.name)}</p>
        {problem && <Refused problem={problem} centreId={centreId} />}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={() => setRetiring(false)}>
            {frame.cancel}
          </button>
          <button type="button" className="button danger" disabled={pending} onClick={() => void update.run({ input: { laneId: lane.id, retire: true } }).then((ok) => ok && done())} data-testid="lane-retire-confirm">
            {words.retire}
          </button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={lane ? lane.name : words.addLane} close={close}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <label>
          {words.laneName}
          <input required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} data-testid="lane-name" />
        </label>
        <Boxes legend={words.takes} words={VEHICLE_CATEGORIES} chosen={categories} choose={setCategories} />
        <Boxes legend={words.services} words={SERVICE_KINDS} chosen={services} choose={setServices} />
        {problem && <Refused problem={problem} centreId={centreId} />}
        <div className="dialog-actions">
          {lane && (
            <button type="button" className="button danger" onClick={() => setRetiring(true)} data-testid="lane-retire">
              {words.retire}
            </button>
          )}
          <button type="button" className="button" onClick={close}>
            {frame.cancel}
          </button>
          <button type="submit" className="button primary" disabled={pending || name.trim() === '' || categories.length === 0 || services.length === 0} data-testid="lane-save">
            {frame.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
