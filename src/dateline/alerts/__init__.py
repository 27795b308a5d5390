"""Saved searches: what of a record is new or changed since a day, as a digest, as feeds, or sent to a program of yours.

    plan.py      alerts.toml → alerts, checked
    entries.py   what an alert finds: one entry a change, with its words and its source
    digest.py    Markdown for people
    atom.py      one Atom feed an alert
    webhook.py   signed JSON, each entry once
"""
