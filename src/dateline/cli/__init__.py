"""The command line: one module a command; options in, text out, the work is elsewhere."""
