DROP TABLE inspection.defect_photos;
DROP TABLE inspection.photos_received;
