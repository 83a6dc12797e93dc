# Read by game/play and tests/run after game/install.sh: builds one preset, with one line of how far it is. $top is the checkout.

# may_write FOLDER: 0 where it and all in it can be written, or it can be made.
may_write() {
	mkdir -p "$1" 2>/dev/null && [ -w "$1" ] && [ -z "$(find "$1" ! -type l ! -writable -print -quit 2>&1)" ]
}

# Where this checkout is built that is not the person's to write to: a folder in a cache of their own.
own_build() {
	printf '%s/waterline/build-%s' "${XDG_CACHE_HOME:-${HOME:-/nowhere}/.cache}" "$(printf %s "$top" | cksum | cut -d ' ' -f 1)"
}

# Sets $build: the checkout's own build/, or else own_build.
choose_build() {
	build=$top/build
	may_write "$build" && return
	build=$(own_build)
	if ! may_write "$build"; then
		echo "waterline: neither $top/build nor ${build%/*} can be written to; please copy this folder to where you may write." >&2
		exit 1
	fi
	echo "$top/build is not yours to write to, so Waterline is built in $build" >&2
}

# build_preset PRESET FOLDER [OPTION…]: ends the script with a sentence where that fails.
build_preset() {
	local preset=$1 folder=$2 fresh="" code=0
	shift 2
	mkdir -p "$folder"
	if [ -f "$folder/CMakeCache.txt" ] && ! made_here "$folder"; then
		fresh=--fresh
	fi
	# shellcheck disable=SC2086
	(cd "$top" && cmake --preset "$preset" -B "$folder" $fresh "$@" &&
		NINJA_STATUS="[%f of %t] " cmake --build "$folder") 2>&1 | show_build "$folder/build.log" || code=$?
	[ "$code" = 0 ] && return
	[ -z "${CI:-}" ] || cat "$folder/build.log" >&2
	grep -m 3 -E '(error|Error)\b' "$folder/build.log" >&2 || true
	echo "waterline: the $preset build failed. What was said is in $folder/build.log: please send it along if you ask for help." >&2
	exit 1
}

# A checkout that was moved or copied brings a cache that names the old place.
made_here() {
	grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$top" "$1/CMakeCache.txt" &&
		grep -qxF "CMAKE_CACHEFILE_DIR:INTERNAL=$1" "$1/CMakeCache.txt"
}

show_build() {
	local line
	: >"$1"
	while IFS= read -r line; do
		printf '%s\n' "$line" >>"$1"
		case $line in "["*" of "*"] "*) one_line "building: ${line%%]*}]" ;; esac
	done
	one_line ""
}
