# What CI runs
default:
    .ci/run

# Serve the map
serve *options:
    .venv/bin/imap serve {{options}}

# Run the tests, or some of them: just test tests/store
test *options:
    .venv/bin/pytest {{options}}

# Ratios to a peer in the same run
bench *options:
    .venv/bin/python tests/benchmarks {{options}}

# Write the golden files of the exports anew; read the diff before you commit it
golden:
    IMAP_GOLDEN=1 .venv/bin/pytest tests/exports

# Check the data package
check:
    .venv/bin/imap check
