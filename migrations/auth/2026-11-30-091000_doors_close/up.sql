-- An invitation is to one centre: following it is a yes to that one, and to no other's.
ALTER TABLE auth.links ADD COLUMN centre_id UUID;
COMMENT ON COLUMN auth.links.centre_id IS 'Where an invitation is to; none of another link.';
UPDATE auth.links l SET centre_id = there.centre_id
    FROM (SELECT user_id, min(centre_id::text)::uuid AS centre_id FROM auth.memberships
          WHERE invited_as IS NOT NULL GROUP BY user_id
          HAVING count(DISTINCT centre_id) = 1) there
    WHERE l.user_id = there.user_id AND l.purpose = 'INVITATION';

-- Who used a code may have lost the answer: for a minute the same guest gets another.
ALTER TABLE auth.challenges ADD COLUMN answered_by UUID;
COMMENT ON COLUMN auth.challenges.answered_by IS 'The guest who used it, where it was one.';
