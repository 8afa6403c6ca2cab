DROP TRIGGER work_follows ON inspection.inspections;
DROP FUNCTION inspection.follow_work;
DROP TABLE inspection.work;
DROP TABLE inspection.presences;
DROP TABLE inspection.trainings;
DROP TABLE inspection.inspectors;
