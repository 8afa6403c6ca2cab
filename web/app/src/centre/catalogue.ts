/** Finding one's way in the official checklist: flat lists, progress, search. Plain functions, no screen. */
import type { InspectionChecklistQuery } from '@autovisite/graph';

export type DefectPlace = InspectionChecklistQuery['defectLocations'][number];
export type ChecklistFunction = NonNullable<InspectionChecklistQuery['inspection']>['checklist'][number];
export type ChecklistGroup = ChecklistFunction['groups'][number];
export type ChecklistPoint = ChecklistGroup['points'][number];
export type CatalogueDefect = ChecklistPoint['defects'][number];

export interface FoundDefect {
  defect: CatalogueDefect;
  point: ChecklistPoint;
}

/** « Pneumatique » is found by « pneu » and « élec » by « elec ». */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase();
}

export function pointsOf(part: ChecklistFunction): ChecklistPoint[] {
  return part.groups.flatMap((group) => group.points);
}

export function countChecked(points: readonly ChecklistPoint[], checked: ReadonlySet<string>): number {
  return points.filter((point) => checked.has(point.code)).length;
}

/** The point a defect's code belongs to: `1.1.13.a.2` is a defect of point `1.1.13`. */
export function pointOfDefect(code: string): string {
  return code.split('.').slice(0, -2).join('.');
}

/** Defects whose code begins with the words, or whose point, label and other names hold every one of them. */
export function searchDefects(checklist: readonly ChecklistFunction[], words: string, most = 40): FoundDefect[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const found: FoundDefect[] = [];
  for (const point of checklist.flatMap(pointsOf)) {
    for (const defect of point.defects) {
      const text = plain(`${point.label} ${defect.label} ${defect.alsoCalled.join(' ')}`);
      const hit = defect.code.startsWith(wanted[0] ?? '') || wanted.every((word) => text.includes(word));
      if (hit) found.push({ defect, point });
      if (found.length === most) return found;
    }
  }
  return found;
}
