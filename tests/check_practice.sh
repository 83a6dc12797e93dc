#!/bin/bash
# Practice over time against a recount from outside: records are kept by playing the tests' scenarios to each of their endings,
# and what `practice` counts in them is counted again here from what `play --json` says of the same replies.
#   check_practice.sh PROGRAM PROJECT
set -u
program=$1
root=$2
command -v python3 >/dev/null || { echo "skipped: practice reckoned a second time: there is no python3"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
WATERLINE_HOME=$work/home python3 - "$program" "$root" "$work" <<'PYTHON'
import csv, io, json, os, re, subprocess, sys

program, root, work = sys.argv[1:]
home = os.environ["WATERLINE_HOME"]


def run(*call, **more):
    env = {**os.environ, **more}
    return subprocess.run([program, *call], capture_output=True, text=True, env=env, check=True).stdout


def same(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: {found} in place of {wanted}")


kind_of = {move["id"]: move["kind"] for move in json.loads(run("moves", "--json"))["moves"]}
reaches = {"disclose", "longing", "ask_need"}
lists = []
for scenario in ["late-train", "calls", "composed", "lists", "two-beats", "verdicts"]:
    path = f"{root}/tests/scenarios/valid/{scenario}.json"
    for seat in json.load(open(path)).get("seats", []):
        endings = json.loads(run("explore", path, "--seat", seat, "--json"))["endings"]
        lists += [(scenario, path, seat, ",".join(end["shortest"])) for end in endings if end["shortest"]]
wanted = []
for number, (scenario, path, seat, replies) in enumerate(lists):
    call = ["play", path, "--seat", seat, "--replies", replies]
    told = json.loads(run(*call, "--json"))
    before, count = told["start"], dict.fromkeys(["replies", "reaches", "pressed", "pressed_reaches"], 0)
    kinds, pressed_moves = dict.fromkeys(["destructive", "ambivalent", "softening", "regulating"], 0), {}
    for step in told["steps"]:
        if step["chosen"]:
            pressed = before["tension"] >= 600 or before["partners"][step["by"]]["heat"] >= 480
            reach = step["move"] in reaches
            count["replies"] += 1
            count["reaches"] += reach
            count["pressed"] += pressed
            count["pressed_reaches"] += pressed and reach
            kinds[kind_of[step["move"]]] += 1
            if pressed:
                pressed_moves[step["move"]] = pressed_moves.get(step["move"], 0) + 1
        before = step
    seen = set(os.listdir(f"{home}/records")) if os.path.isdir(f"{home}/records") else set()
    run(*call, "--keep")
    (kept,) = set(os.listdir(f"{home}/records")) - seen
    # the days run backwards, so that the order of the files is not that of time
    file, date = f"{home}/records/{kept}", f"2026-{12 - number // 28:02}-{28 - number % 28:02}T10:00:00"
    record = json.load(open(file))
    record["date"] = date + "+01:00"
    json.dump(record, open(file, "w"))
    wanted.append({"date": date, "scenario": scenario, **count, "kinds": kinds,
        "first_tension": told["steps"][0]["tension"], "last_tension": told["steps"][-1]["tension"], "moves": pressed_moves})
wanted.sort(key=lambda play: play["date"])

told = json.loads(run("practice", "--json"))
moves = {}
for play in wanted:
    for move, times in play.pop("moves").items():
        moves[move] = moves.get(move, 0) + times
same("conversations", told["conversations"], wanted)
same("moves under pressure", told["pressed_moves"], moves)
for key in ["replies", "reaches", "pressed", "pressed_reaches"]:
    same(key, told[key], sum(play[key] for play in wanted))
for scenario in told["scenarios"]:
    mine = [play for play in wanted if play["scenario"] == scenario["scenario"]]
    same("plays of " + scenario["scenario"], scenario["conversations"], len(mine))
    same("reached in " + scenario["scenario"], scenario["with_a_reach"], sum(play["reaches"] > 0 for play in mine))
rows = list(csv.DictReader(io.StringIO(run("practice", "--csv"))))
same("CSV", [[row["date"], row["scenario"], row["softening"], row["last_tension"]] for row in rows],
    [[play["date"], play["scenario"], str(play["kinds"]["softening"]), str(play["last_tension"])] for play in wanted])

# Signs for a terminal that shows them, digits for one that does not; the same numbers beside both.
blocks, digits = run("practice", LC_ALL="C.UTF-8"), run("practice", LC_ALL="C")
same("blocks", ("█" in blocks, "█" in digits), (True, False))
same("words", re.sub("    [▁▂▃▄▅▆▇█]+\n", "", blocks), re.sub("    [0-9]{2,}\n", "", digits))
width = max(map(len, blocks.splitlines()))
if width > 78:
    sys.exit(f"a line of {width}")

# A file that is no record, one of a scenario that is gone, one whose title is markup.
first, *others = sorted(os.listdir(f"{home}/records"))
record = json.load(open(f"{home}/records/{first}"))
open(f"{home}/records/{first}", "w").write("{")
gone = json.load(open(f"{home}/records/{others[0]}"))
gone["scenario"], gone["path"] = "no-such-thing", "/nowhere"
json.dump(gone, open(f"{home}/records/{others[0]}", "w"))
for other in others[1:]:
    marked = json.load(open(f"{home}/records/{other}"))
    marked["title"] = "<script>alert(1)</script>"
    json.dump(marked, open(f"{home}/records/{other}", "w"))
told = json.loads(run("practice", "--json"))
same("not counted", told["not_counted"], {"cannot_be_played": 1, "cannot_be_read": 1, "nothing_said": 0})
same("the rest", len(told["conversations"]), len(wanted) - 2)
page = run("practice", "--html")
same("markup in the page", ("<script" in page, "&lt;script&gt;" in page), (False, True))
run("practice", "--html", "-o", f"{work}/page.html")
same("the file's page", open(f"{work}/page.html").read(), page)
same("who may read it", os.stat(f"{work}/page.html").st_mode & 0o777, 0o600)
wrong = subprocess.run([program, "practice", "--score"], capture_output=True, text=True)
same("a wrong call", (wrong.returncode, "usage: waterline practice" in wrong.stderr), (1, True))
PYTHON
