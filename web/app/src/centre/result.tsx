/** The signed result: what it is, until when it holds, and the documents. */
import { formatDate } from '@autovisite/graph';
import { FileIcon } from '../parts/icons.js';
import { Resend } from '../parts/resend.js';
import { OutcomeBadge } from '../parts/verdict.js';
import { Defects } from './defects.js';
import { IdentityFacts } from './identity.js';
import type { Inspection } from './inspection.js';

export interface ResultProps {
  inspection: Inspection;
  /** The report is still being written. */
  waiting: boolean;
  refresh: () => void;
}

export function Result({ inspection, waiting, refresh }: ResultProps) {
  const papers = [
    { word: 'Procès-verbal', paper: inspection.report },
    { word: 'Certificat', paper: inspection.certificate },
  ];
  return (
    <section className="card-block" data-testid="signed">
      {inspection.outcome && <OutcomeBadge outcome={inspection.outcome} size="large" />}
      <dl className="facts">
        {inspection.validUntil && (
          <>
            <dt>Valable jusqu’au</dt>
            <dd>{formatDate(inspection.validUntil)}</dd>
          </>
        )}
        {inspection.retestBefore && (
          <>
            <dt>Contre-visite au plus tard le</dt>
            <dd>{formatDate(inspection.retestBefore)}</dd>
          </>
        )}
        <dt>Signé par</dt>
        <dd>
          {inspection.inspectorName}
          {inspection.signedAt && `, ${formatDate(inspection.signedAt)}`}
        </dd>
      </dl>
      <div className="actions">
        {papers.map(
          ({ word, paper }) =>
            paper && (
              <a key={paper.id} className="button" href={paper.downloadUrl} target="_blank" rel="noopener" data-testid={word === 'Certificat' ? 'certificate-link' : 'report-link'}>
                <FileIcon /> {word} {paper.number}
              </a>
            ),
        )}
        {inspection.report && <Resend reportId={inspection.report.id} label="Renvoyer au client par e-mail" sent="Envoyé" />}
      </div>
      {!inspection.report &&
        (waiting ? (
          <p className="soft" role="status">
            Le procès-verbal est en cours de préparation…
          </p>
        ) : (
          <p>
            Le procès-verbal n’est pas encore prêt.{' '}
            <button type="button" className="link" onClick={refresh}>
              Regarder de nouveau
            </button>
          </p>
        ))}
      <h3>Le véhicule</h3>
      <IdentityFacts inspection={inspection} />
      <h3>Défaillances ({inspection.defects.length})</h3>
      <Defects inspectionId={inspection.id} defects={inspection.defects} removable={false} />
    </section>
  );
}
