#!/usr/bin/env bash
# The window's speed: start and memory against a minimal program, what idling
# costs, how long a key takes to its frame. Builds what people run, and measures
# it on a display of its own (Xvfb), or on yours with --here.
#
# Usage: tests/bench/run.sh [--here] [ROUNDS]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
here=no
if [ "${1:-}" = --here ]; then here=yes; shift; fi
rounds=${1:-15}
size=1280x800
work=$(mktemp -d)
server=
cleanup() {
	[ -z "$server" ] || kill "$server" 2>/dev/null || true
	rm -rf "$work"
}
trap cleanup EXIT

cmake -S "$root" -B "$root/build/bench" -G Ninja -DCMAKE_BUILD_TYPE=Release >"$work/build.log" 2>&1 &&
	cmake --build "$root/build/bench" --target waterline minimal_text bench_start bench_frames >>"$work/build.log" 2>&1 ||
	{ tail -n 20 "$work/build.log" >&2; exit 2; }
program=$root/build/bench/waterline
tests=$root/build/bench/tests

if [ "$here" = no ]; then
	command -v Xvfb >/dev/null || { echo "Xvfb is not installed; try --here" >&2; exit 77; }
	Xvfb -displayfd 3 -screen 0 1920x1080x24 3>"$work/display" 2>/dev/null &
	server=$!
	for _ in $(seq 100); do [ -s "$work/display" ] && break; sleep 0.05; done
	export DISPLAY=":$(cat "$work/display")"
fi
unset SDL_VIDEODRIVER WAYLAND_DISPLAY

# The same story's text for both: what stands in quotes in the scenario.
scene=$root/scenes/back-rub.json
grep -o '"\(text\|says\|summary\)": *"[^"]*"' "$scene" | sed 's/^"[a-z]*": *"//; s/"$//; 12q' >"$work/text" || true
echo "== start ($rounds rounds in turns, medians; target 1.5)"
"$tests/bench_start" "$rounds" "$program" "$scene" --size "$size" --seed 1 --exit-after-first-frame -- \
	"$tests/minimal_text" "$root/fonts/AtkinsonHyperlegibleNext-Regular.ttf" "$work/text" "${size%x*}" "${size#*x}"

frames() { grep -c ^frame "$work/trace" 2>/dev/null || true; }
sleeps() { awk '/ctxt_switches/ { sum += $2 } END { print sum }' "/proc/$1/status"; }
# cut -d' ' -f14,15 of stat: time used in 1/100 s
used() { awk '{ print ($14 + $15) * 10 }' "/proc/$1/stat"; }
open_window() {
	"$program" "$scene" --size "$1" --seed 1 --trace "$work/trace" &
	window=$!
	for _ in $(seq 100); do [ -s "$work/trace" ] && break; sleep 0.05; done
}
close_window() {
	kill "$window"
	wait "$window" || true
}

echo "== idle for 20 s (target: no frame, no wake-up)"
open_window "$size"
sleep 5 # what comes in by itself has come
before=$(frames) woken=$(sleeps "$window") ms=$(used "$window")
sleep 20
echo "frames $(($(frames) - before)), context switches $(($(sleeps "$window") - woken)), processor $(($(used "$window") - ms)) ms"
close_window

if command -v xdotool >/dev/null && [ "$here" = no ]; then
	for size in 1280x800 1920x1080; do
		echo "== key to its frame at $size (target: under 16 ms of own work; what moves: 8 ms)"
		open_window "$size"
		timeout 60 xdotool search --sync --onlyvisible --name '^Waterline$' windowfocus >/dev/null
		sleep 2
		: >"$work/keys"
		for key in Return Return 1 Down Up Down 2 Down Up 1 Down 3 Up 1 1; do
			xdotool key "$key"
			sleep 0.7
		done
		awk '
			function middle(list, n, i, j, t) {
				for (i = 2; i <= n; i++) { t = list[i]; for (j = i - 1; j > 0 && list[j] > t; j--) list[j + 1] = list[j]; list[j + 1] = t }
				return n ? list[int((n + 1) / 2)] : 0
			}
			NR == 1 { next }
			{ own[++all] = $6 + 0; if ($6 > worst) worst = $6 }
			$10 > 0 { key[++keys] = $6 + 0; late[keys] = $10 + 0; if ($10 > latest) latest = $10 }
			END {
				printf "frames %d: own work median %.2f ms, worst %.2f ms\n", all, middle(own, all), worst
				printf "after a key %d: own work median %.2f ms; key taken in to picture shown median %.2f ms, worst %.2f ms\n",
					keys, middle(key, keys), middle(late, keys), latest
			}' "$work/trace"
		close_window
	done
fi

echo "== a frame while everything moves (target: at most 8 ms, median, at 1920x1080)"
"$tests/bench_frames" "$scene" 1920 1080
"$tests/bench_frames" "$scene" 3840 2160 2
