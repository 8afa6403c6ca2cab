DROP TABLE inspection.bench_orders;
DROP TABLE inspection.measurement_decisions;
DROP TABLE inspection.measured_values;
DROP TABLE inspection.measurements;
DROP TABLE inspection.calibrations;
DROP TABLE inspection.instruments;
