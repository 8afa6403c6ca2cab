DROP TABLE appointment.lane_times;
