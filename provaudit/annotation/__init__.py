"""Facts about one text, without judgement: residue and body, language, sentences, names, quotes, dates, roles."""
