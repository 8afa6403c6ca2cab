/** The customer's own page: appointments to come, documents received, certificates confirmed, photos sent. */
import { Link } from 'react-router';
import { useSession } from '../graph.js';
import { Certificates } from '../parts/certificates.js';
import Dossier from '../parts/dossier.js';
import { Empty } from '../parts/states.js';
import { Uploads } from '../parts/uploads.js';
import { accessWords } from '../access-words.js';
import { words } from '../words.js';

export default function Space() {
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
      <Dossier />
      <Certificates />
      <Uploads />
      <Link className="button primary" to="/">
        {words.goHome}
      </Link>
      <Link to="/mot-de-passe" data-testid="change-password">
        {accessWords.change}
      </Link>
    </div>
  );
}
