"""Files of others, turned into our own tables and geometry."""
