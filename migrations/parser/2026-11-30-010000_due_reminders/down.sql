DROP TABLE parser.due_reminders;
DROP TABLE parser.watched_vehicles;
