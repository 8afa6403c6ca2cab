/** What a register says of an inspector, as it is entered. */
import type { InspectorPartsFragment } from '@autovisite/graph';
import { useState } from 'react';
import { words } from './inspector-words.js';

export interface EntryFields {
  name: string;
  approvalNumber: string;
  categoryLNumber: string;
  approvedOn: string;
}

/** As the register has it; empty of somebody who is not in it yet. */
export function useEntry(known?: InspectorPartsFragment) {
  return useState<EntryFields>({
    name: known?.name ?? '',
    approvalNumber: known?.approvalNumber ?? '',
    categoryLNumber: known?.categoryLNumber ?? '',
    approvedOn: known?.approvedOn ?? '',
  });
}

export function InspectorFields({ entry, change }: { entry: EntryFields; change: (entry: EntryFields) => void }) {
  return (
    <>
      <label>
        {words.name}
        <input required maxLength={80} value={entry.name} onChange={(event) => change({ ...entry, name: event.target.value })} data-testid="inspector-name" />
      </label>
      <label>
        {words.approvalNumber}
        <input required maxLength={80} value={entry.approvalNumber} onChange={(event) => change({ ...entry, approvalNumber: event.target.value })} data-testid="inspector-number" />
      </label>
      <label>
        {words.categoryLNumber}
        <input maxLength={80} value={entry.categoryLNumber} onChange={(event) => change({ ...entry, categoryLNumber: event.target.value })} data-testid="inspector-l-number" />
      </label>
      <label>
        {words.approvedOn}
        <input type="date" required value={entry.approvedOn} onChange={(event) => change({ ...entry, approvedOn: event.target.value })} data-testid="inspector-approved" />
      </label>
    </>
  );
}
