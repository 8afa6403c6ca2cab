/**
 * Somebody or something looked for while typing, on React Aria's combo box: arrows, Enter and Escape work,
 * and what was found is announced.
 */
import { FindAppointmentsDocument, formatDate, type FoundAppointmentFragment } from '@autovisite/graph';
import { useDeferredValue, useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { locale, useRead } from '../graph.js';
import { words as frame } from './console-words.js';
import { words } from './desk/words.js';

export type Found = FoundAppointmentFragment;

/** Fewer letters find half of the town. */
const FEWEST = 2;

/** What one result says, in one line. */
export function lineOf({ customer, plate, startsAt, reference }: Found): string {
  return [customer.displayName || reference, plate, formatDate(startsAt, locale)].filter(Boolean).join(' · ');
}

/** The appointments of a centre that match what is typed. */
export function useFound(centreId: string, typed: string, first = 8) {
  const search = useDeferredValue(typed.trim());
  const asked = search.length >= FEWEST;
  const { data, problem } = useRead(FindAppointmentsDocument, { centreId, search, first, after: null }, !asked);
  const found = asked ? (data?.centreAppointments.edges.map((edge) => edge.node) ?? []) : [];
  return { found, problem, settled: asked && data !== undefined };
}

export interface Choice {
  id: string;
  name: string;
  hint?: string;
}

export interface SearchBoxProps {
  label: string;
  help: string;
  typed: string;
  type: (text: string) => void;
  choices: readonly Choice[];
  settled: boolean;
  choose: (id: string) => void;
  testId: string;
  focus?: boolean;
}

export function SearchBox({ label, help, typed, type, choices, settled, choose, testId, focus = false }: SearchBoxProps) {
  return (
    <ComboBox
      className="search-box"
      inputValue={typed}
      onInputChange={type}
      items={choices}
      selectedKey={null}
      onSelectionChange={(key) => key !== null && choose(String(key))}
      menuTrigger="input"
      allowsEmptyCollection
      allowsCustomValue
    >
      <Label>{label}</Label>
      <Input data-testid={testId} autoFocus={focus} autoComplete="off" spellCheck={false} />
      <Text slot="description">{help}</Text>
      <Popover className="popover">
        <ListBox<Choice> className="list-box" renderEmptyState={() => <p className="soft">{settled ? frame.nothing : help}</p>}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.name} data-testid="choice">
              {choice.name}
              {choice.hint && <small>{choice.hint}</small>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** A customer who came before, whose details are taken over. */
export function KnownCustomer({ centreId, take }: { centreId: string; take: (found: Found) => void }) {
  const [typed, setTyped] = useState('');
  // Made anew once somebody is chosen: its list is closed then.
  const [taken, setTaken] = useState(0);
  const { found, settled } = useFound(centreId, typed);
  const people = found.filter((one, at) => found.findIndex((other) => other.customer.displayName === one.customer.displayName && other.plate === one.plate) === at);
  return (
    <SearchBox
      key={taken}
      label={words.known}
      help={words.knownHelp}
      typed={typed}
      type={setTyped}
      choices={people.map((one) => ({ id: one.id, name: lineOf(one), ...(one.customer.phone ? { hint: one.customer.phone } : {}) }))}
      settled={settled}
      choose={(id) => {
        const one = people.find((other) => other.id === id);
        if (!one) return;
        setTyped('');
        setTaken((before) => before + 1);
        take(one);
      }}
      testId="known"
    />
  );
}
