/** The side panel of starter operations: a click opens one in its own tab, variables drafted. */
import { useEditorContext, useSchemaStore, type GraphiQLPlugin } from '@graphiql/react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { groups, type Starter } from './operations.js';
import { variablesFor } from './variables.js';

function Icon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" aria-hidden="true">
      <path d="M6 3.5h12v17l-6-4.5-6 4.5z" strokeLinejoin="round" />
      <path d="M9.5 8h5M9.5 11.5h5" />
    </svg>
  );
}

function Panel() {
  const { addTab, queryEditor, variableEditor } = useEditorContext({ nonNull: true });
  const { schema } = useSchemaStore();
  const [sought, setSought] = useState('');

  const open = (starter: Starter) => {
    // The tab must exist before its editors are filled, or the text would land in the former one.
    flushSync(() => addTab());
    queryEditor?.setValue(starter.text.trim());
    variableEditor?.setValue(variablesFor(schema, starter.definition));
    queryEditor?.focus();
  };

  const wanted = sought.trim().toLowerCase();
  const matches = ({ name, purpose }: Starter) => `${name} ${purpose}`.toLowerCase().includes(wanted);
  return (
    <section className="starters" aria-label="Opérations prêtes">
      <h2>Opérations prêtes</h2>
      <input type="search" placeholder="Chercher une opération" aria-label="Chercher une opération" value={sought} onChange={(event) => setSought(event.target.value)} />
      {groups.map(({ kind, title, starters }) => {
        const shown = starters.filter(matches);
        return shown.length === 0 ? null : (
          <div key={kind}>
            <h3>
              {title} <span className="kind">{kind}</span>
            </h3>
            <ul>
              {shown.map((starter) => (
                <li key={starter.name}>
                  <button type="button" onClick={() => open(starter)}>
                    <strong>{starter.name}</strong>
                    {starter.purpose && <small lang="en">{starter.purpose}</small>}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

export const STARTERS: GraphiQLPlugin = { title: 'Opérations prêtes', icon: Icon, content: Panel };
