#!/usr/bin/env python3
"""The loop's arithmetic and the playing of a scenario, written a second time, to hold the program against.

Slow, short and plain. The rules stand in cycle.py, scenario files in scenario.py, and here what is asked of them:

    waterline_reference.py play FILE [--seat ID|both|watch] [--replies a,b,c] [--seed N]
    waterline_reference.py walk SEED COUNT
    waterline_reference.py explore FILE [--seat ID|both|watch] [--limit N]
    waterline_reference.py strategies FILE [--seat ID|both] [--plays 1000] [--seed N]

A composed reply is named with its options, "reach:quiet:alone"; the bare name stands for its first combination.
"""

import argparse
import collections
import itertools
import json
import random
import sys

from cycle import MOVES, REACHES, Partner, fits, reply, waterline_of
from scenario import Mistake, Story

GOOD_ENDINGS = ("repaired", "reconnected", "accepted", "paused")
PLAY_LIMIT = 1000   # replies; two habits with replies that never run out go round for ever


def play(story, seat, replies, seed=1):
    people, replies, steps, state = story.people(seat), list(replies), [], story.start()
    while len(steps) < PLAY_LIMIT and (offer := story.on_offer(state)):
        turn = story.turn[state.beat]
        chosen = turn in people
        if chosen:
            if not replies:
                break
            name = replies.pop(0)
            choice = next((c for c in offer if name in (c.name, c.reply)), None)
            if choice is None:
                raise Mistake(f"reply {name!r} is not on offer in beat {state.beat!r}; "
                              f"on offer: {', '.join(c.name for c in offer)}")
        else:
            choice = story.by_habit(state, offer)
        state, outcome = story.say(state, choice)
        steps.append({"by": story.ids[turn], "reply": choice.name, "move": choice.move, "verdict": outcome.verdict,
                      "sting": outcome.sting, "warmth": outcome.warmth, "tension": outcome.tension, "chosen": chosen,
                      "partners": {story.ids[i]: {"heat": p.heat, "open": p.open, "safe": p.safe, "depth": p.depth,
                                                  "waterline": waterline_of(p)}
                                   for i, p in enumerate(outcome.partners)}})
    if replies:
        raise Mistake(f"reply {replies[0]!r} comes after the play is over")
    seat = "watch" if seat == "none" else seat or story.seats[0]
    return {"scenario": story.id, "seat": seat, "seed": seed, "steps": steps, "ending": story.ending(state)}


def random_states(seed):
    """Without end: (partners, speaker, move), edges as often as middles, drawn by x = 6364136223846793005 x +
    1442695040888963407 modulo 2^64, of which the upper 32 bits modulo the number of possibilities are used."""
    x = seed % 2**64

    def pick(of):
        nonlocal x
        x = (x * 6364136223846793005 + 1442695040888963407) % 2**64
        return of[(x >> 32) % len(of)]

    edges = (0, 1, 99, 100, 149, 150, 199, 200, 201, 249, 250, 299, 300, 349, 350, 351, 399, 400, 479, 480, 499, 500,
             549, 550, 649, 650, 651, 749, 750, 751, 999, 1000)
    names = list(MOVES)
    while True:
        move, speaker, partners = pick(names), pick((0, 1)), []
        for i in (0, 1):
            numbers = [pick(edges) if pick((0, 1)) else pick(range(1001)) for _ in range(4)]
            last = pick(([move] if i == speaker else list(REACHES)) + [None, pick(names), pick(names)])
            partners.append(Partner(pick(("pursuer", "withdrawer")), *numbers, last, pick(range(5)) if last else 0))
        yield tuple(partners), speaker, move


def walk(seed, count):
    """Lines of JSON for a test to replay; `fits` are the moves that fit the speaker before it spoke."""
    for partners, speaker, move in itertools.islice(random_states(seed), count):
        o = reply(partners, speaker, move)
        yield {"before": {"partners": [p._asdict() for p in partners]}, "speaker": speaker, "move": move,
               "after": {"partners": [p._asdict() for p in o.partners]}, "sting": o.sting, "warmth": o.warmth,
               "net": o.net, "receptivity": o.receptivity, "halvings": o.halvings,
               "tension_before": o.tension_before, "tension": o.tension, "verdict": o.verdict,
               "waterline": [waterline_of(p) for p in o.partners],
               "fits": [name for name in MOVES if fits(partners[speaker], partners[1 - speaker], name)]}


def identity(story, state):
    """All that the rest of the play can depend on; counts that no condition asks for are left out."""
    asks = story.mentions
    once = tuple(min(n, 1) if ("said", name) not in asks else n for name, n in zip(story.reply_index, state.said))
    seen = tuple(n for name, n in zip(story.beats, state.seen) if ("seen", name) in asks)
    record = state.record if "stuck" in asks else (state.record.moves[-2:], state.record.met)
    if "rounds" not in asks and "stuck" in asks:
        record = record._replace(replies=0)
    rounds = state.record.replies if "rounds" in asks else 0
    last = state.last if ("last", state.last) in asks else ""
    return state.beat, state.calls, state.partners, record, rounds, state.verdict, last, once, seen, state.vars


def explore(story, seat, limit):
    """Breadth first over every state in which a person chooses or the play is over; ways are the person's replies."""
    people, beats, offered = story.people(seat), set(), set()

    def rest(state):
        for _ in range(PLAY_LIMIT):
            offer = story.on_offer(state)
            beats.update(b for b, n in zip(story.beats, state.seen) if n)
            offered.update(c.reply for c in offer)
            if not offer or story.turn[state.beat] in people:
                return state, offer
            state, _ = story.say(state, story.by_habit(state, offer))
        return state, []    # habits that go round for ever: nobody chooses any more

    first = rest(story.start())
    nodes, came, before, number = [first], [None], [[]], {identity(story, first[0]): 0}
    endings, dry, good, choosing, complete, at = {}, [], [], [], True, 0

    def way(node):
        steps = []
        while came[node]:
            node, name = came[node]
            steps.append(name)
        return steps[::-1]

    while at < len(nodes):
        state, offer = nodes[at]
        nodes[at] = None
        if not offer:
            ending = story.ending(state)
            if ending is None:
                dry.append(at)
            else:
                found = endings.setdefault(ending["beat"], {"kind": ending["kind"], "states": 0, "way": way(at)})
                found["states"] += 1
                if ending["kind"] in GOOD_ENDINGS:
                    good.append(at)
        else:
            choosing.append(at)
        for choice in offer:
            after = rest(story.say(state, choice)[0])
            key = identity(story, after[0])
            if key not in number:
                if len(came) >= limit:
                    complete = False
                    continue
                number[key] = len(came)
                nodes.append(after)
                came.append((at, choice.name))
                before.append([])
            before[number[key]].append(at)
        at += 1
    hopeful, stack = set(good), list(good)
    while stack:
        for node in before[stack.pop()]:
            if node not in hopeful:
                hopeful.add(node)
                stack.append(node)
    hopeless = [n for n in choosing if n not in hopeful] if complete else []
    return {"scenario": story.id, "seat": seat or story.seats[0], "states": len(came), "complete": complete,
            "endings": endings,
            "endings_never_reached": [b for b, d in story.beats.items() if "ending" in d and b not in endings],
            "beats_never_entered": [b for b in story.beats if b not in beats],
            "replies_never_on_offer": [r for r in story.reply_index if r not in offered],
            "no_way_to_good": {"states": len(hopeless), "way": way(hopeless[0]) if hopeless else None},
            "run_dry": {"states": len(dry), "way": way(dry[0]) if dry else None}}


STRATEGIES = {
    "random": lambda offer, rng: rng.choice(offer),
    "longest": lambda offer, rng: max(offer, key=lambda c: len(c.text)),
    "shortest": lambda offer, rng: min(offer, key=lambda c: len(c.text)),
    "first": lambda offer, rng: offer[0],
    "last": lambda offer, rng: offer[-1],
    # Softening if it can, else a pause, else something ambivalent, else whatever there is; which one, by chance.
    "only-soft": lambda offer, rng: rng.choice(next(filter(None, (
        [c for c in offer if MOVES[c.move].kind in kinds] for kinds in ("S", "R", "A", "D")))))
}


def strategies(story, seat, plays, seed):
    """How each kind of player fares: the share of each kind of ending, and the mean number of the player's replies."""
    people, found = story.people(seat), {}
    for name, pick in STRATEGIES.items():
        rng, kinds, replies = random.Random(seed), collections.Counter(), 0
        count = plays if name in ("random", "only-soft") else 1
        for _ in range(count):
            state, steps = story.start(), 0
            while steps < PLAY_LIMIT and (offer := story.on_offer(state)):
                if story.turn[state.beat] in people:
                    choice = pick(offer, rng)
                    replies += 1
                else:
                    choice = story.by_habit(state, offer)
                state, steps = story.say(state, choice)[0], steps + 1
            kinds[(story.ending(state) or {"kind": "none"})["kind"]] += 1
        found[name] = {"plays": count, "endings": {kind: round(n / count, 3) for kind, n in kinds.most_common()},
                       "mean_replies": round(replies / count, 2)}
    return {"scenario": story.id, "seat": seat or story.seats[0], "seed": seed, "players": found}


def main(argv):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("play", "explore", "strategies"):
        command = commands.add_parser(name)
        command.add_argument("file")
        command.add_argument("--seat")
        command.add_argument("--seed", type=int, default=1)
        command.add_argument("--replies", default="")
        command.add_argument("--limit", type=int, default=200000)
        command.add_argument("--plays", type=int, default=1000)
    command = commands.add_parser("walk")
    command.add_argument("seed", type=int)
    command.add_argument("count", type=int)
    args = parser.parse_args(argv)
    try:
        if args.command == "walk":
            for line in walk(args.seed, args.count):
                print(json.dumps(line))
            return 0
        story = Story(args.file)
        if args.command == "play":
            result = play(story, args.seat, filter(None, args.replies.split(",")), args.seed)
        elif args.command == "explore":
            result = explore(story, args.seat, args.limit)
        else:
            result = strategies(story, args.seat, args.plays, args.seed)
        print(json.dumps(result, indent=1, ensure_ascii=False))
        return 0
    except OSError as trouble:
        print(f"{args.file}: {trouble.strerror}", file=sys.stderr)
        return 2
    except (Mistake, ValueError) as mistake:
        print(f"{args.file}: {mistake}", file=sys.stderr)
        return 1
    except (KeyError, TypeError, AttributeError, StopIteration) as missing:
        print(f"{args.file}: is not shaped like a scenario ({type(missing).__name__} {missing})", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
