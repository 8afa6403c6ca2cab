-- Staff see the documents of their centres: the centre stands in what the document states.
ALTER TABLE report.reports ADD COLUMN centre_id UUID NOT NULL
    GENERATED ALWAYS AS ((facts #>> '{centre,id}')::uuid) STORED;
ALTER TABLE report.invoices ADD COLUMN centre_id UUID
    GENERATED ALWAYS AS ((facts ->> 'centre_id')::uuid) STORED;
