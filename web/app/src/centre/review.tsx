/** The completed inspection, read once more before the signature. */
import { newId, ReopenInspectionDocument, SignInspectionDocument } from '@autovisite/graph';
import { useRef, useState } from 'react';
import { useAction, useSession } from '../graph.js';
import { Dialog } from '../parts/dialog.js';
import { inspectsAt } from '../parts/roles.js';
import { Trouble } from '../parts/states.js';
import { expectedOutcome, OutcomeBadge, outcomeWord } from '../parts/verdict.js';
import { Abandon } from './abandon.js';
import { Defects } from './defects.js';
import { IdentityFacts } from './identity.js';
import { progressOf } from './standing.js';
import type { Inspection } from './inspection.js';
import { Hindered, type Work } from './work.js';
import { words } from './work-words.js';

const kilometres = (km: number | null | undefined) => (km == null ? 'non relevé' : `${km.toLocaleString('fr-FR')} km`);

export function Review({ inspection, work }: { inspection: Inspection; work: Work | null }) {
  const sign = useAction(SignInspectionDocument);
  const reopen = useAction(ReopenInspectionDocument);
  const [asking, setAsking] = useState(false);
  // One key per reading of the page: pressing again after a lost answer signs once.
  const key = useRef(newId());
  const signs = inspectsAt(useSession()?.user, inspection.appointment.centre.id);
  const outcome = inspection.outcome ?? expectedOutcome(inspection.defects.map((defect) => defect.level));

  return (
    <section className="card-block">
      <h2>Relisez avant de signer</h2>
      <OutcomeBadge outcome={outcome} size="large" />
      <dl className="facts">
        <dt>Points vérifiés</dt>
        <dd>
          {progressOf(inspection).done} / {progressOf(inspection).total}
        </dd>
        <dt>Contrôleur</dt>
        <dd>{inspection.inspectorName ?? 'non renseigné'}</dd>
      </dl>
      <h3>Le véhicule</h3>
      <IdentityFacts inspection={inspection} />
      <h3>Défaillances ({inspection.defects.length})</h3>
      <Defects inspectionId={inspection.id} defects={inspection.defects} removable={false} />
      {!signs && <p data-testid="sign-by-inspector">Un contrôleur du centre doit encore signer ce résultat.</p>}
      {signs && <Hindered work={work} title={words.mayNotSign} />}
      {reopen.problem && <Trouble problem={reopen.problem} />}
      <div className="actions">
        {signs && !work?.hindrance && (
          <button type="button" className="button primary" data-testid="sign" onClick={() => setAsking(true)}>
            Signer le résultat
          </button>
        )}
        {work?.hindrance?.code !== 'OTHER_INSPECTOR' && (
          <button
            type="button"
            className="button"
            disabled={reopen.pending}
            data-testid="reopen"
            onClick={() => void reopen.run({ input: { inspectionId: inspection.id } })}
          >
            Reprendre le contrôle
          </button>
        )}
        <Abandon inspection={inspection} />
      </div>
      {asking && (
        <Dialog title="Signer ce résultat ?" close={() => setAsking(false)}>
          <p>
            Vous signez le résultat <strong>{outcomeWord(outcome)}</strong> du véhicule <strong>{inspection.plate ?? 'sans plaque'}</strong>, à{' '}
            <strong>{kilometres(inspection.odometerKm)}</strong>, avec{' '}
            <strong>
              {inspection.defects.length} défaillance{inspection.defects.length > 1 ? 's' : ''}
            </strong>
            .
          </p>
          <p>La signature est définitive : le procès-verbal est émis aussitôt et envoyé au client.</p>
          {sign.problem && <Trouble problem={sign.problem} />}
          <div className="dialog-actions">
            <button type="button" className="button" onClick={() => setAsking(false)}>
              Revenir
            </button>
            <button
              type="button"
              className="button primary"
              disabled={sign.pending}
              data-testid="sign-confirm"
              onClick={() =>
                void sign.run({ input: { inspectionId: inspection.id, idempotencyKey: key.current } }).then((done) => done && setAsking(false))
              }
            >
              {sign.pending ? 'Signature…' : 'Signer définitivement'}
            </button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
