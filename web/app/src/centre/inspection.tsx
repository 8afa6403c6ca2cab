/** One inspection, from the car's arrival to the signed result. What is shown follows its status. */
import { formatTime, InspectionChecklistDocument, InspectionPageDocument, parisDate, StartInspectionDocument, type InspectionPageQuery } from '@autovisite/graph';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useAction, type Problem } from '../graph.js';
import { LeftIcon } from '../parts/icons.js';
import { Plate } from '../parts/plate.js';
import { Empty, Loading, Trouble } from '../parts/states.js';
import { Abandon } from './abandon.js';
import { Formalities } from './formalities.js';
import { Gate } from './gate.js';
import { IdentityForm } from './identity.js';
import { useNewest } from './latest.js';
import { Missing } from './missing.js';
import { withDeeds } from './offline/deeds.js';
import { useDoing, useWaiting } from './offline/doing.js';
import { copyKeys, useCopies, useKept } from './offline/kept.js';
import { OfflineStrip } from './offline/strip.js';
import { Result } from './result.js';
import { Review } from './review.js';
import { Given, Hindered, Suspended, Times, useWork, type Work } from './work.js';
import { words as sayings } from './work-words.js';
import { ENERGIES, SERVICES } from './words.js';
import { Workbench } from './workbench.js';

export type Inspection = NonNullable<InspectionPageQuery['inspection']>;

const STATUS: Record<Inspection['status'], string> = {
  CHECKED_IN: 'Véhicule accueilli',
  IN_PROGRESS: 'Contrôle en cours',
  SUSPENDED: sayings.suspended,
  COMPLETED: 'Terminé, à signer',
  SIGNED: 'Signé',
  ABANDONED: 'Interrompu',
};

/** The report is written by another domain a moment after the signature. */
const REPORT_POLL_MS = 2_000;
const REPORT_POLLS = 30;

export default function InspectionPage() {
  const { id = '' } = useParams();
  return (
    <Gate>
      <Loaded key={id} id={id} />
    </Gate>
  );
}

function Loaded({ id }: { id: string }) {
  const { data, loading, problem, refresh, offline, since } = useKept(copyKeys.page(id), InspectionPageDocument, { id });
  const waits = useWaiting(id);
  const read = useNewest(data?.inspection);
  const inspection = read && withDeeds(read, waits);
  // Once it is opened it can be made where the network does not reach.
  useCopies(inspection?.status === 'CHECKED_IN' || inspection?.status === 'IN_PROGRESS' ? [id] : []);
  const [polls, setPolls] = useState(0);
  const waiting = inspection?.status === 'SIGNED' && !inspection.report && polls < REPORT_POLLS;

  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => {
      setPolls((count) => count + 1);
      refresh();
    }, REPORT_POLL_MS);
    return () => clearTimeout(timer);
  }, [waiting, polls, refresh]);

  if (loading) return <Loading label="Ouverture du contrôle…" />;
  if (problem && !inspection) return <Trouble problem={problem} retry={refresh} />;
  if (!inspection) {
    return (
      <Empty title="Ce contrôle n’existe pas">
        <Link className="button primary" to="/centre">
          Revenir au planning
        </Link>
      </Empty>
    );
  }
  return <Shown inspection={inspection} id={id} offline={offline} since={since} problem={problem} waiting={waiting} refresh={refresh} />;
}

interface ShownProps {
  inspection: Inspection;
  id: string;
  offline: boolean;
  since: number | null;
  problem: Problem | null;
  waiting: boolean;
  refresh: () => void;
}

function Shown({ inspection, id, offline, since, problem, waiting, refresh }: ShownProps) {
  const work = useWork(inspection);
  /** Where it would be refused, nothing that begins it is offered. */
  const opens = inspection.status === 'IN_PROGRESS' || (inspection.status === 'CHECKED_IN' && !work?.hindrance);
  return (
    <div className="inspection">
      <Head inspection={inspection} />
      <OfflineStrip inspectionId={id} offline={offline} since={since} />
      {problem && !offline && <Trouble problem={problem} retry={refresh} />}
      {inspection.status === 'CHECKED_IN' && <Begin inspection={inspection} work={work} />}
      {opens && <WithChecklist inspection={inspection} work={work} />}
      {inspection.status === 'SUSPENDED' && <Suspended inspection={inspection} work={work} />}
      {inspection.status === 'COMPLETED' && <Review inspection={inspection} work={work} />}
      {inspection.status === 'SIGNED' && <Result inspection={inspection} waiting={waiting} refresh={refresh} />}
      {inspection.status !== 'ABANDONED' && <Formalities inspection={inspection} />}
      {inspection.status === 'ABANDONED' && (
        <section className="card-block">
          <h2>Contrôle interrompu</h2>
          <p>Motif : {inspection.abandonReason ?? 'non précisé'}</p>
        </section>
      )}
      <Times work={work} />
    </div>
  );
}

function Head({ inspection }: { inspection: Inspection }) {
  const { appointment } = inspection;
  const back = `/centre?centre=${appointment.centre.id}&date=${parisDate(new Date(appointment.startsAt))}`;
  return (
    <header className="inspection-head">
      <Link to={back} className="back" data-testid="back-to-board">
        <LeftIcon /> Planning
      </Link>
      <div className="inspection-title">
        <h1>
          <Plate value={inspection.plate} />
          <span>{inspection.vehicleLabel ?? 'Véhicule'}</span>
        </h1>
        <span className="badge accent" data-testid="inspection-status">
          {STATUS[inspection.status]}
        </span>
      </div>
      <p className="soft">
        {appointment.customer.displayName} · {SERVICES[appointment.service]} · {ENERGIES[inspection.identity.energy ?? appointment.energy]} ·{' '}
        {formatTime(appointment.startsAt)} · {appointment.reference}
      </p>
      {appointment.notes.map((note) => (
        <p key={note.id} className="note typed" data-testid="inspection-note">
          <span className="sr">Note : </span>
          {note.words}
        </p>
      ))}
    </header>
  );
}

function Begin({ inspection, work }: { inspection: Inspection; work: Work | null }) {
  const start = useAction(StartInspectionDocument);
  const doing = useDoing(inspection.id);
  const lacking = inspection.missing.filter((item) => item !== 'POINTS' && item !== 'PROPOSALS');
  return (
    <section className="card-block">
      <h2>Le véhicule est là</h2>
      <p>
        Comparez avec la carte grise et le véhicule, complétez, puis commencez, ici ou en cochant la première fonction. Le contrôle comporte {inspection.requiredPoints.length} points
        (catalogue {inspection.catalogueVersion}).
      </p>
      <IdentityForm inspection={inspection} />
      <Missing items={lacking} title="À compléter avant la fin du contrôle" />
      <Given inspection={inspection} work={work} />
      <Hindered work={work} title={sayings.mayNot} />
      {start.problem && <Trouble problem={start.problem} />}
      <div className="actions">
        {!work?.hindrance && (
          <button
            type="button"
            className="button primary"
            data-testid="start"
            disabled={start.pending}
            onClick={() => void doing(start, { input: { inspectionId: inspection.id } }, { kind: 'start' })}
          >
            {start.pending ? 'Ouverture…' : 'Commencer le contrôle'}
          </button>
        )}
        <Abandon inspection={inspection} />
      </div>
    </section>
  );
}

function WithChecklist({ inspection, work }: { inspection: Inspection; work: Work | null }) {
  const { data, loading, problem, refresh } = useKept(copyKeys.checklist(inspection.id), InspectionChecklistDocument, { id: inspection.id });
  if (loading) return <Loading label="Lecture de la liste des points…" />;
  if (problem && !data) return <Trouble problem={problem} retry={refresh} />;
  return <Workbench inspection={inspection} work={work} checklist={data?.inspection?.checklist ?? []} locations={data?.defectLocations ?? []} />;
}
