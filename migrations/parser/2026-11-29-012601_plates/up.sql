-- Inspections signed in our centres came with plates in two spellings; see the migration of
-- « inspection » of the same name.
UPDATE parser.signed_inspections
    SET plate = regexp_replace(plate, '^0*([1-9][0-9]{0,3})([A-HJ-NP-TV-Z]{1,3})(2[AB]|[0-9]{2}|9[78][0-9])$',
                               '\1 \2 \3')
    WHERE plate ~ '^0*[1-9][0-9]{0,3}[A-HJ-NP-TV-Z]{1,3}(2[AB]|0[1-9]|[1-8][0-9]|9[0-5]|97[1-6]|98[6-8])$';
UPDATE parser.signed_inspections
    SET plate = regexp_replace(plate, '^([A-Z]{1,2})([0-9]{2,3})([A-Z]{1,2})$', '\1-\2-\3')
    WHERE plate ~ '^[A-HJ-NP-TV-Z]{1,2}[0-9]{2,3}[A-HJ-NP-TV-Z]$'
       OR plate ~ '^W[0-9]{3}[A-HJ-NP-TV-Z]{2}$';
