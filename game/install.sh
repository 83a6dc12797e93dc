# Read by game/play and tests/run: which packages Waterline needs, and how they come in. The password is asked for at
# most once, and only where something is missing. Each function ends the script with one sentence where it cannot go on.

# Needed to build it:
to_build="gcc libc6-dev cmake ninja-build pkg-config libsdl2-dev libsdl2-ttf-dev libcjson-dev libunibreak-dev libfribidi-dev
	libutf8proc-dev libpng-dev uthash-dev"
# Needed for its tests:
to_test="libcmocka-dev python3"
# Tests that need one of these are skipped, with a word, where it cannot be had:
nice_to_test="xvfb xdotool xauth python3-jsonschema x11-apps libspeechd2 fonts-dejavu-core fonts-noto-color-emoji"

# The oldest that it can be built with; both are in Debian 12 and Ubuntu 24.04.
oldest_cmake=3.25
oldest_ttf=2.20

has_apt() {
	command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1
}

# missing_of PACKAGE…: prints those that are not installed.
missing_of() {
	local there package missing=""
	there=$(dpkg-query -W -f='${db:Status-Status} ${Package} ${Provides}\n' 2>/dev/null | sed -n 's/^installed//p' |
		tr -d ',' | tr '\n' ' ')
	for package in "$@"; do
		[[ " $there " == *" $package "* ]] || missing="$missing $package"
	done
	echo "$missing"
}

# need_packages PACKAGE…: they are there afterwards.
need_packages() {
	if ! has_apt; then
		without_apt
		return
	fi
	local missing
	missing=$(missing_of "$@")
	[ -z "$missing" ] || install_packages "$missing" || exit 1
}

# want_packages PACKAGE…: the same for what one can do without; root gets them, nobody else is asked for a password.
want_packages() {
	has_apt || return 0
	local missing
	missing=$(missing_of "$@")
	if [ -n "$missing" ] && [ "$(id -u)" != 0 ]; then
		echo "Some tests will be skipped; to have them too, install:$missing" >&2
	elif [ -n "$missing" ]; then
		install_packages "$missing" || true
	fi
}

# install_packages "PACKAGE…": 1, after a sentence that says what to do, where they cannot be had.
install_packages() {
	local missing=$1 as_root="" log code=0 command="apt-get install --no-install-recommends$1"
	tell_too_old || return 1
	if [ "$(id -u)" != 0 ]; then
		if ! command -v sudo >/dev/null 2>&1; then
			echo "waterline: something is missing that only root can install, and there is no sudo here." >&2
			echo "Please ask whoever looks after this computer to type: $command" >&2
			return 1
		fi
		as_root=sudo
	fi
	echo "Waterline needs some packages that are not here yet:$missing" >&2
	echo "Elsewhere that took 1 to 5 minutes, about 200 MB from the network and up to 820 MB on the disk." >&2
	log=$(mktemp "${TMPDIR:-/tmp}/waterline-install.XXXXXX")
	# shellcheck disable=SC2086
	$as_root env LC_ALL=C DEBIAN_FRONTEND=noninteractive bash -c "$(declare -f run_apt); run_apt \"\$@\"" run_apt $missing |
		show_apt "$log" || code=$?
	if [ "$code" = 0 ] && [ -z "$(missing_of $missing)" ]; then
		rm -f "$log"
		return 0
	fi
	tell_too_old && tell_why "$log" "$command"
	return 1
}

# As root. Everything it says, and apt's own marks of how far it is, go to standard output. A source that is gone stops nothing.
run_apt() {
	exec 2>&1 </dev/null
	echo "begun"
	local patience="-o Acquire::Retries=1 -o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30 -o DPkg::Lock::Timeout=60"
	apt-get update -qq $patience
	apt-get install --no-install-recommends --assume-no -q "$@" | grep -E '^(Need to get|After this op)'
	apt-get install --no-install-recommends -y -qq $patience -o APT::Status-Fd=1 "$@"
}

# What run_apt says: how far it is in one line for whoever watches, all else into the log.
show_apt() {
	local line rest
	while IFS= read -r line; do
		rest=${line#*:*:}
		case $line in
		dlstatus:*) one_line "fetching: ${rest%%[.:]*} %" ;;
		pmstatus:*) one_line "unpacking: ${rest%%[.:]*} %" ;;
		"Need to get"* | "After this op"*) echo "$line" >&2 ;;
		*) printf '%s\n' "$line" >>"$1" ;;
		esac
	done
	one_line ""
}

# Words in the place of those before, where somebody watches a terminal.
one_line() {
	if [ -t 2 ] && [ "$1" != "${shown:-}" ]; then
		printf '\r\033[K%s' "$1" >&2
		shown=$1
	fi
}

# 0 where what apt offers (as far as it knows) is new enough, or is there already.
tell_too_old() {
	local package offered oldest
	while read -r package offered; do
		oldest=$oldest_cmake
		[ "$package" = cmake ] || oldest=$oldest_ttf
		if [ "$offered" != "(none)" ] && dpkg --compare-versions "$offered" lt "$oldest"; then
			echo "waterline: this system is too old: it has $package $offered, and Waterline needs $oldest or newer." >&2
			echo "Debian from 12 and Ubuntu from 24.04 have it. Nothing was installed." >&2
			return 1
		fi
	done < <(LC_ALL=C apt-cache policy cmake libsdl2-ttf-dev 2>/dev/null |
		awk '/^[^ ]/ {name = $1; sub(":$", "", name)} /Candidate:/ {sub("^[0-9]+:", "", $2); print name, $2}')
}

# tell_why LOG COMMAND: the reason that apt gave, as far as it can be told from its words.
tell_why() {
	if ! grep -q '^begun' "$1"; then
		echo "waterline: without the password nothing can be installed. Please ask whoever looks after this computer to type: $2" >&2
		rm -f "$1"
		return
	fi
	if grep -qE 'not get lock|is another process using it' "$1"; then
		echo "waterline: another program is installing something; please try again when that has ended." >&2
	elif grep -qE 'enough free space|No space left' "$1"; then
		echo "waterline: the disk has too little room for the packages; please make some and try again." >&2
	elif grep -qE 'Failed to fetch|Unable to locate|Could not resolve|Could not connect|no installation candidate' "$1"; then
		echo "waterline: the packages could not be fetched. Is this computer online? Please try again when it is." >&2
	else
		echo "waterline: the packages could not be installed." >&2
	fi
	echo "What apt-get said is in $1" >&2
}

# Another system: try with what is there, and say what is needed where it is not.
without_apt() {
	if command -v cmake >/dev/null 2>&1 && command -v ninja >/dev/null 2>&1 && command -v pkg-config >/dev/null 2>&1 &&
		pkg-config --exists sdl2 "SDL2_ttf >= $oldest_ttf" libcjson fribidi libutf8proc libpng; then
		return
	fi
	cat >&2 <<END
waterline: this system has no apt-get, so please install these yourself and try again:
  a C compiler, cmake $oldest_cmake or newer, ninja, pkg-config, and the development files of
  SDL2, SDL2_ttf $oldest_ttf or newer, cJSON, libunibreak, FriBidi, utf8proc, libpng and uthash
END
	exit 1
}
