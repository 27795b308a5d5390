"""One module a page, each with its PAGE; to add a page, add a module and its template."""
