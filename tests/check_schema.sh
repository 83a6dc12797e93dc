#!/bin/sh
# The JSON Schema of scenarios against our own check: see tests/schema/compare.py.
program=$1 source=$2
for python in python3 /usr/bin/python3; do
	if "$python" -c 'from jsonschema import Draft202012Validator' 2>/dev/null; then
		exec "$python" -B "$source/tests/schema/compare.py" "$program" "$source"
	fi
done
echo "skipped: the JSON Schema: there is no python3-jsonschema"
exit 77
