"""Small random scenarios, for holding the program's search against the reference.

    random_scenarios.py PROGRAM COUNT FOLDER [SEED]

Each is written to FOLDER, offered to the program, and, unless the program refuses it, searched and played by both.
"""

import json
import os
import random
import subprocess
import sys

from cycle import MOVES
from differential import ask, same_play, random_play
from scenario import Story
from waterline_reference import explore

ENDINGS = ["stuck", "escalated", "paused", "repaired", "reconnected", "accepted"]
NAMES = ["ada", "ben"]
LIMIT = 4000


def condition(rng, beats, replies):
    one = lambda: rng.choice([
        f"{rng.choice(NAMES)}.{rng.choice(['heat', 'open', 'safe', 'depth'])} {rng.choice(['<', '>=', '>', '<='])} "
        f"{rng.randrange(0, 1000, 50)}",
        f"tension {rng.choice(['<', '>='])} {rng.randrange(300, 700, 20)}",
        f"rounds {rng.choice(['<', '>=', '=='])} {rng.randrange(4)}",
        rng.choice(["escalates", "holds", "softens", "stuck", "repaired", "reconnected", "reached", "flag"]),
        f"count {rng.choice(['<', '>=', '=='])} {rng.randrange(3)}",
        f'seen("{rng.choice(beats)}") {rng.choice(["<", ">=", "=="])} {rng.randrange(1, 3)}',
        f'said("{rng.choice(replies)}") == {rng.randrange(2)}',
        f'said("{rng.choice(replies)}")',
        f'last("{rng.choice(replies)}")',
    ])
    parts = [rng.choice(["", "", "not "]) + "(" + one() + ")" for _ in range(rng.choice([1, 1, 2]))]
    return rng.choice([" and ", " or "]).join(parts)


def target(rng, beats, replies, depth=0):
    kind = rng.randrange(10)
    if kind < 5 or depth == 2:
        return rng.choice(beats)
    inner = lambda: target(rng, beats, replies, depth + 1)
    if kind < 7:
        words = rng.sample(["escalates", "holds", "softens"], rng.randrange(1, 3))
        return {**{word: inner() for word in words}, "otherwise": inner()}
    if kind < 9:
        return [{"when": condition(rng, beats, replies), "to": inner()}, {"to": inner()}]
    return {"call": "aside", "then": inner()}


def reply(rng, name, beats, replies):
    made = {"id": name, "says": name, "move": rng.choice(list(MOVES)), "to": target(rng, beats, replies)}
    if rng.randrange(8) == 0:
        del made["says"], made["move"]
        made["compose"] = {
            "slots": [{"label": "When …", "options": [{"id": f"o{i}{k}", "says": "x", "tag": rng.choice("abc")}
                                                      for k in range(2)]} for i in range(2)],
            "rules": [{"when": [rng.choice("abc")], "move": rng.choice(list(MOVES))}, {"move": rng.choice(list(MOVES))}]}
        tags = {o["tag"] for slot in made["compose"]["slots"] for o in slot["options"]}
        made["compose"]["rules"][0]["when"] = [rng.choice(sorted(tags))]
        for slot in made["compose"]["slots"]:
            for option in slot["options"]:
                if rng.randrange(3) == 0:
                    option["when"] = condition(rng, beats, replies)
        for rule in made["compose"]["rules"]:
            if rng.randrange(2) == 0:
                rule["sets"] = rng.choice([{"count": "+1"}, {"flag": True}])
    if rng.randrange(3) == 0:
        made["when"] = condition(rng, beats, replies)
    if rng.randrange(4) == 0:
        made["once"] = False
    if rng.randrange(3) == 0:
        made["sets"] = rng.choice([{"count": "+1"}, {"flag": True}, {"flag": False, "count": 0}])
    if rng.randrange(3) == 0:
        made["lines"] = [{"by": rng.choice(NAMES), "does": "z", "when": condition(rng, beats, replies)},
                         {"by": rng.choice(NAMES), "says": "z"}]
    return made


def scenario(rng, number):
    talk = [f"b{i}" for i in range(rng.randrange(2, 5))]
    ends = [f"e{i}" for i in range(rng.randrange(1, 4))]
    replies = [f"{b}-r{i}" for b in talk for i in range(rng.randrange(1, 4))]
    everywhere = talk + ends + ends
    beats = {}
    for b in talk:
        beats[b] = {"lines": [{"text": b}], "turn": rng.choice(NAMES),
                    "replies": [reply(rng, r, everywhere, replies) for r in replies if r.startswith(b + "-")]}
        if rng.randrange(2) == 0:
            beats[b]["to"] = rng.choice(ends)
    beats["aside"] = {"lines": [{"text": "aside"}], "turn": rng.choice(NAMES), "to": "back",
                      "replies": [{"id": "aside-r", "says": "y", "move": rng.choice(list(MOVES)), "to": "back"}]}
    beats["back"] = {"return": True}
    for e in ends:
        beats[e] = {"ending": rng.choice(ENDINGS), "title": e, "text": e, "ask": e}
    person = lambda position: {"name": "N", "pronouns": "they", "position": position,
                               "start": {part: rng.randrange(0, 1000, 10) for part in ("heat", "open", "safe", "depth")},
                               "half": {part: "x" for part in ("trigger", "perception", "secondary", "behaviour",
                                                               "primary", "need")}}
    return {"format": 1, "id": f"random-{number}", "title": "Random", "summary": "Random", "content_notes": ["none"],
            "practises": ["nothing"], "source": "chance", "minutes": 1,
            "couple": {name: person(rng.choice(["pursuer", "withdrawer"])) for name in NAMES}, "seats": NAMES,
            "vars": {"flag": False, "count": 0}, "start": "b0", "beats": beats}


def same_search(program, path, story, seat):
    ours = explore(story, seat, LIMIT)
    if not ours["complete"]:
        return False
    theirs = ask(program, "explore", path, "--seat", seat, "--json")
    facts = [
        ("complete", True, theirs["complete"]),
        ("endings", {b: len(e["way"]) for b, e in ours["endings"].items()},
         {e["beat"]: len(e["shortest"]) for e in theirs["endings"] if e["reachable"]}),
        ("beats never entered", set(ours["beats_never_entered"]), set(theirs["unreached"])),
        ("no way back", ours["no_way_to_good"]["states"] > 0, theirs["no_way_back"] > 0),
        ("way into no way back", len(ours["no_way_to_good"]["way"] or []), len(theirs["no_way_back_into"] or [])),
    ]
    unreached = set(ours["replies_never_on_offer"])
    never = {r["id"] for b in theirs["unreached"] for r in story.beats[b].get("replies", [])}
    facts.append(("replies never on offer", unreached, never | set(theirs["unreached_replies"])))
    for name, expected, found in facts:
        if expected != found:
            sys.exit(f"{path}, seat {seat}: {name}: {found}, the reference has {expected}")
    for ending in theirs["endings"]:
        if ending["reachable"]:
            played = ask(program, "play", path, "--seat", seat, "--json",
                         *(["--replies", ",".join(ending["shortest"])] if ending["shortest"] else []))
            if played["ending"]["beat"] != ending["beat"]:
                sys.exit(f"{path}, seat {seat}: the way to {ending['beat']} leads to {played['ending']}")
    return True


def main(program, count, folder, seed="1"):
    os.makedirs(folder, exist_ok=True)
    rng = random.Random(int(seed))
    searched = refused = too_large = 0
    for number in range(int(count)):
        path = os.path.join(folder, f"random-{number}.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(scenario(rng, number), file, indent=1)
        if subprocess.run([program, "check", path], capture_output=True, check=False).returncode != 0:
            refused += 1
            continue
        story = Story(path)
        for seat in (*NAMES, "both"):
            for _ in range(3):
                same_play(program, path, story, seat, random_play(story, seat, rng))
            agreed = same_search(program, path, story, seat)
            searched += agreed
            too_large += not agreed
    print(f"{searched} searches agree; {too_large} were too large for the reference; {refused} scenarios were refused")
    if searched < int(count) / 2:
        sys.exit("too few of them could be compared")


if __name__ == "__main__":
    main(*sys.argv[1:])
