"""The records every stage reads and gives: frozen, typed, without I/O; this package imports nothing of ours."""
