"""The printed map: an A4 sheet with the map, its legend in the margin, and where everything comes from."""
