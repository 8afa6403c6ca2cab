DROP INDEX chatbot.handovers_by_day;
DROP TABLE chatbot.happenings;
