"""Files of a comparison of states: tables for people and for machines, and pages."""
