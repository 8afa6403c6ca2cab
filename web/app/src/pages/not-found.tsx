/** An address that leads nowhere, and the way back. */
import { Link } from 'react-router';
import { Empty } from '../parts/states.js';
import { words } from '../words.js';

export function NotFound() {
  return (
    <Empty whole title={words.notFound}>
      <p>{words.notFoundHelp}</p>
      <Link className="button primary" to="/">
        {words.goHome}
      </Link>
    </Empty>
  );
}
