DROP TABLE kernel.postponed;
