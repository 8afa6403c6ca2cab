/** Who waits for a time at this centre, and what is offered to them. */
import { CentreWaitsDocument, formatDate } from '@autovisite/graph';
import { words as booking } from '../../booking/words.js';
import { locale, useRead } from '../../graph.js';
import { Trouble } from '../../parts/states.js';
import { words } from '../../space/waits-words.js';
import { awaited } from '../../space/waits.js';
import { momentOf } from '../../locale.js';

const SHOWN = 50;

export function CentreWaits({ centreId }: { centreId: string }) {
  const { data, problem, refresh } = useRead(CentreWaitsDocument, { centreId, first: SHOWN });
  const list = data?.centreWaits.edges.map((edge) => edge.node) ?? [];
  return (
    <section className="dossier" aria-labelledby="centre-waits" data-testid="centre-waits">
      <h2 id="centre-waits">{words.desk}</h2>
      {problem && <Trouble problem={problem} retry={refresh} />}
      {data && list.length === 0 && <p className="soft">{words.deskNone}</p>}
      <ul>
        {list.map((wait) => (
          <li key={wait.id} className="row">
            <span>
              <strong>{[wait.customer.displayName, wait.plate].filter(Boolean).join(' · ') || booking.category[wait.vehicleCategory]}</strong>
              <small>
                {booking.service[wait.service]}, {awaited(wait)}, {words.since(formatDate(wait.createdAt, locale))}
              </small>
              {wait.offer && <small>{words.toAnswer(momentOf(wait.offer.slot.startsAt), momentOf(wait.offer.offeredUntil))}</small>}
            </span>
          </li>
        ))}
      </ul>
      {data?.centreWaits.pageInfo.hasNextPage && <p className="soft">{words.more}</p>}
    </section>
  );
}
