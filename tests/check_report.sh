#!/usr/bin/env bash
# The reports as their readers take them: parsed, opened in a browser where there is one, and drawn by Graphviz where
# there is one.
set -eu
command -v python3 >/dev/null || { echo "skipped: reports read by another program: there is no python3"; exit 77; }
export PYTHONDONTWRITEBYTECODE=1
program=$1
here=$2/tests/report
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

make_reports() { # file, seat, replies
	for format in md html svg csv json; do
		"$program" report "$1" --seat "$2" --replies "$3" "--$format" -o "$scratch/report.$format"
	done
	"$program" map "$1" --seat "$2" --replies "$3" -o "$scratch/map.svg"
	"$program" map "$1" --dot -o "$scratch/map.dot"
}

expect_code() { # code, arguments
	local code=0 wanted=$1
	shift
	"$program" "$@" >/dev/null 2>&1 || code=$?
	[ "$code" = "$wanted" ] || { echo "waterline $*: exit code $code, not $wanted"; exit 1; }
}

make_reports "$here/hostile.json" ada ada-criticise,ada-disclose,ada-ask-need,ada-pause-return,ada-talk-about,ada-validate
for format in text md html svg csv json; do
	"$program" report "$here/hostile.json" --seat ada --replies ada-criticise,ada-disclose \
		--replies ada-criticise,ada-ask-need "--$format" -o "$scratch/beside.$format"
done
python3 "$here/check_formats.py" "$scratch"
[ "$(stat -c %a "$scratch/report.html")" = 600 ] || { echo "a report is for its owner alone"; exit 1; }

expect_code 0 report "$here/hostile.json" --seat ada --replies ada-criticise
expect_code 1 report "$here/hostile.json" --seat nobody
expect_code 1 report "$here/hostile.json" --replies no-such-reply
expect_code 1 report
expect_code 1 map "$here/hostile.json" --replies no-such-reply
expect_code 2 report "$scratch/nothing.json"
expect_code 2 map "$scratch/nothing.json"
expect_code 2 report "$here/hostile.json" -o "$scratch/no/such/folder/x.md"

# A record: its names, its note, the day; and one that was spoilt.
export WATERLINE_HOME=$scratch/home
mkdir -p "$WATERLINE_HOME/records"
cat >"$WATERLINE_HOME/records/2026-03-02-1a2b3c.json" <<-END
	{"format": 1, "date": "2026-03-02T21:10:05+01:00", "scenario": "hostile", "title": "t", "path": "$here/hostile.json",
	"fingerprint": "0000000000000001", "seat": "ada", "seed": "1", "version": "0",
	"people": [{"name": "Zoë <i>", "pronouns": "they"}, {"name": "Quill"}],
	"replies": ["ada-criticise", "ada-disclose"], "note": "<script>mine</script>", "sentence": "When Quill left I felt small"}
END
"$program" report 2026-03-02-1a2b3c --html -o "$scratch/record.html" 2>"$scratch/warnings"
grep -q 'Zoë &lt;i&gt;' "$scratch/record.html"
grep -q '&lt;script&gt;mine' "$scratch/record.html"
grep -q '2026-03-02' "$scratch/record.html"
grep -q 'changed' "$scratch/warnings"
"$program" map "$WATERLINE_HOME/records/2026-03-02-1a2b3c.json" 2>/dev/null | grep -q '>3\.</text>'
"$program" report 2026-03-02-1a2b3c --no-names 2>/dev/null >"$scratch/nameless.md"
if grep -qE 'Zo|Quill|Ada|mine' "$scratch/nameless.md"; then
	echo "a name in a report without names"
	exit 1
fi
echo '{"format": 1, "scenario": 3}' >"$WATERLINE_HOME/records/2026-03-02-ffffff.json"
expect_code 1 report 2026-03-02-ffffff
expect_code 2 report 2026-03-02-eeeeee

# A record with two ways: either can be shown, and both beside each other; the names are those that were kept.
sed -e 's/"replies": .*/"replies": ["ada-criticise", "ada-disclose"], "way": 0, "ways": [{"replies": ["ada-criticise",/' \
	"$WATERLINE_HOME/records/2026-03-02-1a2b3c.json" >"$WATERLINE_HOME/records/2026-03-03-1a2b3c.json"
echo '"ada-disclose"]}, {"from": 0, "after": 1, "replies": ["ada-ask-need"]}]}' >>"$WATERLINE_HOME/records/2026-03-03-1a2b3c.json"

says() { # pattern, arguments
	local pattern=$1
	shift
	"$program" "$@" 2>&1 | grep -qF -- "$pattern" || { echo "waterline $*: does not say «$pattern»"; exit 1; }
}

says "This is way 1 of 2." report 2026-03-03-1a2b3c
says "This is way 2 of 2." report 2026-03-03-1a2b3c --way 2
says "Way 2 of 2." report 2026-03-03-1a2b3c --beside 2 --text
says "then they part, at reply 3" report 2026-03-03-1a2b3c --beside 2 --text
says "what Quill kept hidden" report 2026-03-03-1a2b3c --beside 2026-03-02-1a2b3c --text
says "They are the same from beginning to end" report 2026-03-03-1a2b3c --beside 2026-03-02-1a2b3c
says "Both begin with the same" report 2026-03-03-1a2b3c --way 2 --beside 2026-03-02-1a2b3c
says "two different conversations, from two scenarios" report 2026-03-03-1a2b3c --beside "$2/tests/scenarios/valid/late-train.json"
says "there is no way 3" report 2026-03-03-1a2b3c --way 3
expect_code 1 report 2026-03-03-1a2b3c --way 3
expect_code 1 report 2026-03-03-1a2b3c --beside 3
expect_code 1 report 2026-03-03-1a2b3c --beside 0
expect_code 1 map 2026-03-03-1a2b3c --way 3
expect_code 1 map 2026-03-03-1a2b3c --way two
sed -e 's/"after": 1/"after": 0/' "$WATERLINE_HOME/records/2026-03-03-1a2b3c.json" \
	>"$WATERLINE_HOME/records/2026-03-04-1a2b3c.json" # now the second way is shorter, and its map another
for way in 1 2; do
	"$program" map 2026-03-04-1a2b3c --way $way -o "$scratch/way$way.svg" 2>/dev/null
done
"$program" map 2026-03-04-1a2b3c -o "$scratch/way.svg" 2>/dev/null
cmp "$scratch/way.svg" "$scratch/way1.svg" || { echo "the map is not of the way that the record stands on"; exit 1; }
if cmp -s "$scratch/way1.svg" "$scratch/way2.svg"; then
	echo "the maps of two ways are the same"
	exit 1
fi
expect_code 2 report 2026-03-03-1a2b3c --beside 2026-03-09-eeeeee
expect_code 1 report "$here/hostile.json" --replies ada-criticise --replies no-such-reply
for format in md html svg csv json text; do
	"$program" report 2026-03-03-1a2b3c --beside 2 --no-names "--$format" 2>/dev/null >"$scratch/nameless.$format"
	if [ ! -s "$scratch/nameless.$format" ] || grep -qE 'Zo|Quill|Ada|mine' "$scratch/nameless.$format"; then
		echo "a name in two that stand beside each other without names, as $format"
		exit 1
	fi
done

if command -v dot >/dev/null; then
	dot -Tsvg "$scratch/map.dot" -o "$scratch/dot.svg"
else
	echo "no Graphviz here: its reading of the map is not tested"
fi

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -n "$browser" ]; then
	browse() {
		timeout 120 "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$scratch/profile" "$@" 2>/dev/null
	}
	browse --dump-dom "file://$scratch/report.html" >"$scratch/dom.html"
	grep -q '<title>Waterline: after the conversation</title>' "$scratch/dom.html" || { echo "the page ran a script"; exit 1; }
	browse --print-to-pdf="$scratch/report.pdf" --no-pdf-header-footer "file://$scratch/report.html"
	[ "$(head -c 5 "$scratch/report.pdf")" = "%PDF-" ] || { echo "the page does not print"; exit 1; }
else
	echo "no Chromium here: the page was parsed, but not opened or printed"
fi
