DROP TABLE chatbot.desk_hours;
DROP TABLE chatbot.handovers;
ALTER TABLE chatbot.conversations
    DROP COLUMN turn_id,
    DROP COLUMN turn_of,
    DROP COLUMN turn_until;
