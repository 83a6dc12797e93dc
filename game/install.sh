# Read by game/play and tests/run: makes sure that the packages are there that Waterline is built with.
# Asks for the password at most once, and only where something is missing.

packages="gcc cmake ninja-build pkg-config libsdl2-dev libsdl2-ttf-dev libcjson-dev libunibreak-dev libfribidi-dev libutf8proc-dev libpng-dev uthash-dev"

# need_packages [MORE…]: installs what is missing of $packages and MORE.
need_packages() {
	wanted="$packages $*"
	if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
		without_apt
		return
	fi
	missing=""
	for package in $wanted; do
		if ! dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then
			missing="$missing $package"
		fi
	done
	[ -z "$missing" ] && return
	echo "Waterline needs these packages, and installs them now:$missing" >&2
	as_root=""
	if [ "$(id -u)" != 0 ]; then
		if ! command -v sudo >/dev/null 2>&1; then
			echo "waterline: there is no sudo here; as root, type: apt-get install$missing" >&2
			exit 1
		fi
		as_root="sudo"
	fi
	# shellcheck disable=SC2086
	if ! $as_root sh -c "apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing" >&2; then
		echo "waterline: the packages could not be installed; try: apt-get install$missing" >&2
		exit 1
	fi
}

# Another system: try with what is there, and say what is needed where it is not.
without_apt() {
	if command -v cmake >/dev/null 2>&1 && command -v ninja >/dev/null 2>&1 && command -v pkg-config >/dev/null 2>&1 &&
		pkg-config --exists sdl2 SDL2_ttf libcjson fribidi libutf8proc libpng; then
		return
	fi
	cat >&2 <<'END'
waterline: this system has no apt-get, so please install these yourself and try again:
  a C compiler, cmake 3.25 or newer, ninja, pkg-config, and the development files of
  SDL2, SDL2_ttf, cJSON, libunibreak, FriBidi, utf8proc, libpng and uthash
END
	exit 1
}
