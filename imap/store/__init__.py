"""The data package, checked and frozen: what can be asked of it."""
