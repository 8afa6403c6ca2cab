/**
 * Booking without the chat: one question a screen, each in the address. The same holds and rules as the
 * chat: a chosen time is kept a quarter of an hour before anybody is asked who they are.
 */
import '../style/booking.css';
import { useNavigate, useSearchParams } from 'react-router';
import { CentreStep, useCentres } from './centre-step.js';
import { addressOf, readDraft, STEPS, type Draft } from './draft.js';
import { Frame, type Go } from './frame.js';
import { Held } from './held.js';
import { ServiceStep } from './service-step.js';
import { TimeStep } from './time-step.js';
import { Trail } from './trail.js';
import { words } from './words.js';
import { VehicleStep } from './vehicle-step.js';

export default function Booking() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const draft = readDraft(search);
  const go: Go = (change, replace = false) => void navigate(addressOf({ ...draft, ...change }), { replace });
  if (draft.appointment && (draft.step === 'paiement' || draft.step === 'contact')) {
    return <Held key={draft.appointment} id={draft.appointment} go={go} draft={draft} />;
  }
  return <Choosing draft={draft} go={go} />;
}

function Choosing({ draft, go }: { draft: Draft; go: Go }) {
  const { centres, loading, problem, refresh } = useCentres();
  const centre = centres.find((one) => one.slug === draft.centre) ?? null;
  // A link may name a centre that is no more.
  const step = draft.centre && !loading && !problem && !centre ? 'centre' : draft.step;
  const index = STEPS.indexOf(step);
  const before = STEPS[index - 1];
  return (
    <Frame step={step} back={before ? () => go({ step: before }) : null} said={words.said(chosenOf(draft, centre?.name ?? null))}>
      {index > 0 && <Trail draft={draft} centre={centre} go={go} />}
      {step === 'centre' && <CentreStep centres={centres} loading={loading} problem={problem} refresh={refresh} unknown={step !== draft.step} go={go} />}
      {step === 'vehicule' && <VehicleStep draft={draft} centre={centre} go={go} />}
      {step === 'prestation' && <ServiceStep draft={draft} centre={centre} go={go} />}
      {step === 'horaire' && <TimeStep draft={draft} centre={centre} go={go} />}
    </Frame>
  );
}

/** What was chosen before this step, in the order of the steps. */
function chosenOf({ service, category, energy }: Draft, centre: string | null): string {
  return [service && words.service[service], centre, category && words.category[category], energy && words.energy[energy]].filter(Boolean).join(', ');
}
