"""Events of other data sets, kept in tables of their own and set beside ours; nothing of them flows into our records.

    codes.py      countries and types in our codes
    formats/      one module a data set: its columns → rows
    compare.py    counts side by side, and what only one side has
"""
