/** Finds a defect by word or code, faster than walking the list. */
import { useDeferredValue, useState } from 'react';
import { SearchIcon } from '../parts/icons.js';
import { searchDefects, type ChecklistFunction, type FoundDefect } from './catalogue.js';
import { DefectChoice } from './defect-choice.js';

export interface DefectSearchProps {
  checklist: readonly ChecklistFunction[];
  choose: (found: FoundDefect) => void;
}

export function DefectSearch({ checklist, choose }: DefectSearchProps) {
  const [words, setWords] = useState('');
  const settled = useDeferredValue(words);
  const found = searchDefects(checklist, settled);

  return (
    <section className="search">
      <label className="search-field">
        <span className="sr">Chercher une défaillance par mot ou par code</span>
        <SearchIcon />
        <input type="search" placeholder="Chercher une défaillance : mot ou code" value={words} data-testid="defect-search" onChange={(event) => setWords(event.target.value)} />
      </label>
      {settled.trim() !== '' && (
        <div aria-live="polite">
          {found.length === 0 && <p className="soft">Aucune défaillance ne correspond. Essayez un autre mot, ou parcourez la liste.</p>}
          <ul className="choices">
            {found.map((one) => (
              <DefectChoice
                key={one.defect.code}
                found={one}
                withPoint
                choose={() => {
                  setWords('');
                  choose(one);
                }}
              />
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
