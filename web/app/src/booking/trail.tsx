/** What was chosen before, each with the way back to it. */
import { plate } from './kept.js';
import type { Centre } from './centre-step.js';
import { STEPS, type Draft, type Step } from './draft.js';
import type { Go } from './frame.js';
import { words } from './words.js';

export function Trail({ draft, centre, go }: { draft: Draft; centre: Centre | null; go: Go }) {
  const said: [Step, string | null][] = [
    ['centre', centre?.name ?? null],
    ['vehicule', draft.category && draft.energy ? [words.category[draft.category], words.energy[draft.energy], plate.read()].filter(Boolean).join(', ') : null],
    ['prestation', draft.service && words.service[draft.service]],
  ];
  const before = said.filter(([step, text]) => text && STEPS.indexOf(step) < STEPS.indexOf(draft.step));
  if (before.length === 0) return null;
  return (
    <ul className="trail" aria-label={words.chosen}>
      {before.map(([step, text]) => (
        <li key={step}>
          <button type="button" className="button small" onClick={() => go({ step })} data-testid={`trail-${step}`}>
            {text}
            <span className="sr">, {words.change}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
