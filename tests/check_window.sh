#!/usr/bin/env bash
# The real window on a display of its own: it opens under its name, is played by
# keys and by mouse, shows something, and goes when asked; and what is wrong is
# said. Installs nothing; ends with 77 where Xvfb or xdotool is missing.
set -euo pipefail
program=$1
root=$2
own=$root/tests/scenarios/valid/late-train.json # its words stay as they are
for need in Xvfb xdotool; do
	command -v "$need" >/dev/null || { echo "skipped: the real window: there is no $need"; exit 77; }
done
work=$(mktemp -d)
server= window=
cleanup() {
	[ -z "$window" ] || kill "$window" 2>/dev/null || true
	[ -z "$server" ] || kill "$server" 2>/dev/null || true
	rm -rf "$work"
}
trap cleanup EXIT
fail() {
	echo "FAILED: $1" >&2
	exit 1
}

unset SDL_VIDEODRIVER WAYLAND_DISPLAY
export WATERLINE_HOME="$work/home"
mkdir "$WATERLINE_HOME"
printf 'notice-seen = yes\nremember = no\n' >"$WATERLINE_HOME/settings"
export LSAN_OPTIONS="suppressions=$root/tests/lsan.supp:print_suppressions=0"
Xvfb -displayfd 3 -screen 0 1366x768x24 3>"$work/display" 2>/dev/null &
server=$!
for _ in $(seq 200); do [ -s "$work/display" ] && break; sleep 0.05; done
[ -s "$work/display" ] || fail "Xvfb did not start"
DISPLAY=":$(cat "$work/display")"
export DISPLAY

frames() { grep -c ^frame "$work/trace" 2>/dev/null || true; }
open_window() {
	rm -f "$work/trace"
	"$program" "$@" --still --seed 3 --trace "$work/trace" 2>"$work/said" &
	window=$!
	timeout 60 xdotool search --sync --onlyvisible --name '^Waterline$' >"$work/id" || fail "no window called Waterline: $(cat "$work/said")"
	id=$(head -n 1 "$work/id")
	timeout 10 xdotool windowfocus --sync "$id" || true
	for _ in $(seq 100); do [ "$(frames)" -gt 0 ] && break; sleep 0.05; done
	[ "$(frames)" -gt 0 ] || fail "no frame was shown"
}
close_window() {
	kill -TERM "$window"
	wait "$window" || fail "the window ended with $?: $(cat "$work/said")"
	window=
}
# How many colours a part of the screen has, told from the raw picture that Xvfb keeps.
picture() { xdotool getmouselocation >/dev/null && xwd -silent -root -display "$DISPLAY" >"$work/$1.xwd" 2>/dev/null; }

open_window "$own"
before=$(frames)
for key in Return Return 1 Return Down Return 2 Return 1 Return; do
	xdotool key --window 0 "$key"
	sleep 0.15
done
[ "$(frames)" -gt $((before + 4)) ] || fail "keys change nothing on the screen ($before, then $(frames) frames)"
before=$(frames)
for at in "300 700" "300 640" "300 600" "300 560"; do
	# shellcheck disable=SC2086
	xdotool mousemove $at click 1
	sleep 0.2
done
[ "$(frames)" -gt "$before" ] || fail "the mouse changes nothing on the screen"
if command -v xwd >/dev/null; then
	picture played
	colours=$(tail -c +4000 "$work/played.xwd" | od -An -v -tx4 -w4 | sort -u | wc -l)
	[ "$colours" -gt 50 ] || fail "the screen is blank: $colours colours"
else
	echo "skipped: whether the screen is blank: there is no xwd (package x11-apps)"
fi
close_window

# Leaving by the keyboard alone, from the menu.
open_window
xdotool key F1
sleep 0.2
close_window

# A kept record: found by typing, given a note of two lines that are copied, and taken home.
"$program" play "$own" --seat lotte --replies dries-boots,no-fault --keep >/dev/null 2>&1
mkdir -p "$work/person/Documents"
person=$HOME
export HOME=$work/person
open_window
press() { for key in "$@"; do xdotool key --window 0 "$key"; sleep 0.15; done; }
# From the first card Tab leads over the others to what stands below them: the second button there has the records.
cards=$(find "$root/scenes" -maxdepth 1 -name '*.json' ! -name '*.schema.json' | wc -l)
for _ in $(seq $((cards + 1))); do press Tab; done
press Return
xdotool type --window 0 --delay 60 "late"
sleep 0.3
press Tab Return
xdotool type --window 0 --delay 60 "one line"
press Return
xdotool type --window 0 --delay 60 "two"
press ctrl+a ctrl+c Right Return ctrl+v
press Tab Return
sleep 0.3
grep -q '"note":.*one line\\ntwo\\none line\\ntwo"' "$WATERLINE_HOME"/records/*.json || fail "the note is not kept: $(cat "$WATERLINE_HOME"/records/*.json)"
press Tab Tab Tab Tab Tab Return
sleep 0.5
[ "$(find "$HOME/Documents" -name 'waterline-*.html' -perm 600 | wc -l)" = 1 ] ||
	fail "the record is not in the documents: $(ls -l "$HOME/Documents")"
close_window
export HOME=$person

# What is wrong is said, with the code that goes with it.
code=0
WATERLINE_DATA=$work "$program" 2>"$work/said" || code=$?
[ "$code" = 2 ] && grep -q scenes "$work/said" || fail "no scenes: $code, $(cat "$work/said")"
mkdir -p "$work/scenes" "$work/fonts"
code=0
WATERLINE_DATA=$work "$program" 2>"$work/said" || code=$?
[ "$code" = 2 ] && grep -q 'AtkinsonHyperlegibleNext-Regular.ttf' "$work/said" ||
	fail "a missing font: $code, $(cat "$work/said")"
code=0
"$program" --theme pink 2>"$work/said" || code=$?
[ "$code" = 1 ] && grep -q 'paper, dusk and contrast' "$work/said" || fail "a wrong theme: $code"

# No display: the terminal, with a word about it.
code=0
env -u DISPLAY "$program" "$own" </dev/null >"$work/out" 2>"$work/said" || code=$?
grep -q 'no display' "$work/said" || fail "nothing is said about the missing display: $(cat "$work/said")"
[ "$code" = 0 ] || fail "the terminal ended with $code"

# Pictures need no display, and are the same each time.
env -u DISPLAY "$program" shot play "$own" -o "$work/one.png"
env -u DISPLAY "$program" shot play "$own" -o "$work/two.png"
cmp "$work/one.png" "$work/two.png" || fail "the same screen gives two different pictures"
code=0
"$program" shot play "$own" -o "$work/no/where.png" 2>"$work/said" || code=$?
[ "$code" = 2 ] && grep -q 'where.png' "$work/said" || fail "a picture that cannot be written: $code"
code=0
"$program" shot nowhere -o "$work/x.png" 2>"$work/said" || code=$?
[ "$code" = 1 ] || fail "a screen that is not there: $code"
echo "window: good"
