"""The ground floor: nouns, errors and the one question. Standard library only."""
