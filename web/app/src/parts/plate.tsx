/** A registration number as one reads it on the car. */
import { locale } from '../graph.js';

export function Plate({ value }: { value: string | null | undefined }) {
  if (!value) return <span className="soft">{locale === 'fr' ? 'Immatriculation à saisir' : 'Plate to be entered'}</span>;
  return <span className="plate">{value}</span>;
}
