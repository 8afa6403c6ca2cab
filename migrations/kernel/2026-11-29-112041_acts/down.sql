DROP TABLE kernel.acts;
DROP FUNCTION kernel.refuse_change();
