/** The photos of a recorded defect: taken with the camera of the tablet, and taken back until the signature. */
import { AddDefectPhotoDocument, GraphRefusal, refusal, upload, WithdrawDefectPhotoDocument } from '@autovisite/graph';
import { useRef, useState, type ChangeEvent } from 'react';
import { graph, locale, useAction, type Problem } from '../graph.js';
import { PhotoStrip } from '../parts/photo-strip.js';
import { Trouble } from '../parts/states.js';
import type { RecordedDefectRow } from './defects.js';
import { words } from './photo-words.js';

/** The inspection hears of a photo a moment after it came in: how often it is asked again, and how soon. */
const TRIES = 12;
const PAUSE_MS = 500;

export interface PhotosProps {
  inspectionId: string;
  defect: RecordedDefectRow;
  /** The inspection is under way, and the server has the defect. */
  addable: boolean;
}

export function Photos({ inspectionId, defect, addable }: PhotosProps) {
  const withdraw = useAction(WithdrawDefectPhotoDocument);
  return (
    <div className="defect-photos">
      <PhotoStrip
        inspectionId={inspectionId}
        defectId={defect.id}
        // A copy that an earlier version kept on this device has none.
        photos={(defect.photos as RecordedDefectRow['photos'] | undefined) ?? []}
        beside={
          addable
            ? (documentId, close) => (
                <button
                  type="button"
                  className="button danger"
                  disabled={withdraw.pending}
                  onClick={() => void withdraw.run({ input: { inspectionId, documentId } }).then((done) => done && close())}
                  data-testid="withdraw-photo"
                >
                  {words.withdraw}
                </button>
              )
            : undefined
        }
      />
      {withdraw.problem && <Trouble problem={withdraw.problem} />}
      {addable && <Add inspectionId={inspectionId} defect={defect} />}
    </div>
  );
}

function Add({ inspectionId, defect }: Pick<PhotosProps, 'inspectionId' | 'defect'>) {
  const add = useAction(AddDefectPhotoDocument);
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const send = async (file: File): Promise<Problem | null> => {
    const why = refusal(file);
    if (why) return { text: words[why], code: why, extensions: {} };
    const documentId = await upload(graph, file, 'DEFECT_PHOTO', setShare, new AbortController().signal);
    setShare(1);
    for (let tries = 1; ; tries += 1) {
      const { problem: refused } = await add.attempt({ input: { inspectionId, defectId: defect.id, documentId } });
      if (refused?.code !== 'PHOTO_NOT_RECEIVED' || tries >= TRIES) return refused;
      await new Promise((again) => setTimeout(again, PAUSE_MS));
    }
  };
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (!file) return;
    setProblem(null);
    setShare(0);
    setProblem(await send(file).catch(troubleOf));
    setShare(null);
    // The same file may be chosen again.
    event.target.value = '';
  };
  return (
    <>
      <input ref={input} type="file" accept="image/*" capture="environment" hidden aria-label={words.addTo(defect.label)} onChange={(event) => void take(event)} data-testid={`photo-file-${defect.code}`} />
      <button type="button" className="button small" disabled={share !== null} aria-label={words.addTo(defect.label)} onClick={() => input.current?.click()} data-testid={`add-photo-${defect.code}`}>
        {share === null ? words.add : share < 1 ? words.sending(Math.round(share * 100)) : words.keeping}
      </button>
      {problem && <Trouble problem={problem} />}
    </>
  );
}

function troubleOf(error: unknown): Problem {
  if (error instanceof GraphRefusal) return { text: locale === 'en' ? error.en : error.message, code: error.code, extensions: error.extensions };
  return { text: words.unreachable, code: 'UNREACHABLE', extensions: {} };
}
