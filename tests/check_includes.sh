#!/usr/bin/env bash
# Includes only go down: base < words < cycle < story < playthrough < keep < explore < review < picture < report <
# conversation < viewer < room < page < view < sdl < cli < main.
# And SDL is known in game/sdl alone, the system's own headers below the view in base/os_posix.c alone, and files
# of one folder do not go round in a circle.
set -eu
source_dir=$2
cd "$source_dir/game"
order="base words cycle story playthrough keep explore review picture report conversation viewer room page view sdl cli"
declare -A rank
count=0
for name in $order; do rank[$name]=$((count += 1)); done
bad=0
for folder in */; do
	folder=${folder%/}
	[ -n "$(find "$folder" -name '*.[ch]')" ] || continue
	mine=${rank[$folder]:?"unknown folder: $folder"}
	while IFS=: read -r file line text; do
		path=${text#*\"}
		path=${path%\"*}
		case $path in
		*/*) ;;
		*) echo "$file:$line: include \"$path\" names no folder"; bad=1; continue ;;
		esac
		[ -f "$path" ] || { echo "$file:$line: there is no game/$path"; bad=1; continue; }
		if [ "${rank[${path%%/*}]:-99}" -gt "$mine" ]; then
			echo "$file:$line: $folder must not include $path"
			bad=1
		fi
	done < <(grep -nE '^#[[:space:]]*include[[:space:]]+"' -r "$folder" --include='*.[ch]')
	if [ "$folder" != sdl ] && grep -nE '#[[:space:]]*include[[:space:]]*<SDL' -r "$folder" --include='*.[ch]'; then
		echo "SDL belongs in game/sdl alone"
		bad=1
	fi
done
if grep -nE '^#[[:space:]]*include[[:space:]]*<(sys/|unistd|fcntl|dirent)' -r . --include='*.[ch]' |
	grep -vE '^\./(base/os_posix\.c|sdl/|cli/|main\.c)'; then
	echo "what is not plain C belongs in base/os_posix.c"
	bad=1
fi
for folder in base cycle sdl cli; do
	units=$(grep -HE '^#[[:space:]]*include[[:space:]]+"'"$folder"'/' "$folder"/*.[ch] |
		sed -E 's/^([^:]*)\.[ch]:.*"(.*)\.h"/\1 \2/' | awk '$1 != $2')
	if ! printf '%s\n' "$units" | tsort >/dev/null; then
		echo "files of $folder/ go round in a circle"
		bad=1
	fi
done
exit $bad
