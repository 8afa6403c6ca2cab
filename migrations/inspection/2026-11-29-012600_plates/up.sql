-- A plate of the series before 2009 was kept as 1234AB69 where it was read at the centre, and as
-- 1234 AB 69 elsewhere: the history of a vehicle was found by one of them only. One written form.
-- Of a signed inspection the search key alone changes: what was sealed is in « vehicle ».
ALTER TABLE inspection.inspections DISABLE TRIGGER signed_is_immutable;
UPDATE inspection.inspections
    SET plate = regexp_replace(plate, '^0*([1-9][0-9]{0,3})([A-HJ-NP-TV-Z]{1,3})(2[AB]|[0-9]{2}|9[78][0-9])$',
                               '\1 \2 \3')
    WHERE plate ~ '^0*[1-9][0-9]{0,3}[A-HJ-NP-TV-Z]{1,3}(2[AB]|0[1-9]|[1-8][0-9]|9[0-5]|97[1-6]|98[6-8])$';
UPDATE inspection.inspections
    SET plate = regexp_replace(plate, '^([A-Z]{1,2})([0-9]{2,3})([A-Z]{1,2})$', '\1-\2-\3')
    WHERE plate ~ '^[A-HJ-NP-TV-Z]{1,2}[0-9]{2,3}[A-HJ-NP-TV-Z]$'
       OR plate ~ '^W[0-9]{3}[A-HJ-NP-TV-Z]{2}$';
UPDATE inspection.inspections SET vehicle = jsonb_set(vehicle, '{plate}', to_jsonb(plate))
    WHERE status <> 'SIGNED' AND vehicle ->> 'plate' <> plate;
ALTER TABLE inspection.inspections ENABLE TRIGGER signed_is_immutable;
