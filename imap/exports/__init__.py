"""From a selection to the bytes of a file: tables, geometry, the printed map, citations, the bundle."""
