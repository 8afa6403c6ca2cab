ALTER TABLE parser.registrations DROP COLUMN picture_may_stay;
