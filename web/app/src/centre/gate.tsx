/** Lets staff through; tells the others where to go. The server checks every field on its own. */
import '../style/board.css';
import '../style/inspection.css';
import '../style/checklist.css';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useSession } from '../graph.js';
import { isStaff } from '../parts/shell.js';
import { Empty } from '../parts/states.js';

export function Gate({ children }: { children: ReactNode }) {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (isStaff(session?.user.roles)) return <>{children}</>;
  const known = session !== null && !session.user.isGuest;
  return (
    <Empty whole title="Espace réservé au personnel des centres">
      {known ? (
        <p>Votre compte n’a pas accès à cette page. Demandez à votre responsable d’activer votre rôle.</p>
      ) : (
        <Link className="button primary" to={`/connexion?next=${encodeURIComponent(pathname + search)}`}>
          Se connecter
        </Link>
      )}
    </Empty>
  );
}
