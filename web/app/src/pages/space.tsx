/** The customer's own page: appointments to come, documents received, certificates confirmed. */
import { Link } from 'react-router';
import { useSession } from '../graph.js';
import { Certificates } from '../parts/certificates.js';
import { Appointments, Documents } from '../parts/dossier.js';
import { Empty } from '../parts/states.js';
import { words } from '../words.js';

export function Space() {
  const session = useSession();
  if (!session || session.user.isGuest) {
    return (
      <Empty title={words.space}>
        <p>{words.spaceGuest}</p>
        <Link className="button primary" to="/connexion?next=/mon-espace">
          {words.logIn}
        </Link>
      </Empty>
    );
  }
  return (
    <div className="column">
      <h1>{words.space}</h1>
      <Appointments />
      <Documents />
      <Certificates />
      <Link className="button primary" to="/">
        {words.goHome}
      </Link>
    </div>
  );
}
