-- How many of a reply's attempts count against the limit: all but those that found no agent to ask, or were handed back in order.

ALTER TABLE replies ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;

UPDATE replies SET tries = attempt WHERE ended_at IS NULL;
