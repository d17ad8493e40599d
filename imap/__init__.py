"""i-Map: law, institutions, cooperation and routes of migration, each with its source."""
