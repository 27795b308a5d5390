"""`dateline serve`: pages and an HTTP interface over a record. Everything here reads the record; the only thing written is judgements.

    app.py        the application: what stands around every answer
    api.py        the HTTP interface under /api
    pages/        one module a page, with its template in templates/
    guard.py      who may read and write; headers
    problems.py   errors as pages and as problem+json

Nothing is fetched from elsewhere: styles, scripts and outlines of the map are files in static/ and beside it.
"""
