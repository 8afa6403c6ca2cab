/** One defect of the catalogue, as a button. */
import { LevelBadge } from '../parts/verdict.js';
import type { FoundDefect } from './catalogue.js';

export function DefectChoice({ found, withPoint = false, choose }: { found: FoundDefect; withPoint?: boolean; choose: () => void }) {
  const { defect, point } = found;
  return (
    <li>
      <button type="button" className="choice" onClick={choose} data-testid={`defect-${defect.code}`}>
        <LevelBadge level={defect.level} />
        <span>
          {withPoint && <small>{point.label}</small>}
          {defect.label}
          {defect.toVerify && <em className="to-verify">à vérifier</em>}
        </span>
        <code>{defect.code}</code>
      </button>
    </li>
  );
}
