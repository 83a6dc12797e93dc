#!/usr/bin/env bash
# The second implementation: what the loop's numbers promise, then the program against it on the library and on small
# random scenarios.
command -v python3 >/dev/null || { echo "skipped: the second reckoning of the loop: there is no python3"; exit 77; }
set -eu
export PYTHONDONTWRITEBYTECODE=1
reference=$2/tests/reference
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 "$reference/behaviours.py" --states 3000
python3 "$reference/differential.py" "$1" 6 "$2"/scenes/*[!a].json "$2"/tests/scenarios/valid/*.json
python3 "$reference/random_scenarios.py" "$1" 50 "$scratch" "${SEED:-1}"
