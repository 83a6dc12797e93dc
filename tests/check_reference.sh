#!/bin/sh
# What the loop's numbers promise, by the second implementation; needs no program, only Python.
command -v python3 >/dev/null || exit 77
export PYTHONDONTWRITEBYTECODE=1
exec python3 "$2/tests/reference/behaviours.py" --states 3000
