#!/usr/bin/env bash
# Plays killed (SIGKILL) at random moments lose nothing that was shown; a full
# disk and a folder that cannot be written stop nothing and destroy nothing.
#   tests/check_kill.sh PROGRAM SOURCE [KILLS [FOLDER]]    120 by default; by hand 500, in a folder on a disk
set -u
program=$1
kills=${3:-120}
command -v python3 >/dev/null || { echo "skipped: plays that are killed: there is no python3"; exit 77; }
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$here/own_library.sh"
own_library "$2" "$work/data"
export WATERLINE_DATA=$work/data
failed=0
folder=${4:-}
[ -n "$folder" ] || { [ -w /dev/shm ] && folder=/dev/shm || folder=$work; }

echo "== $kills kills, in $folder"
python3 "$here/kill_plays.py" "$program" "$kills" "$RANDOM" "$folder" || failed=1

# A long conversation: taking back and saying again never ends it.
long=$(for i in $(seq 200); do printf '1\nz\n'; done; echo q)
allow() {
	mkdir -p "$1"
	echo "remember = yes" >"$1/settings"
}
# One that could not be remembered to its end was still held to its end, and said so once; what was there is there.
check_full() {
	[ "$2" = 0 ] || { echo "$1: ended with $2"; failed=1; }
	[ "$(grep -c 'journal-unwritable' "$work/errors")" = 1 ] || { echo "$1: it should say so once:"; cat "$work/errors"; failed=1; }
	grep -q 'Stopped' "$work/shown" || { echo "$1: the conversation did not go on"; failed=1; }
}

echo "== no file may grow beyond 1 KiB"
export WATERLINE_HOME=$work/limit
allow "$WATERLINE_HOME"
(ulimit -f 1; printf '%s\n' "$long" | "$program" play late-train --seat emil --seed 1 --text 2>&1 >/dev/null |
	cat >"$work/errors"; exit "${PIPESTATUS[1]}")
code=$?
printf '%s\n' "Stopped" >"$work/shown" # what is shown must not go to a file under this limit
check_full "limit" "$code"
[ "$(stat -c %s "$WATERLINE_HOME/journal")" -le 1024 ] || { echo "limit: the journal is longer than it could be"; failed=1; }
"$program" play --resume --text <<<q | grep -q '^Lotte' || { echo "limit: what was remembered cannot be gone on with"; failed=1; }
"$program" list | grep -q "was stopped" || { echo "limit: list does not tell of it"; failed=1; }

# A mount of its own needs root; it is seen by that one command alone, and gone with it.
if [ "$(id -u)" = 0 ] && unshare -m true 2>/dev/null; then
	echo "== a disk that is full"
	export WATERLINE_HOME=$work/full program long work
	mkdir "$WATERLINE_HOME"
	unshare -m bash -c '
		mount -t tmpfs -o size=16k none "$WATERLINE_HOME" || exit 77
		echo "remember = yes" >"$WATERLINE_HOME/settings"
		begun() { for i in $(seq 300); do [ -s "$WATERLINE_HOME/journal" ] && return; sleep 0.1; done; }
		(printf "1\n1\n"; begun; sleep 0.3; cat /dev/zero >"$WATERLINE_HOME/filler" 2>/dev/null; sleep 0.1; printf "%s\n" "$long") |
			"$program" play late-train --seat emil --seed 1 --text >"$work/shown" 2>"$work/errors"
		code=${PIPESTATUS[1]}
		rm "$WATERLINE_HOME/filler"
		"$program" play --resume --text <<<q >"$work/resumed" 2>&1
		exit "$code"'
	code=$?
	if [ "$code" = 77 ]; then
		echo "skipped: a disk that is full: no tmpfs can be mounted"
	elif ! grep -q journal-unwritable "$work/errors"; then
		# the file system had room left in the page of the journal: all of it was remembered
		[ "$code" = 0 ] || { echo "full: ended with $code"; failed=1; }
	else
		check_full "full" "$code"
	fi
	[ "$code" = 77 ] || grep -q '^Lotte' "$work/resumed" || { echo "full: cannot be gone on with"; cat "$work/resumed"; failed=1; }

	echo "== a folder that can only be read"
	export WATERLINE_HOME=$work/readonly
	allow "$WATERLINE_HOME"
	unshare -m bash -c '
		mount --bind "$WATERLINE_HOME" "$WATERLINE_HOME" && mount -o remount,bind,ro "$WATERLINE_HOME" || exit 77
		printf "%s\n" "$long" | "$program" play late-train --seat emil --seed 1 --text >"$work/shown" 2>"$work/errors"
		exit "${PIPESTATUS[1]}"'
	code=$?
	if [ "$code" = 77 ]; then echo "skipped: a folder that can only be read: no bind mount"; else check_full "read-only" "$code"; fi
elif [ "$(id -u)" = 0 ]; then
	echo "skipped: a full disk, a folder that can only be read: no mounts here, and permissions do not bind root"
else
	echo "skipped: a disk that is full: only root can mount one"
	echo "== a folder that can only be read"
	export WATERLINE_HOME=$work/readonly
	allow "$WATERLINE_HOME"
	chmod 500 "$WATERLINE_HOME"
	printf '%s\n' "$long" | "$program" play late-train --seat emil --seed 1 --text >"$work/shown" 2>"$work/errors"
	check_full "read-only" "${PIPESTATUS[1]}"
	chmod 700 "$WATERLINE_HOME"
fi
exit $failed
