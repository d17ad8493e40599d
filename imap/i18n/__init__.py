"""The words: catalogues in three languages, names and dates by CLDR, direction, digits, folding."""
