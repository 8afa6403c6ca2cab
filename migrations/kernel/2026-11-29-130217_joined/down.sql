DROP TABLE kernel.joined;
