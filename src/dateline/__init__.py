"""News reports as records one can check: who met whom, who said what, who did what to whom, when and where."""
