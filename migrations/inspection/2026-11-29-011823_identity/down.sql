DROP TABLE inspection.approvals;
ALTER TABLE inspection.recorded_defects
    DROP CONSTRAINT a_place_is_one_of_the_list,
    DROP COLUMN component;
DROP TABLE inspection.identity_entries;
ALTER TABLE inspection.inspections
    DROP CONSTRAINT completed_has_an_identity,
    DROP CONSTRAINT a_retest_is_of_what_can_fail,
    DROP CONSTRAINT only_a_retest_is_of_something,
    DROP COLUMN counted_from,
    DROP COLUMN follows,
    DROP COLUMN usage;
ALTER TABLE inspection.expected DROP COLUMN energy;
-- The grade's constraint stays wide: rows of that grade may be in use.
