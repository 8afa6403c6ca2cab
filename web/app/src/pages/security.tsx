/** Who may enter as this person, and from where: address, password, second factor, log-ins. */
import '../style/booking.css';
import { Link } from 'react-router';
import { accessWords } from '../access-words.js';
import { useSession } from '../graph.js';
import { Empty } from '../parts/states.js';
import { Address } from '../space/address.js';
import { LogIns } from '../space/log-ins.js';
import { SecondFactor } from '../space/second-factor.js';
import { words } from '../space/security-words.js';
import { Telegram } from '../space/telegram.js';
import { words as pages } from '../words.js';

export default function Security() {
  const session = useSession();
  if (!session || session.user.isGuest) {
    return (
      <Empty whole title={words.title}>
        <p>{words.guest}</p>
        <Link className="button primary" to="/connexion?next=/mon-espace/securite">
          {pages.logIn}
        </Link>
      </Empty>
    );
  }
  return (
    <div className="column">
      <h1>{words.title}</h1>
      <Address />
      <section className="dossier" aria-labelledby="password">
        <h2 id="password">{pages.password}</h2>
        <p className="soft">{words.passwordLead}</p>
        <Link className="button" to="/mot-de-passe" data-testid="change-password">
          {accessWords.change}
        </Link>
      </section>
      <SecondFactor />
      <Telegram />
      <LogIns />
      <Link to="/mon-espace">{words.back}</Link>
    </div>
  );
}
