/** What colleagues told each other about an appointment: read on its file, written and taken away there. */
import { AddNoteDocument, RemoveNoteDocument } from '@autovisite/graph';
import { useState, type FormEvent } from 'react';
import { useAction } from '../../graph.js';
import { momentOf } from '../../locale.js';
import { manages } from '../../parts/roles.js';
import { Trouble } from '../../parts/states.js';
import type { At } from '../console.js';
import type { AppointmentFile } from './file.js';
import { words } from './words.js';

/** As the graph takes them. */
const LONGEST = 500;
const MOST = 20;

export function Notes({ file, user, changed }: { file: AppointmentFile; user: At['user']; changed: () => void }) {
  const add = useAction(AddNoteDocument);
  const remove = useAction(RemoveNoteDocument);
  const [typed, setTyped] = useState('');
  const mayRemove = (authorId: string) => authorId === user?.id || manages(user, file.centre.id);
  const write = async (event: FormEvent) => {
    event.preventDefault();
    const note = typed.trim();
    if (!note || !(await add.run({ input: { appointmentId: file.id, words: note } }))) return;
    setTyped('');
    changed();
  };
  const take = async (noteId: string) => {
    if (await remove.run({ input: { noteId } })) changed();
  };
  return (
    <section className="dossier" aria-labelledby="file-notes">
      <h2 id="file-notes">{words.notes}</h2>
      {file.notes.length > 0 && (
        <ul className="choices" data-testid="notes">
          {file.notes.map((note) => (
            <li key={note.id} className="row">
              <span>
                <span className="typed">{note.words}</span>
                <small>
                  {note.authorName} · {momentOf(note.createdAt)}
                </small>
              </span>
              {mayRemove(note.author.id) && (
                <button type="button" className="button quiet" disabled={remove.pending} onClick={() => void take(note.id)} aria-label={words.removeNoteOf(note.words)} data-testid="note-remove">
                  {words.removeNote}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {remove.problem && <Trouble problem={remove.problem} />}
      {file.notes.length < MOST && (
        <form className="inline-form" onSubmit={(event) => void write(event)}>
          <label>
            {words.newNote}
            <textarea rows={2} required maxLength={LONGEST} value={typed} onChange={(event) => setTyped(event.target.value)} aria-describedby="note-help" data-testid="note" />
            <small id="note-help">{words.noteHelp}</small>
          </label>
          <button type="submit" className="button" disabled={add.pending} data-testid="note-save">
            {words.addNote}
          </button>
          {add.problem && <Trouble problem={add.problem} />}
        </form>
      )}
    </section>
  );
}
