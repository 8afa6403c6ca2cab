/** A registration number as one reads it on the car. */
export function Plate({ value }: { value: string | null | undefined }) {
  if (!value) return <span className="soft">Immatriculation à saisir</span>;
  return <span className="plate">{value}</span>;
}
