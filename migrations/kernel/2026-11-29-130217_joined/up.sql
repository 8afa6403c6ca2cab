-- Who a guest has become, for events about the guest that are still on their way.
CREATE TABLE kernel.joined (
    guest_id  UUID PRIMARY KEY,
    user_id   UUID NOT NULL,
    joined_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
