# For the checks that call the program: own_library SOURCE FOLDER makes FOLDER a library of one scenario, the tests' own,
# so that none of them depends on the words of a conversation that is still being mended.
own_library() {
	mkdir -p "$2/scenes"
	cp "$1/tests/scenarios/valid/late-train.json" "$1"/scenes/*.txt "$2/scenes/"
	ln -sfn "$1/fonts" "$2/fonts"
}
