"""Files of the full profile of a state: one document, written as PDF, HTML and JSON."""
