/** A chart with the table of what it shows, and a table alone. */
import { lazy, Suspense } from 'react';
import { Loading } from '../../parts/states.js';
import type { ChartProps } from './chart.js';
import { words } from './figures-words.js';

/** Loaded with the first figures that are shown. */
const Chart = lazy(() => import('./chart.js'));

export interface Column<Row> {
  name: string;
  show: (row: Row) => string;
}

export interface TableProps<Row> {
  title: string;
  /** What a row is called. */
  first: Column<Row>;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  testId?: string;
}

export function Table<Row>({ title, first, columns, rows, testId }: TableProps<Row>) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={words.table(title)}>
      <table className="lines wrapping" data-testid={testId}>
        <thead>
          <tr>
            <th scope="col">{first.name}</th>
            {columns.map((column) => (
              <th key={column.name} scope="col" className="number">
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // Two parts of a period may be called the same, two rows of it are never changed for each other.
            <tr key={`${at} ${first.show(row)}`}>
              <th scope="row">{first.show(row)}</th>
              {columns.map((column) => (
                <td key={column.name} className="number">
                  {column.show(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `chart` says what stands under the bars where a row's name is too long. */
export function Charted<Row>({ chart, ...table }: TableProps<Row> & { chart: Omit<ChartProps, 'title' | 'labels'> & Partial<Pick<ChartProps, 'labels'>> }) {
  return (
    <div className="beside">
      <Suspense fallback={<Loading />}>
        <Chart title={table.title} labels={table.rows.map(table.first.show)} {...chart} />
      </Suspense>
      <Table {...table} />
    </div>
  );
}

/** Names with what belongs to each. */
export function Facts({ rows }: { rows: readonly (readonly [string, string, string?])[] }) {
  return (
    <dl className="facts">
      {rows.map(([name, value, more]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {more && <small> · {more}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
