-- Who is reminded of an inspection by law: somebody's vehicles, known by a certificate that they
-- confirmed or by an inspection of ours, when each is looked at next, and what was told. The default is
-- a day that is over: to be looked at at once, as is whatever changed.
CREATE TABLE parser.watched_vehicles (
    id       UUID PRIMARY KEY,
    owner_id UUID NOT NULL,
    plate    TEXT NOT NULL,
    look_on  DATE NOT NULL DEFAULT '2000-01-01',
    sold_at  TIMESTAMPTZ,
    CONSTRAINT one_watch_a_plate UNIQUE (owner_id, plate)
);
COMMENT ON COLUMN parser.watched_vehicles.look_on IS
    'Local: when it is looked at whether its owner is to be reminded.';
CREATE INDEX watched_to_look_at ON parser.watched_vehicles (look_on, id) WHERE sold_at IS NULL;

CREATE TABLE parser.due_reminders (
    watched_id UUID NOT NULL REFERENCES parser.watched_vehicles (id) ON DELETE CASCADE,
    due_on     DATE NOT NULL,
    notice     TEXT NOT NULL CHECK (notice IN ('MONTH', 'WEEK')),
    told_at    TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (watched_id, due_on, notice)
);

-- Whoever was known before there were reminders is reminded, too.
INSERT INTO parser.watched_vehicles (id, owner_id, plate)
    SELECT gen_random_uuid(), owner_id, plate FROM (
        SELECT owner_id, plate FROM parser.vehicles WHERE merged_into IS NULL
        UNION SELECT owner_id, plate FROM parser.signed_inspections) AS known;
