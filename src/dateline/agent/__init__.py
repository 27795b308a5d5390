"""A record for language models and other agents: the Model Context Protocol over standard input and output, read only.

    answers.py   rows of a record as small JSON, every one with its quotes, their offsets and the address of the article
    server.py    the tools, over the package `mcp`
"""
