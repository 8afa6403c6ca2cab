/** Photos of one defect, small; each opens large. For whoever inspects, and for whoever holds the papers. */
import { DefectPictureDocument, InspectionPhotosDocument } from '@autovisite/graph';
import { useEffect, useState, type ReactNode } from 'react';
import { words } from '../centre/photo-words.js';
import { useRead } from '../graph.js';
import { Dialog } from './dialog.js';
import { Loading, Trouble } from './states.js';

export interface PhotoStripProps {
  inspectionId: string;
  defectId: string;
  /** Their ids, in the order of their coming. */
  photos: readonly { id: string }[];
  /** Beside a photo that is shown large. */
  beside?: ((photoId: string, close: () => void) => ReactNode) | undefined;
}

export function PhotoStrip({ inspectionId, defectId, photos, beside }: PhotoStripProps) {
  const { data, refresh } = useRead(InspectionPhotosDocument, { id: inspectionId }, photos.length === 0);
  const [open, setOpen] = useState<string | null>(null);
  const known = data?.inspection?.defects.find(({ id }) => id === defectId)?.photos ?? [];
  // One that was added since is asked for once: the answer may say that it is not there yet.
  const wanted = photos.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (wanted) refresh();
  }, [wanted, refresh]);
  if (photos.length === 0) return null;
  const close = () => setOpen(null);
  return (
    <>
      <ul className="photos">
        {photos.map(({ id }, at) => {
          const thumbnail = known.find((one) => one.id === id)?.document?.pages[0]?.thumbnail;
          return (
            <li key={id}>
              <button type="button" className="photo" aria-label={words.open(at + 1)} onClick={() => setOpen(id)} data-testid={`photo-${id}`}>
                {thumbnail ? <img src={thumbnail} alt="" /> : <span aria-hidden="true">{at + 1}</span>}
              </button>
            </li>
          );
        })}
      </ul>
      {open && (
        <Dialog title={words.title} close={close} wide>
          <Picture id={open} />
          <div className="dialog-actions">
            {beside?.(open, close)}
            <button type="button" className="button" onClick={close}>
              {words.close}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Picture({ id }: { id: string }) {
  const { data, loading, problem, refresh } = useRead(DefectPictureDocument, { id });
  const picture = data?.document?.pages[0]?.picture;
  if (loading) return <Loading />;
  if (problem) return <Trouble problem={problem} retry={refresh} />;
  return picture ? <img className="picture" src={picture} alt={words.title} data-testid="picture" /> : <p>{words.gone}</p>;
}
