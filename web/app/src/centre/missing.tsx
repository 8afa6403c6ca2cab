/** What an inspection still lacks before it can be completed: each item leads to where it is entered. */
import type { MissingItem } from '@autovisite/graph';
import { leadTo, placeOf } from './lead.js';
import { MISSING } from './words.js';

export function Missing({ items, title }: { items: readonly MissingItem[]; title: string }) {
  if (items.length === 0) return null;
  return (
    <section className="missing" data-testid="missing">
      <h2>{title}</h2>
      <ul>
        {items.map((item) => (
          <li key={item}>
            <button type="button" className="link" data-testid={`missing-${item}`} onClick={() => leadTo(placeOf(item))}>
              {MISSING[item]}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
