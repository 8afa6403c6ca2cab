DROP TABLE parser.previous_inspections;
