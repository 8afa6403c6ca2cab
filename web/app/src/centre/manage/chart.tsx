/**
 * Bars that are told apart without colour: each series has its own pattern, named beside it, and the
 * figures themselves stand in a table. To a screen reader the picture is its name alone.
 * Decisions: docs/decisions/web.md
 */
import { BarChart, type BarChartOptions } from 'chartist';
import { useEffect, useId, useRef } from 'react';

export interface Series {
  name: string;
  values: readonly number[];
}

export interface ChartProps {
  title: string;
  labels: readonly string[];
  series: readonly Series[];
  /** How the axis writes a value. */
  format: (value: number) => string;
  /** Whether only whole values make sense. */
  whole?: boolean;
}

/** Narrower ones touch, wider ones are blocks. */
const WIDEST_BAR = 40;
/** So much room a label under the axis needs. */
const LABEL_PX = 64;

export default function Chart({ title, labels, series, format, whole = true }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const id = useId();
  const shown = JSON.stringify([labels, series]);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const every = (width: number) => Math.max(1, Math.ceil((labels.length * LABEL_PX) / Math.max(width - 72, LABEL_PX)));
    const options: BarChartOptions = {
      height: 224,
      stackBars: true,
      chartPadding: { top: 16, right: 8, bottom: 0, left: 16 },
      axisX: { showGrid: false, labelInterpolationFnc: (label, at) => (at % every(element.clientWidth) === 0 ? label : null) },
      axisY: { onlyInteger: whole, offset: 56, scaleMinSpace: 32, labelInterpolationFnc: (value) => format(Number(value)) },
    };
    const chart = new BarChart(element, { labels: [...labels], series: series.map((one) => ({ name: one.name, data: [...one.values] })) }, options);
    chart.on('draw', (drawn) => {
      if (drawn.type !== 'bar') return;
      const width = Math.min(WIDEST_BAR, ((drawn.axisX.axisLength ?? 0) / Math.max(labels.length, 1)) * 0.7);
      // A line's box has no width: its pattern is measured on the page.
      drawn.element.attr({ style: `stroke: url(#${id}${drawn.seriesIndex}); stroke-width: ${width}px` });
    });
    return () => {
      chart.detach();
      element.replaceChildren();
    };
    // Labels and series are new arrays each time: what they hold decides.
  }, [shown, id, whole]);
  return (
    <figure className="chart">
      <svg className="patterns" aria-hidden="true" focusable="false">
        <defs>
          {series.map((one, at) => (
            <Pattern key={one.name} id={`${id}${at}`} at={at} />
          ))}
        </defs>
      </svg>
      <div ref={place} role="img" aria-label={title} />
      {series.length > 1 && (
        <ul className="legend" aria-hidden="true">
          {series.map((one, at) => (
            <li key={one.name}>
              <svg width="24" height="16" focusable="false">
                <rect width="24" height="16" fill={`url(#${id}${at})`} />
              </svg>
              {one.name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

/** Full, hatched, dotted, crossed. */
function Pattern({ id, at }: { id: string; at: number }) {
  const kind = at % 4;
  return (
    <pattern id={id} className={`pattern-${kind}`} patternUnits="userSpaceOnUse" width="8" height="8">
      <rect width="8" height="8" className="pattern-ground" />
      {kind === 1 && <path d="M-2 2 2 -2 M0 8 8 0 M6 10 10 6" className="pattern-ink" />}
      {kind === 2 && <circle cx="4" cy="4" r="1.75" className="pattern-dot" />}
      {kind === 3 && <path d="M0 0 8 8 M8 0 0 8" className="pattern-ink" />}
    </pattern>
  );
}
