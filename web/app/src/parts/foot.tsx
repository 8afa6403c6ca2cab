/** The public pages, which the server renders: whole loads, for they are not the app's. */
import { words } from '../words.js';

export function Foot() {
  return (
    <footer className="foot">
      <nav aria-label={words.about}>
        {words.pages.map(([address, name]) => (
          <a key={address} href={address}>
            {name}
          </a>
        ))}
      </nav>
    </footer>
  );
}
