-- Whom a holder lets read the result of an appointment (Code de la route R323-20), as `appointment`
-- told: organisations read nothing else.
CREATE TABLE report.shared_results (
    appointment_id  UUID NOT NULL,
    organisation_id UUID NOT NULL,
    PRIMARY KEY (organisation_id, appointment_id)
);
-- Nobody writes a result to an organisation that nobody let read it.
ALTER TABLE report.contacts ADD COLUMN organisation BOOLEAN NOT NULL DEFAULT FALSE;
