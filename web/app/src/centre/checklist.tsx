/** The official list by function and group; a whole function is ticked without opening it, a group or a point inside. */
import { useState } from 'react';
import { CheckIcon, PlusIcon } from '../parts/icons.js';
import { countChecked, pointOfDefect, pointsOf, type ChecklistFunction, type ChecklistPoint, type FoundDefect } from './catalogue.js';
import { DefectChoice } from './defect-choice.js';
import type { RecordedDefectRow } from './defects.js';

export interface ChecklistProps {
  checklist: readonly ChecklistFunction[];
  checked: ReadonlySet<string>;
  defects: readonly RecordedDefectRow[];
  pending: boolean;
  check: (points: string[]) => void;
  choose: (found: FoundDefect) => void;
}

export function Checklist(props: ChecklistProps) {
  const { checklist, checked, defects, pending, check } = props;
  return (
    <section className="checklist">
      <h2 className="sr">Points de contrôle</h2>
      {checklist.map((part) => {
        const points = pointsOf(part);
        const done = countChecked(points, checked);
        const open = points.filter((point) => !checked.has(point.code)).map((point) => point.code);
        const found = defects.filter((defect) => points.some((point) => point.code === pointOfDefect(defect.code))).length;
        return (
          <div key={part.code} className="function-line">
            <details className={done === points.length ? 'function' : 'function unfinished'} data-testid={`function-${part.code}`}>
              <summary>
                <span className="function-label">
                  {part.code}. {part.label}
                </span>
                {found > 0 && <span className="badge major">{found} relevée{found > 1 ? 's' : ''}</span>}
                <span className={done === points.length ? 'badge good' : 'badge plain'}>
                  {done} / {points.length}
                </span>
              </summary>
              <div className="function-body">
                {part.groups.map((group) => {
                  const rest = group.points.filter((point) => !checked.has(point.code)).map((point) => point.code);
                  return (
                    <section key={group.code} className="group">
                      <header>
                        <h3>
                          {group.code} {group.label}
                        </h3>
                        <button type="button" className="button small" disabled={pending || rest.length === 0} data-testid={`check-group-${group.code}`} onClick={() => check(rest)}>
                          <CheckIcon /> {rest.length === 0 ? 'Vérifié' : 'Tout vérifié'}
                        </button>
                      </header>
                      <ul>
                        {group.points.map((point) => (
                          <Point key={point.code} point={point} {...props} />
                        ))}
                      </ul>
                    </section>
                  );
                })}
              </div>
            </details>
            {open.length > 0 && (
              <button
                type="button"
                className="button whole"
                disabled={pending}
                aria-label={`Tout vérifié : ${part.code}. ${part.label}`}
                data-testid={`check-function-${part.code}`}
                onClick={() => check(open)}
              >
                <CheckIcon />
                <span className="wide-only">Tout vérifié</span>
              </button>
            )}
          </div>
        );
      })}
    </section>
  );
}

function Point({ point, checked, defects, pending, check, choose }: ChecklistProps & { point: ChecklistPoint }) {
  const [open, setOpen] = useState(false);
  const done = checked.has(point.code);
  const found = defects.filter((defect) => pointOfDefect(defect.code) === point.code).length;
  return (
    <li className={done ? 'point done' : 'point'}>
      <div className="point-row">
        <button
          type="button"
          className="tick"
          aria-pressed={done}
          aria-label={`${point.code} ${point.label} : ${done ? 'vérifié' : 'marquer vérifié'}`}
          disabled={pending || done}
          data-testid={`check-point-${point.code}`}
          onClick={() => check([point.code])}
        >
          {done && <CheckIcon />}
        </button>
        <span className="point-label">
          {point.label} <code>{point.code}</code>
        </span>
        {found > 0 && <span className="badge major">{found}</span>}
        <button type="button" className="button small quiet" aria-expanded={open} onClick={() => setOpen(!open)} data-testid={`point-defects-${point.code}`}>
          <PlusIcon /> <span className="wide-only">Défaillance</span>
        </button>
      </div>
      {open && (
        <ul className="choices">
          {point.defects.map((defect) => (
            <DefectChoice
              key={defect.code}
              found={{ defect, point }}
              choose={() => {
                setOpen(false);
                choose({ defect, point });
              }}
            />
          ))}
        </ul>
      )}
    </li>
  );
}
