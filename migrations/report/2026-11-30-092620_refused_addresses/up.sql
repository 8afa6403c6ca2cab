-- Mail servers said that nobody is at the address: it is not written to each time anew.
ALTER TABLE report.contacts ADD COLUMN refused_at TIMESTAMPTZ;
COMMENT ON COLUMN report.contacts.refused_at IS 'When a mail server last said that there is no such mailbox.';
