/** The photos of a recorded defect: taken with the camera of the tablet, and taken back until the signature. */
import { AddDefectPhotoDocument, GraphRefusal, pause, refusal, upload, WithdrawDefectPhotoDocument } from '@autovisite/graph';
import { useRef, useState, type ChangeEvent } from 'react';
import { graph, isAway, locale, useAction, type Problem } from '../graph.js';
import { PhotoStrip } from '../parts/photo-strip.js';
import { Trouble } from '../parts/states.js';
import type { RecordedDefectRow } from './defects.js';
import { words } from './photo-words.js';

/** The inspection hears of a photo a moment after it came in: how often it is asked again, and how soon. */
const TRIES = 12;
const PAUSE_MS = 500;
/** As many as a defect may have: the server refuses one more. */
const MOST = 6;

export interface PhotosProps {
  inspectionId: string;
  defect: RecordedDefectRow;
  /** The inspection is under way, and the server has the defect. */
  addable: boolean;
}

export function Photos({ inspectionId, defect, addable }: PhotosProps) {
  const withdraw = useAction(WithdrawDefectPhotoDocument);
  // A copy that an earlier version kept on this device has none.
  const photos = (defect.photos as RecordedDefectRow['photos'] | undefined) ?? [];
  return (
    <div className="defect-photos">
      <PhotoStrip
        inspectionId={inspectionId}
        defectId={defect.id}
        photos={photos}
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
      {addable && <Add inspectionId={inspectionId} defect={defect} photos={photos} />}
    </div>
  );
}

/** The photo may yet be put to its defect: the inspection has not heard of it, or did not answer. */
const mayYetBe = (problem: Problem | null) => problem?.code === 'PHOTO_NOT_RECEIVED' || isAway(problem);

type AddProps = Pick<PhotosProps, 'inspectionId' | 'defect'> & Pick<RecordedDefectRow, 'photos'>;

function Add({ inspectionId, defect, photos }: AddProps) {
  const add = useAction(AddDefectPhotoDocument);
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // It was sent and is not known to be at its defect: it is put there again, and not taken again.
  const [sent, setSent] = useState<string | null>(null);

  const put = async (documentId: string): Promise<Problem | null> => {
    setShare(1);
    for (let tries = 1; ; tries += 1) {
      const { problem: refused } = await add.attempt({ input: { inspectionId, defectId: defect.id, documentId } });
      if (refused?.code !== 'PHOTO_NOT_RECEIVED' || tries >= TRIES) {
        setSent(mayYetBe(refused) ? documentId : null);
        return refused;
      }
      await pause(PAUSE_MS);
    }
  };
  const send = async (file: File): Promise<Problem | null> => {
    const why = refusal(file);
    if (why) return { text: words[why], code: why, extensions: {} };
    return put(await upload(graph, file, 'DEFECT_PHOTO', setShare, new AbortController().signal));
  };
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (!file) return;
    setProblem(null);
    setSent(null);
    setShare(0);
    setProblem(await send(file).catch(troubleOf));
    setShare(null);
    // The same file may be chosen again.
    event.target.value = '';
  };
  const putAgain = async (documentId: string) => {
    setProblem(null);
    setProblem(await put(documentId));
    setShare(null);
  };
  // The answer was lost, and the photo is at its defect all the same.
  const there = photos.some(({ id }) => id === sent);
  return (
    <>
      <input ref={input} type="file" accept="image/*" capture="environment" hidden aria-label={words.addTo(defect.label)} onChange={(event) => void take(event)} data-testid={`photo-file-${defect.code}`} />
      {photos.length < MOST && (
        <button type="button" className="button small" disabled={share !== null} aria-label={words.addTo(defect.label)} onClick={() => input.current?.click()} data-testid={`add-photo-${defect.code}`}>
          {share === null ? words.add : share < 1 ? words.sending(Math.round(share * 100)) : words.keeping}
        </button>
      )}
      {problem && !there && (sent === null ? <Trouble problem={problem} /> : <Trouble problem={problem} retry={() => void putAgain(sent)} />)}
    </>
  );
}

function troubleOf(error: unknown): Problem {
  if (error instanceof GraphRefusal) return { text: locale === 'en' ? error.en : error.message, code: error.code, extensions: error.extensions };
  return { text: words.unreachable, code: 'UNREACHABLE', extensions: {} };
}
