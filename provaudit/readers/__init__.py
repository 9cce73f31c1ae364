"""Files, folders, web pages, tables and web archives, read into a Corpus."""
