DROP INDEX parser.registrations_of_vehicle;
DROP TABLE parser.signed_inspections;
