/** Where to go next: a page of the console, or an appointment of the centre, by a few letters. */
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Dialog } from '../parts/dialog.js';
import { Trouble } from '../parts/states.js';
import { addressOf, fileOf, type Centre } from './console.js';
import { words } from './console-words.js';
import type { Place } from './places.js';
import { lineOf, useFound } from './search-box.js';

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

export interface PaletteProps {
  centre: Centre;
  places: readonly Place[];
  close: () => void;
}

export default function Palette({ centre, places, close }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const { found, problem, settled } = useFound(centre.id, typed);
  const pages = places.filter((place) => plain(words.places[place]).includes(plain(typed.trim())));
  const choices = [
    ...pages.map((place) => ({ id: `place-${place}`, name: words.places[place], hint: null, to: addressOf(place, centre.id) })),
    ...found.map((one) => ({ id: one.id, name: lineOf(one), hint: one.reference, to: fileOf(one.id, centre.id) })),
  ];
  const chosen = choices[Math.min(at, choices.length - 1)];
  const go = (to: string) => {
    close();
    void navigate(to);
  };
  const step = (by: number) => setAt(Math.max(0, Math.min(choices.length - 1, at + by)));
  return (
    <Dialog title={words.palette} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen) go(chosen.to);
        }}
      >
        <label>
          {words.paletteHelp}
          <input
            type="search"
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-autocomplete="list"
            aria-activedescendant={chosen ? `palette-${chosen.id}` : undefined}
            autoComplete="off"
            autoFocus
            value={typed}
            data-testid="palette-input"
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
            }}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                event.preventDefault();
                step(event.key === 'ArrowDown' ? 1 : -1);
              }
            }}
          />
        </label>
      </form>
      {problem && <Trouble problem={problem} />}
      <ul id="palette-list" role="listbox" aria-label={words.palette} className="list-box">
        {choices.map((choice) => (
          <li key={choice.id} id={`palette-${choice.id}`} role="option" aria-selected={choice === chosen} onClick={() => go(choice.to)} data-testid="palette-choice">
            {choice.name}
            {choice.hint && <small>{choice.hint}</small>}
          </li>
        ))}
      </ul>
      {choices.length === 0 && settled && <p className="soft">{words.nothing}</p>}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={close}>
          {words.close}
        </button>
      </div>
    </Dialog>
  );
}
