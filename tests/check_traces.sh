#!/usr/bin/env bash
# Nothing about a conversation is written unless the person said yes, and nothing
# at all with no trace: every file of a home of its own is watched, and where
# strace is installed, so is everything that is opened to be written.
set -u
program=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$(dirname "$0")/own_library.sh"
own_library "$2" "$work/data"
export WATERLINE_DATA=$work/data
export HOME=$work/home XDG_DATA_HOME="$work/home/data" XDG_CONFIG_HOME="$work/home/config" XDG_CACHE_HOME="$work/home/cache" TMPDIR=$work/home/tmp
unset WATERLINE_HOME
mkdir -p "$TMPDIR"
own=$XDG_DATA_HOME/waterline
typed=$(printf '1\n2\nz\n1\ny\nu\n1\n1\n1\nq\n')
failed=0

look() { find "$work/home" -printf '%p %s %T@ %C@\n' | sort; }

# Runs what follows and says if it wrote anything.
check_nothing() {
	local before after
	before=$(look)
	if command -v strace >/dev/null; then
		printf '%s\n' "$typed" | strace -f -qq -o "$work/calls" -e trace=open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,symlinkat,truncate,chmod,fchmodat \
			"$program" "$@" >"$work/shown" 2>&1
		if grep -vE 'open(at)?\(' "$work/calls" | grep -qE '^[0-9]+ +(creat|mkdir|rename|unlink|link|symlink|truncate|chmod|fchmod)' ||
			grep -E 'O_(WRONLY|RDWR|CREAT)' "$work/calls" | grep -qvE '"/dev/(tty|null)'; then
			echo "$*: calls that write:"
			grep -E 'O_(WRONLY|RDWR|CREAT)|mkdir|rename|unlink' "$work/calls"
			failed=1
		fi
	else
		printf '%s\n' "$typed" | "$program" "$@" >"$work/shown" 2>&1
	fi
	after=$(look)
	[ "$before" = "$after" ] || { echo "$*: something was written:"; diff <(echo "$before") <(echo "$after"); failed=1; }
}
settings() {
	mkdir -p "$own"
	chmod 700 "$own"
	printf '%s\n' "$@" >"$own/settings"
}

check_nothing play late-train --text --seed 1
grep -q "Nothing was written down" "$work/shown" || { echo "it does not say that nothing was written"; failed=1; }
settings "remember = no"
check_nothing play late-train --text --seed 1
settings "remember = yes" "no-trace = yes"
check_nothing play late-train --text --seed 1
check_nothing play late-train --replies never-ring --keep
settings "remember = yes"
check_nothing play late-train --text --seed 1 --no-trace
check_nothing play late-train --json
check_nothing play late-train --replies never-ring
check_nothing watch late-train
check_nothing list
check_nothing practice
check_nothing forget
check_nothing play late-train --keep --no-trace

# And yes means yes: while it lasts a journal, and a record when one is asked for.
printf '%s\n' "$typed" | "$program" play late-train --text --seed 1 >/dev/null 2>&1
[ "$(stat -c %a "$own/journal")" = 600 ] || { echo "allowed, but there is no journal (0600)"; failed=1; }
"$program" play late-train --replies never-ring --note "My own words" 2>/dev/null >/dev/null
[ "$(stat -c %a "$own"/records/*.json)" = 600 ] || { echo "there is no record (0600)"; failed=1; }
[ "$(stat -c %a "$own/records")" = 700 ] || { echo "the records' folder is open to others"; failed=1; }
listed=$("$program" list)
for pattern in "My own words" "as emil, 1 reply" "play --resume"; do
	[[ $listed == *"$pattern"* ]] || { echo "list does not say «$pattern»"; failed=1; }
done
[[ $("$program" practice) == *"From 1 kept record"* ]] || { echo "practice counts nothing"; failed=1; }
"$program" forget --yes --settings | grep -q "The folder is gone as well" || { echo "forget leaves something"; failed=1; }
[ ! -e "$own" ] || { echo "forget leaves $(ls -A "$own")"; failed=1; }

# What is asked, and when, needs a terminal.
if ! python3 -c 'import pty; pty.openpty()' 2>/dev/null; then
	echo "skipped: what is asked on a terminal: there is none to be had here, or no python3"
else
	timeout 60 python3 "$(dirname "$0")/ask_consent.py" "$program" "$work/asked" || failed=1
	grep -qx "remember = yes" "$work/asked/settings" || { echo "the answer was not remembered"; failed=1; }
fi
exit $failed
