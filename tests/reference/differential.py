"""Plays at random by the second implementation, and asks the program to play the same.

    differential.py PROGRAM PLAYS FILE...

Every number of every step must agree, who said what, and where it ended. Then the two searches are compared where the
reference can search the scenario whole: which endings can be reached in how few replies, what is never reached, and
whether there is a way back from everywhere.
"""

import json
import random
import subprocess
import sys

from scenario import Story
from waterline_reference import explore, play

SEARCH_LIMIT = 6000
ENDLESS = 400


def ask(program, *words):
    run = subprocess.run([program, *words], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"{' '.join(words)}: exit {run.returncode}\n{run.stderr}")
    return json.loads(run.stdout)


def name_for_program(name):
    reply, *options = name.split(":")
    return reply if not options else reply + ":" + ",".join(options)


def random_play(story, seat, rng):
    """The names of the person's replies, up to an end or to where the person stops."""
    people, names, state = story.people(seat), [], story.start()
    stop = rng.randint(1, 40)
    for _ in range(300):
        offer = story.on_offer(state)
        if not offer or len(names) == stop:
            break
        if story.turn[state.beat] in people:
            choice = rng.choice(offer)
            names.append(choice.name)
        else:
            choice = story.by_habit(state, offer)
        state, _outcome = story.say(state, choice)
    return names


def same_play(program, path, story, seat, names):
    ours = play(story, seat, names)
    listed = ",".join(name_for_program(name) for name in names)
    theirs = ask(program, "play", path, "--seat", seat, "--json", *(["--replies", listed] if names else []))
    for at, (a, b) in enumerate(zip(ours["steps"], theirs["steps"])):
        a = dict(a, reply=a["reply"].split(":")[0])
        for key, value in a.items():
            if b[key] != value:
                sys.exit(f"{path}, seat {seat}, {listed}: step {at + 1}: {key} is {b[key]!r}, the reference has {value!r}")
    if len(theirs["steps"]) >= ENDLESS:
        return  # habit goes round for ever: each stops somewhere of its own
    if len(ours["steps"]) != len(theirs["steps"]) or ours["ending"] != theirs["ending"]:
        sys.exit(f"{path}, seat {seat}, {listed}: {len(theirs['steps'])} steps to {theirs['ending']}, "
                 f"the reference has {len(ours['steps'])} to {ours['ending']}")


def same_search(program, path, story, seat):
    ours = explore(story, seat, SEARCH_LIMIT)
    if not ours["complete"]:
        return False
    theirs = ask(program, "explore", path, "--seat", seat, "--json")
    found = {e["beat"]: len(e["shortest"]) for e in theirs["endings"] if e["reachable"]}
    expected = {beat: len(e["way"]) for beat, e in ours["endings"].items() if e.get("states", 1)}
    if found != expected:
        sys.exit(f"{path}, seat {seat}: endings {found}, the reference has {expected}")
    return True


def main(program, plays, *files):
    count = searched = 0
    for path in files:
        story = Story(path)
        rng = random.Random(2026)
        for seat in [*story.seats, *(["both"] if len(story.seats) == 2 else [])]:
            for _ in range(int(plays)):
                same_play(program, path, story, seat, random_play(story, seat, rng))
                count += 1
            searched += same_search(program, path, story, seat)
    print(f"{len(files)} scenarios: {count} random plays and {searched} searches agree")


if __name__ == "__main__":
    main(*sys.argv[1:])
