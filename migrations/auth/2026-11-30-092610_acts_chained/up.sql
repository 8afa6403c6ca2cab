-- Acts are a chain, so that `autovisite audit` names the first that is not as it was written. In the log
-- of all alone: one at a time is no matter to a listener, and would be one to those who act.
CREATE FUNCTION auth.act_hash(a auth.acts, link INT8, previous TEXT) RETURNS TEXT
LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(concat_ws('|', previous, link, a.id,
        (extract(epoch FROM a.at) * 1000000)::int8, coalesce(a.actor_id::text, '-'),
        array_to_string(a.roles, ','), coalesce(a.origin, '-'), a.act, a.subject_kind,
        coalesce(a.subject_id::text, '-'), coalesce(a.centre_id::text, '-'), a.before, a.after),
        'UTF8')), 'hex')
$$;

-- Beside the acts, which were there before. No reference: whoever takes an act out is found by this.
CREATE TABLE auth.act_links (
    act_id   UUID PRIMARY KEY,
    -- When the act itself may go; its link stays, and holds the chain together.
    ends_at  TIMESTAMPTZ NOT NULL,
    link     INT8 NOT NULL UNIQUE,
    previous TEXT NOT NULL,
    hash     TEXT NOT NULL
);

CREATE FUNCTION auth.chain_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before RECORD;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('auth.acts', 0));
    SELECT hash, link INTO before FROM auth.act_links ORDER BY link DESC LIMIT 1;
    INSERT INTO auth.act_links (act_id, ends_at, link, previous, hash)
    VALUES (NEW.id, kernel.act_ends(NEW.act, NEW.at), coalesce(before.link, 0) + 1, coalesce(before.hash, ''),
        auth.act_hash(NEW, coalesce(before.link, 0) + 1, coalesce(before.hash, '')));
    RETURN NULL;
END $$;
CREATE TRIGGER acts_are_chained AFTER INSERT ON auth.acts
    FOR EACH ROW EXECUTE FUNCTION auth.chain_act();

-- What was written before, in its order.
DO $$
DECLARE
    act auth.acts;
    link INT8 := 0;
    previous TEXT := '';
    hash TEXT;
BEGIN
    FOR act IN SELECT * FROM auth.acts ORDER BY id LOOP
        link := link + 1;
        hash := auth.act_hash(act, link, previous);
        INSERT INTO auth.act_links
        VALUES (act.id, kernel.act_ends(act.act, act.at), link, previous, hash);
        previous := hash;
    END LOOP;
END $$;
CREATE TRIGGER links_are_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON auth.act_links
    FOR EACH STATEMENT EXECUTE FUNCTION kernel.refuse_change();

-- Where the chain is broken: what should never answer a row.
CREATE VIEW auth.broken_acts AS
SELECT coalesce(l.act_id, a.id) AS id, l.link
FROM (SELECT act_links.*, lag(hash, 1, '') OVER w AS hash_before, lag(link, 1, 0::int8) OVER w AS link_before
      FROM auth.act_links WINDOW w AS (ORDER BY link)) l
FULL JOIN auth.acts a ON a.id = l.act_id
WHERE a.id IS NULL AND l.ends_at > now() OR l.act_id IS NULL OR l.previous <> l.hash_before OR l.link <> l.link_before + 1
   OR a.id IS NOT NULL AND l.hash <> auth.act_hash(a, l.link, l.previous);
