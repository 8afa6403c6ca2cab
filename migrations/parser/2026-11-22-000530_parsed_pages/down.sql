DROP TABLE parser.parsed_pages;
