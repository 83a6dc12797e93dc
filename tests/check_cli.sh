#!/usr/bin/env bash
# The commands as somebody types them: what they print, and how they end.
set -u
program=$1
source_dir=$2
own=$source_dir/tests/scenarios/valid/late-train.json
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
failed=0
export LC_ALL=C.UTF-8
. "$source_dir/tests/own_library.sh"
own_library "$source_dir" "$scratch/data"
export WATERLINE_DATA=$scratch/data # the texts of the library are nobody's business here
export WATERLINE_HOME=$scratch/home # what is kept on this machine is none of the test's business

# expect EXIT PATTERN WORDS…: runs the program; PATTERN (a fixed string) must be in what it prints.
expect() {
	local code=$1 pattern=$2
	shift 2
	local printed
	printed=$("$program" "$@" 2>&1 </dev/null)
	local got=$?
	if [ "$got" != "$code" ]; then
		echo "waterline $*: ended with $got, expected $code"
		printf '%s\n' "$printed" | head -5
		failed=1
	elif ! printf '%s' "$printed" | grep -qF -- "$pattern"; then
		echo "waterline $*: does not say «$pattern», but:"
		printf '%s\n' "$printed" | head -5
		failed=1
	fi
}

expect 0 "usage: waterline play" play --help
expect 0 "waterline check" --help
expect 0 "waterline 0." --version
expect 1 "usage: waterline play" play
expect 1 "usage: waterline check" check
expect 1 "unrecognized option" play late-train --loudly
expect 0 '"id":	"contempt"' moves --json
expect 0 "placate" moves
expect 0 "late-train: The late train" list

# Files that cannot be read: 2. Files that are wrong: 1, with the place.
expect 2 "nowhere.json: error[file-missing]" check nowhere.json
expect 2 "error[file-missing]" play no-such-scenario
mkdir folder.json
expect 2 "error[file-folder]" play folder.json
: >empty.json
expect 1 "empty.json:1:1: error[json-empty]" check empty.json
printf '{ "format": 1,\n  "id": oops }' >broken.json
expect 1 "broken.json:2:9: error[json-" check broken.json
printf '{ "format": 1, "id": "a\xff" }' >latin.json
expect 1 "latin.json:1:24: error[json-utf8]" check latin.json
sed 's/"format": 1/"format": 7/' "$own" >future.json
expect 1 "error[format-version]" check future.json
sed 's/"to": "sink"/"to": "sinkk"/' "$own" >lost.json
expect 1 'which is not a beat; did you mean "sink"?' check lost.json
expect 1 'which is not a beat; did you mean "sink"?' play lost.json
expect 2 "error[file-missing]" check lost.json nowhere.json

# A language without lists of words, or with broken ones: said, and everything works; no error with --strict either.
sed 's/"language": "en"/"language": "nl-BE"/' "$own" >dutch.json
expect 0 'warning[words-missing]: there are no lists of words for the language "nl-BE"' check --strict dutch.json
expect 0 '"words-missing"' check --json dutch.json
expect 0 "warning[words-missing]" review dutch.json --plays 5
expect 0 "" watch dutch.json
printf '= charge\njij (\n' >"$WATERLINE_DATA/scenes/words.nl.txt"
expect 0 "words.nl.txt:2:" check --strict dutch.json
expect 0 "warning[words-syntax]" review dutch.json --plays 5
rm "$WATERLINE_DATA/scenes/words.nl.txt"

# What a terminal would obey never gets there from a file, raw or written as an escape, in no command.
esc=$(printf '\033') c1=$(printf '\302\233') turn=$(printf '\342\200\256')
for bad in '\u001b[2J' '\u009b2J' '\u202e' '\n' "$esc[2J" "$c1" "$turn"; do
	awk -v bad="$(printf '%s' "$bad" | sed 's/\\/\\\\/g')" '!done && sub(/"title": "/, "&" bad "x") { done = 1 } { print }' "$own" >"$WATERLINE_DATA/scenes/bad.json"
	for command in "check bad" list "play bad" "watch bad" "review bad --plays 5" "explore bad" library "map bad" "cards bad"; do
		printed=$("$program" $command 2>&1 </dev/null; printf x)
		if printf '%s' "$printed" | grep -qF -e "$esc" -e "$c1" -e "$turn"; then
			echo "waterline $command: $bad in a title reaches the terminal"
			failed=1
		fi
	done
	expect 1 "error[" check bad
done
rm "$WATERLINE_DATA/scenes/bad.json"

# A new one checks clean and plays; one that is there is left alone; an id is an id.
expect 0 "new-one.json is written" new new-one -o new-one.json
expect 0 "nothing to report" check --strict new-one.json
expect 0 "End: " watch new-one.json
sed 's/"summary": "[^"]*"/"summary": "A first line.\\nThen words enough to fill a second line to its end, but not one of them too early."/' new-one.json >lines.json
[ "$("$program" watch lines.json | sed -n 2,3p | tr '\n' '|')" = "A first line.|Then words enough to fill a second line to its end, but not one of them too|" ] ||
	{ echo "lines of a summary: $("$program" watch lines.json | sed -n 2,4p)"; failed=1; }
expect 1 "is there already" new new-one -o new-one.json
expect 0 '"id": "printed"' new printed -o -
expect 1 "cannot be an id" new "New One"

# Playing.
expect 1 "is no seat of \"late-train\"; there are emil, lotte, both and none" play late-train --seat emi --json
expect 1 "is no whole number" play late-train --seed seven --json
expect 1 'reply "sing" is not on offer here; on offer: ' play late-train --replies sing --json
expect 0 '"ending":	null' play late-train --json
expect 0 "The input has ended" play late-train --text
expect 0 "End: " watch late-train
expect 1 "is not on offer here" watch late-train --replies sing
expect 0 "From every moment there is a way back" explore late-train --seat lotte
expect 0 '"complete":	true' explore late-train --seat lotte --json
expect 0 '"complete":	false' explore late-train --seat emil --json --states 100

# A play through numbers, and the words one can type in between.
printf '?\ny\nu\n99\nz\n1\ny\nz\n1\nq\n' >typed
printed=$("$program" play late-train --seat lotte --seed 3 --text <typed 2>&1)
for pattern in "You are Lotte" "under the line" "Taken back" "Tension" "Nothing was written down"; do
	if ! printf '%s' "$printed" | grep -qF -- "$pattern"; then
		echo "played by numbers: nothing says «$pattern»"
		failed=1
	fi
done

# Afterwards: back and otherwise, a sentence of one's own, a record of both ways with the names it was played with.
printf '1\n1\n2\n1\n1\n1\n1\n1\nz\n2\ns\nyou turned away\nsmall\n\nk\nOf an \xc3\xa9vening\n\n' >typed
printed=$("$program" play late-train --seat emil --seed 3 <typed 2>&1)
for pattern in "When you turned away, I felt small." "Taken back" "w      the ways tried so far" "Kept as "; do
	printf '%s' "$printed" | grep -qF -- "$pattern" || { echo "afterwards: nothing says «$pattern»"; failed=1; }
done
record=$(basename "$WATERLINE_HOME"/records/*.json .json)
ending=$("$program" play "$record" --json 2>/dev/null | sed -n 's/.*"kind":\t"\(paused\|repaired\|stuck\|escalated\)".*/\1/p' | head -1)

# Kept again where nothing else was said, there is one record still, with what was written; played otherwise, another.
# (A note alone, Enter for the sentence: what is not written stays.)
printf 'k\n\n\n\nOf an \xc3\xa9vening, again\nk\n\n\n' >typed
printed=$("$program" play "$record" <typed 2>&1)
[ "$(ls "$WATERLINE_HOME"/records | wc -l)" = 1 ] || { echo "kept again: $(ls "$WATERLINE_HOME"/records)"; failed=1; }
printf '%s' "$printed" | grep -qF "Written into $record, which was kept of this before." ||
	{ echo "kept again: $printed"; failed=1; }
grep -q 'vening, again"' "$WATERLINE_HOME/records/$record.json" && grep -q 'When you turned away' "$WATERLINE_HOME/records/$record.json" ||
	{ echo "kept again: $(cat "$WATERLINE_HOME/records/$record.json")"; failed=1; }
printf 'z\n1\nk\n\n\n\nThird\n\n' >typed
printed=$("$program" play "$record" <typed 2>&1)
other=$(ls "$WATERLINE_HOME"/records | grep -v "$record")
[ "$(ls "$WATERLINE_HOME"/records | wc -l)" = 2 ] && grep -q Third "$WATERLINE_HOME/records/$other" &&
	grep -q 'vening, again"' "$WATERLINE_HOME/records/$record.json" || { echo "kept otherwise: $printed"; failed=1; }
rm "$WATERLINE_HOME/records/$other"
sed -i 's/"ways":/"people": [{"name": "Zo\xc3\xab", "pronouns": "they"}, {"name": "Quill"}], "ways":/' \
	"$WATERLINE_HOME/records/$record.json"
printf 'w\nw 1\n\n' >typed
printed=$("$program" play "$record" <typed 2>&1)
for pattern in "Quill" "Zoë" "* 2. leaves way 1 after reply " "Way 1, from the beginning"; do
	printf '%s' "$printed" | grep -qF -- "$pattern" || { echo "a record played: nothing says «$pattern»"; failed=1; }
done
if printf '%s' "$printed" | grep -qwE 'Emil|Lotte'; then
	echo "a record played: it says the scenario's names"
	failed=1
fi

# Found again by what one remembers; its note read, changed and erased.
expect 0 "$record" list ZOE quill ÉVENING "$ending"
expect 0 "called Zoë and Quill" list "$record"
expect 0 "late-train: The late train" list TRAIN late
expect 0 "No scenario and no record has “zoe” and “xyzzy” in it." list zoe xyzzy
expect 0 '"sentence":	"When you turned away, I felt small."' list --json turned
expect 0 '"records":	[]' list --json xyzzy
expect 1 "unrecognized option" list --all
expect 0 "Of an évening" note "$record"
expect 0 "Written down" note "$record" Another "note, by hand"
expect 0 "Another note, by hand" note "$record"
expect 0 "way 2 of 2" list by hand
expect 0 "The note is gone" note "$record" --erase
expect 0 "There is no note to it yet" note "$record"
expect 1 "there is no record \"2026-01-01-ffffff\"" note 2026-01-01-ffffff x
expect 2 "error[file-missing]" note 2026-01-01-ffffff
expect 1 "usage: waterline note" note
echo 'no-trace = yes' >"$WATERLINE_HOME/settings"
expect 1 "no trace is to be left" note "$record" nothing
rm "$WATERLINE_HOME/settings"

# What is kept at the end is not said to be nothing.
printed=$(printf '1\nq\n' | WATERLINE_HOME=$scratch/keeps "$program" play late-train --keep 2>&1)
if [[ $printed != *"Kept as "* || $printed == *"Nothing was written down"* ]]; then
	echo "kept at the end: «$(printf '%s' "$printed" | tail -2)»"
	failed=1
fi

# The same replies and seed print the same, byte for byte.
one=$("$program" play late-train --seat lotte --json --seed 5 | cksum)
two=$("$program" play late-train --seat lotte --json --seed 5 | cksum)
[ "$one" = "$two" ] || { echo "two replays differ"; failed=1; }

# What cannot be written is told, by every command; a stream that is closed is no place to write to either.
for command in --help list moves "watch late-train" "check late-train" "play late-train --seat lotte --json" "explore late-train --seat lotte" "review late-train --plays 5"; do
	said=$("$program" $command </dev/null 2>&1 >/dev/full)
	[ $? = 2 ] && [[ $said == *"cannot write the output"* ]] || { echo "$command: a full disk is «$said»"; failed=1; }
	said=$("$program" $command </dev/null 2>&1 >&-)
	[ $? = 2 ] && [[ $said == *"cannot write the output"* ]] || { echo "$command: no stdout is «$said»"; failed=1; }
done
"$program" new streams -o streams.json >&- 2>&-
[ "$(head -c 1 streams.json)" = "{" ] || { echo "a closed stream is written into a file"; failed=1; }

# A review: a table, then findings; what it cannot do is told.
expect 0 "late-train.json:" review late-train --plays 20
expect 0 "played as Lotte, while Emil answers by habit" review late-train --plays 20 --seat lotte
expect 1 "is no seat of" review late-train --seat nobody
expect 1 "--plays takes 1 to 100000" review late-train --plays 0
expect 1 "usage: waterline review" review
expect 2 "no-such" review no-such.json

# Cards without their moves: the letters that it calls the loosest are all right, and no card tells its move.
moments=$("$program" cards late-train | grep -c '^[0-9]*\. ')
any=$(printf 'A%.0s' $(seq "$moments"))
expect 1 "needs a letter for each of the $moments moments, and has 1" cards late-train --answers A
expect 1 "moment $moments has no card Z" cards late-train --answers "${any%A}Z"
expect 0 "In each of these moments" cards new-one.json
best=$("$program" cards late-train --answers "$any" | awk '/the loosest$/ {print $2} /the loosest is/ {print substr($7, 1, 1)}' | tr -d '\n')
expect 0 "$moments of $moments are the card after which the loop is loosest" cards late-train --answers "$best"
expect 0 "Ten past nine in the evening" cards late-train --talk
if "$program" cards late-train --talk | grep -qE '\[The loop|tension'; then
	echo "the conversation before the cards tells what the replies did"
	failed=1
fi
if "$program" cards late-train | grep -E "$("$program" moves | awk '/_/ {print $1}' | paste -sd '|')"; then
	echo "a card tells its move"
	failed=1
fi

# The page for workshop leaders is what the scenarios say today.
unset WATERLINE_DATA
if ! "$program" library | cmp -s - "$source_dir/scenes/library.md"; then
	echo "scenes/library.md is not what \`waterline library\` prints; tests/renew makes it anew"
	failed=1
fi
exit $failed
