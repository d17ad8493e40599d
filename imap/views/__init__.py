"""Pure builders: the same input gives the same components or figure. No files, no callbacks."""
