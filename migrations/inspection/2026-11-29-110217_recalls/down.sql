DROP TABLE inspection.handovers, inspection.transmissions, inspection.sealed_results,
    inspection.owner_contacts, inspection.remarks, inspection.recall_checks;
DROP FUNCTION inspection.keep_sealed();
ALTER TABLE inspection.recorded_defects DROP COLUMN by_rule;
