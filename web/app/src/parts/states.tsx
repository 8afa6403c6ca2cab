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

export interface EmptyProps {
  title: string;
  /** It is all there is on the page: its title is the page's. */
  whole?: boolean;
  children?: ReactNode;
}

export function Empty({ title, whole = false, children }: EmptyProps) {
  const Title = whole ? 'h1' : 'h2';
  return (
    <div className="state">
      <Title>{title}</Title>
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
