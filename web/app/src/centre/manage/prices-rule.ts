/** A price list as a table that is edited. Plain values. */
import type { Energy, ListedPricePartsFragment, ServiceKind, VehicleCategory } from '@autovisite/graph';
import { centsOf } from '../desk/cash.js';

export type Listed = ListedPricePartsFragment;

export interface Kind {
  service: ServiceKind;
  vehicleCategory: VehicleCategory;
  energy: Energy;
}

export const keyOf = ({ service, vehicleCategory, energy }: Kind) => `${service} ${vehicleCategory} ${energy}`;

/** From five euros to five hundred, as the graph has it. */
const RANGE = [500, 50_000] as const;

export function isPrice(cents: number | null): cents is number {
  return cents !== null && cents >= RANGE[0] && cents <= RANGE[1];
}

/** As it is typed: `84,50`. */
export function typedOf(cents: number): string {
  return (cents / 100).toFixed(2).replace('.', ',');
}

export interface Changed extends Kind {
  before: number;
  after: number | null;
}

/** The prices that were typed otherwise than they stand; `null` where that is no price. */
export function changesOf(list: readonly Listed[], typed: Readonly<Record<string, string>>): Changed[] {
  return list.flatMap(({ service, vehicleCategory, energy, price }) => {
    const said = typed[keyOf({ service, vehicleCategory, energy })];
    if (said === undefined) return [];
    const cents = centsOf(said);
    const after = isPrice(cents) ? cents : null;
    return after === price.amountCents ? [] : [{ service, vehicleCategory, energy, before: price.amountCents, after }];
  });
}
