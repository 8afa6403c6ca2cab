/** Lets staff through; tells the others where to go. The server checks every field on its own. */
import '../style/booking.css';
import '../style/board.css';
import '../style/inspection.css';
import '../style/checklist.css';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useSession } from '../graph.js';
import { isStaff } from '../parts/shell.js';
import { Empty } from '../parts/states.js';
import { words } from './console-words.js';
import { useOffline } from './offline/install.js';

export function Gate({ children }: { children: ReactNode }) {
  const session = useSession();
  useOffline(isStaff(session?.user.roles));
  const { pathname, search } = useLocation();
  if (session?.secondFactorNeeded) {
    return (
      <Empty whole title={words.secondTitle}>
        <p>{words.secondLead}</p>
        <Link className="button primary" to="/mon-espace/securite">
          {words.secondOpen}
        </Link>
      </Empty>
    );
  }
  if (isStaff(session?.user.roles)) return <>{children}</>;
  const known = session !== null && !session.user.isGuest;
  return (
    <Empty whole title={words.staffOnly}>
      {known ? (
        <p>{words.noAccess}</p>
      ) : (
        <Link className="button primary" to={`/connexion?next=${encodeURIComponent(pathname + search)}`}>
          {words.logIn}
        </Link>
      )}
    </Empty>
  );
}
