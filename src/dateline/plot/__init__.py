"""Pictures of a record as SVG files: readable on white, with title and description, the same bytes for the same record.

    canvas.py     writes SVG
    timeline.py, heatmap.py, network.py    one picture a module; what is in it is what the page of that name shows
    draw.py       which pictures there are; SVG to file or to PNG

To add a picture, add a module with FILTERS, `build` and `draw`, and name it in `draw.py`.
"""
