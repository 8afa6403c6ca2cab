/**
 * The customer's own page: appointments, vehicles, documents, what was sent, and who they are.
 * Decisions: docs/decisions/web.md
 */
import '../style/booking.css';
import { Link } from 'react-router';
import { useSession } from '../graph.js';
import { Certificates } from '../parts/certificates.js';
import { Documents, Invoices } from '../parts/dossier.js';
import { Empty } from '../parts/states.js';
import { Uploads } from '../parts/uploads.js';
import { Bookings } from '../space/bookings.js';
import { words as myData } from '../space/my-data-words.js';
import { MyData } from '../space/my-data.js';
import { Profile } from '../space/profile.js';
import { words as reminders } from '../space/reminders-words.js';
import { Reminders } from '../space/reminders.js';
import { words as waits } from '../space/waits-words.js';
import { Waits } from '../space/waits.js';
import { Vehicles } from '../space/vehicles.js';
import { words as safety } from '../space/security-words.js';
import { words as own } from '../space/words.js';
import { words } from '../words.js';

export default function Space() {
  const session = useSession();
  if (!session || session.user.isGuest) {
    return (
      <Empty whole title={words.space}>
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
      <nav className="row-actions" aria-label={own.pages}>
        {[
          ['rendez-vous', words.appointments],
          ['attente', waits.title],
          ['vehicules', own.vehicles],
          ['documents', words.documents],
          ['rappels', reminders.title],
          ['compte', own.profile],
          ['mes-donnees', myData.title],
        ].map(([id, name]) => (
          <a key={id} className="button small" href={`#${id}`}>
            {name}
          </a>
        ))}
      </nav>
      <Bookings />
      <Waits />
      <Vehicles />
      <Documents />
      <Invoices />
      <Certificates />
      <Uploads />
      <Reminders />
      <Profile />
      <MyData />
      <Link className="button" to="/">
        {own.ask}
      </Link>
      <Link to="/mon-espace/securite" data-testid="security">
        {safety.title}
      </Link>
    </div>
  );
}
