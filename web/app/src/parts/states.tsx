/** The states every view has beside its content: loading, empty, in trouble. */
import type { ReactNode } from 'react';
import { locale, type Problem } from '../graph.js';

export function Loading({ label = locale === 'fr' ? 'Chargement…' : 'Loading…' }: { label?: string }) {
  return (
    <div className="state" role="status">
      <span className="spinner" aria-hidden="true" />
      <p>{label}</p>
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** The sentence for the person; the code on hover, for whoever helps them. */
export function Trouble({ problem, retry }: { problem: Problem; retry?: () => void }) {
  return (
    <div className="trouble" role="alert" title={problem.code} data-testid="problem">
      <p>{problem.text}</p>
      {retry && (
        <button type="button" className="button" onClick={retry}>
          {locale === 'fr' ? 'Réessayer' : 'Try again'}
        </button>
      )}
    </div>
  );
}
