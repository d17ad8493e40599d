"""The door for browsers: pages, callbacks, what the server serves as it is."""
