#!/usr/bin/env python3
"""What the loop's numbers must show: whole conversations (behaviours) and what holds in every state (properties).

    behaviours.py [--states 100000] [--seed 1] [--verbose]

A conversation starts from the agreed beginning, with the agreed repertoire on offer at every turn. It is tried for
the agreed pair and for two pursuers and two withdrawers, for a player in either seat, and with either one speaking
first. The behaviours are promised for the pair of a pursuer and a withdrawer, in the plain sense of their words; what
other pairs do, and what a stricter reading would ask, is told and marked as not promised.
Exits 1 if anything that is promised fails.
"""

import argparse
import itertools
import random
import sys

from cycle import (MOVES, POSITIONS, REACHES, Partner, Record, fits, habit, is_repaired, is_stuck, reply, tension_of)
from waterline_reference import random_states

START = {"pursuer": Partner("pursuer", 420, 400, 450, 200), "withdrawer": Partner("withdrawer", 380, 350, 450, 150)}
REPERTOIRE = {
    "pursuer": "contempt criticise press check talk_about comfort longing own_part validate soft_start curious".split(),
    "withdrawer": ("stonewall defend rebuff placate fix comfort disclose own_part validate curious "
                   "repair_bid").split(),
}
PAIRS = (("pursuer", "withdrawer"), ("pursuer", "pursuer"), ("withdrawer", "withdrawer"))
PROMISED = PAIRS[0]
SOFT = [name for name, move in MOVES.items() if move.kind == "S"]


# --- Talking: a player is a function (own partner, other partner, own moves so far) -> move --------------------

def on_habit(own, other, _):
    names = REPERTOIRE[own.position]
    return names[habit(own, other, names)[0]]


def only(*names):
    """The given moves in turn, over and over."""
    return lambda own, other, said: names[len(said) % len(names)]


def softening(order, fitting=True):
    """A softening move not made before, the first of `order` that suits; where there is none, any but the last.

    A person is not bound by habit's heat: what suits is a move with the depth that it needs, and comfort as the
    answer to a reach. With `fitting` false the order is followed whatever the state.
    """
    def suits(own, other, name):
        return not fitting or own.depth >= MOVES[name].needs_depth and (name != "comfort" or other.last in REACHES)

    def pick(own, other, said):
        fresh = [n for n in order if n not in said and suits(own, other, n)]
        again = [n for n in order if n != own.last and suits(own, other, n)]
        return (fresh or again or [n for n in order if n != own.last])[0]
    return pick


def after(*first, then):
    """The moves `first`, then as the player `then` would."""
    return lambda own, other, said: first[len(said)] if len(said) < len(first) else then(own, other, said)


class Talk:
    """A conversation as it went: partners before each reply and after the last, moves, and what was so when."""

    def __init__(self, pair, players, speaker, replies, until_repaired=False, start=None):
        self.states, self.moves, self.speakers = [start or tuple(START[p] for p in pair)], [], []
        self.record, said = Record(), ([], [])
        self.repaired = self.stuck = None   # after how many replies first
        for count in range(1, replies + 1):
            now = self.states[-1]
            name = players[speaker](now[speaker], now[1 - speaker], said[speaker])
            said[speaker].append(name)
            self.record = self.record.after(now, speaker, name)
            self.states.append(reply(now, speaker, name).partners)
            self.moves.append(name)
            self.speakers.append(speaker)
            if self.repaired is None and is_repaired(self.states[-1], self.record):
                self.repaired = count
                if until_repaired:
                    break
            if self.stuck is None and is_stuck(self.states[-1], self.record):
                self.stuck = count
            speaker = 1 - speaker
        self.tensions = [tension_of(s) for s in self.states]

    def by(self, seat, count=None):
        """How many of the first `count` replies are of this seat."""
        return self.speakers[:count].count(seat)


def settings(pair):
    """(seat of the player, who speaks first, label); in a pair of equals the seats are the same."""
    for seat, first in itertools.product((0, 1) if pair[0] != pair[1] else (0,), (0, 1)):
        yield seat, first, f"{'/'.join(p[0].upper() for p in pair)}, {pair[seat]} plays, " \
                           f"{'the player' if seat == first else 'habit'} first"


def seated(seat, player):
    return (player, on_habit) if seat == 0 else (on_habit, player)


# --- Behaviours: each yields (holds, what happened) -----------------------------------------------------------

def spiral(pair, first):
    """The loop on habit: where the tension goes, and whether each one's moves get harder in the order told."""
    talk = Talk(pair, (on_habit, on_habit), first, 16)
    above = next((i for i, t in enumerate(talk.tensions) if t > 700), None)
    ways = {"pursuer": ["check", "talk_about", "contempt"], "withdrawer": ["placate", "fix", "stonewall"]}
    in_order = True
    for seat in (0, 1):
        own = [m for m, s in zip(talk.moves, talk.speakers) if s == seat and m in ways[pair[seat]]]
        in_order = in_order and list(dict.fromkeys(own)) == ways[pair[seat]]
    rises = talk.tensions[-1] > talk.tensions[0] and (above is not None or talk.stuck is not None)
    return rises, in_order, (f"{pair[first]} first: tension {talk.tensions[0]} -> {talk.tensions[-1]}, above 700 after "
                             f"{above}, stuck after {talk.stuck}: {' '.join(talk.moves)}")


def both_on_habit(pair):
    for first in (0, 1) if pair[0] != pair[1] else (0,):
        rises, in_order, told = spiral(pair, first)
        yield rises and (in_order or first == 1), told


def both_on_habit_in_order(pair):
    for first in (0, 1) if pair[0] != pair[1] else (0,):
        rises, in_order, told = spiral(pair, first)
        yield rises and in_order, told


def one_note(pair):
    for seat, first, label in settings(pair):
        for name in ("criticise", "placate", "press"):
            talk = Talk(pair, seated(seat, only(name)), first, 80)
            yield (talk.repaired is None, f"{label}, only {name}: repaired after {talk.repaired}, "
                                          f"tension {talk.tensions[0]} -> {talk.tensions[40]} -> {talk.tensions[80]}")


def orders(pair, seat, shuffles=200):
    own = [n for n in REPERTOIRE[pair[seat]] if n in SOFT]
    yield "own repertoire", own, True
    yield "all, table's order", SOFT, True
    rng = random.Random(7)
    for i in range(shuffles):
        yield f"shuffle {i}", rng.sample(SOFT, len(SOFT)), True


def soft_talk(pair, seat, first, order, fitting=True, opening=()):
    talk = Talk(pair, seated(seat, after(*opening, then=softening(order, fitting))), first, 80, until_repaired=True)
    return (talk.by(seat, talk.repaired) if talk.repaired else None), talk


def only_softening(pair):
    for seat, first, label in settings(pair):
        counts = []
        for name, order, fitting in orders(pair, seat):
            count, talk = soft_talk(pair, seat, first, order, fitting)
            if name.startswith("shuffle"):
                counts.append(count or 99)
            else:
                yield (count is not None and 3 <= count <= 10,
                       f"{label}, {name}: repaired after {count} of the player's: {' '.join(talk.moves)}")
        yield (min(counts) >= 3 and max(counts) <= 10,
               f"{label}, {len(counts)} shuffles: after {min(counts)} to {max(counts)}, "
               f"{sum(not 3 <= c <= 10 for c in counts)} outside 3..10")


def one_early_criticism(pair):
    for seat, first, label in settings(pair):
        for name, order, fitting in orders(pair, seat, 50):
            without, _ = soft_talk(pair, seat, first, order, fitting)
            for place in (0, 1, 2):
                def player(own, other, said, place=place, soft=softening(order, fitting)):
                    return "criticise" if len(said) == place else soft(own, other, said)
                talk = Talk(pair, seated(seat, player), first, 160, until_repaired=True)
                count = talk.by(seat, talk.repaired) if talk.repaired else None
                holds = count is not None and without is not None and count > without
                if not holds or not name.startswith("shuffle"):
                    yield (holds, f"{label}, {name}, criticism as reply {place + 1}: repaired after {count}, "
                                  f"{without} without: {' '.join(talk.moves[:talk.repaired])}")


def pause_or_not(pair, seat, start, silent=False):
    """How open the partner is after pausing and disclosing, and after disclosing twice."""
    ends = []
    for way in (("pause_return", "disclose"), ("disclose", "disclose")):
        if silent:
            state = start
            for name in way:
                state = reply(state, seat, name).partners
        else:
            state = Talk(pair, seated(seat, only(*way)), seat, 3, start=start).states[-1]
        ends.append(state[1 - seat].open)
    return ends


def pause_in_the_loop(pair):
    """From every state of the loop on habit, 40 replies long, in which the partner is flooded."""
    for first in (0, 1):
        talk = Talk(pair, (on_habit, on_habit), first, 40)
        for count, (state, seat) in enumerate(zip(talk.states, talk.speakers)):
            partner = state[1 - seat]
            if partner.heat >= POSITIONS[partner.position].flood:
                paused, twice = pause_or_not(pair, seat, state)
                yield (paused > twice,
                       f"{pair[seat]} plays after {count} replies of habit, {pair[1 - seat]} at heat {partner.heat}, "
                       f"open {partner.open}: open {paused} after pausing, {twice} after not")


def pause_at_every_heat(pair):
    """From the agreed start but for the partner's heat, and deep enough to disclose or not."""
    for seat in (0, 1) if pair[0] != pair[1] else (0,):
        flood = POSITIONS[pair[1 - seat]].flood
        for depth, silent in itertools.product((START[pair[seat]].depth, 350), (False, True)):
            bad = []
            for heat in range(flood, 1001):
                partners = [START[p] for p in pair]
                partners[1 - seat] = partners[1 - seat]._replace(heat=heat)
                partners[seat] = partners[seat]._replace(depth=depth)
                ends = pause_or_not(pair, seat, tuple(partners), silent)
                if ends[0] <= ends[1]:
                    bad.append((heat, *ends))
            told = f", first and last (heat, open if pausing, open if not): {bad[0]} {bad[-1]}" if bad else ""
            between = "nothing" if silent else "habit"
            yield (not bad, f"{pair[seat]} plays, {pair[1 - seat]} flooded, player's depth {depth}, {between} in "
                            f"between: fails at {len(bad)} of {1001 - flood} heats{told}")


def criticism_after_reach(pair):
    for seat in (0, 1) if pair[0] != pair[1] else (0,):
        for reach in REACHES:
            for before in ("curious", "validate", "own_part", "repair_bid", None):
                drops = []
                for name in (reach, before):
                    state = tuple(START[p] for p in pair)
                    if name is not None:
                        state = reply(state, 1 - seat, name).partners
                    o = reply(state, seat, "criticise")
                    drops.append((o.sting, state[1 - seat].open - o.partners[1 - seat].open,
                                  state[1 - seat].safe - o.partners[1 - seat].safe,
                                  o.partners[1 - seat].heat - state[1 - seat].heat))
                yield (all(a > b for a, b in zip(*drops)),
                       f"{pair[seat]} criticises after {reach} or {before}: sting {drops[0][0]} / {drops[1][0]}, "
                       f"open lost {drops[0][1]} / {drops[1][1]}, safe lost {drops[0][2]} / {drops[1][2]}, "
                       f"heat gained {drops[0][3]} / {drops[1][3]}")


def hot_and_cold(pair, replies):
    """Alternating for so many of the player's own replies and as many of the partner's."""
    for seat, first, label in settings(pair):
        for soft in ("disclose", "longing", "validate", "own_part"):
            for ways in (("criticise", soft), (soft, "criticise")):
                talk = Talk(pair, seated(seat, only(*ways)), first, replies)
                yield (talk.repaired is None, f"{label}, {ways[0]} and {ways[1]}: repaired after {talk.repaired}, tension "
                                              f"{talk.tensions[0]} -> {talk.tensions[replies // 2]} -> {talk.tensions[-1]}")


def fall(pair, seat, name, **other):
    """By how much tension falls when the one in `seat`, deep enough for it, makes the move from the agreed start."""
    partners = [START[p] for p in pair]
    partners[seat] = partners[seat]._replace(depth=500)
    partners[1 - seat] = partners[1 - seat]._replace(**other)
    o = reply(tuple(partners), seat, name)
    return o.tension_before - o.tension


def worth(pair):
    """What lowers tension most: comfort of a reach, a reach, understanding, asking; unasked comfort after validate."""
    for seat in (0, 1):
        falls = [("comfort of a reach", min(fall(pair, seat, "comfort", last=r) for r in REACHES))]
        steps = [("a reach", REACHES), ("understanding", ("validate", "own_part", "name_cycle")),
                 ("asking", ("curious", "soft_start"))]
        low = falls[0][1]
        told = [f"comfort of a reach {low}"]
        for label, names in steps:
            these = {n: fall(pair, seat, n) for n in names}
            told.append(f"{label} {these}")
            yield max(these.values()) < low, f"{pair[seat]}: {'; '.join(told)}"
            low = min(these.values())
        unasked = fall(pair, seat, "comfort")
        yield unasked < fall(pair, seat, "validate"), f"{pair[seat]}: comfort unasked {unasked}"


def break_against_reach(pair, most=max, least=200):
    """A break passes a reach only near flood, and is worth less than half of one where both are calm.

    From the agreed start but for the heats, from rest up. `most` picks the reach that it is measured against.
    """
    wrong = []
    for seat, own, other in itertools.product((0, 1), range(least, 1001, 10), range(least, 1001, 10)):
        partners = [START[p] for p in pair]
        partners[seat] = partners[seat]._replace(heat=own, depth=500)
        partners[1 - seat] = partners[1 - seat]._replace(heat=other)
        outcomes = {name: reply(tuple(partners), seat, name) for name in REACHES + ("pause_return",)}
        falls = {name: o.tension_before - o.tension for name, o in outcomes.items()}
        reach, pause = most(falls[n] for n in REACHES), falls["pause_return"]
        near = any(p.heat >= POSITIONS[p.position].flood - 130 for p in partners)
        if pause > reach and not near or own <= 300 and other <= 300 and 2 * pause >= reach:
            wrong.append((pair[seat], own, other, pause, reach))
    yield not wrong, (f"{len(wrong)} pairs of heats; who, own heat, the other's, break, reach: "
                      f"{wrong[0]} to {wrong[-1]}" if wrong else "every heat of the two, in tens")


EQUALS = {
    "pursuer": (Partner("pursuer", 540, 300, 420, 200), None),
    "withdrawer": (Partner("withdrawer", 480, 300, 420, 150), None),
}


def two_alike(pair):
    """Two who pursue, or two who withdraw, by habit: attack and attack, or silence and silence."""
    position = pair[0]
    start = (EQUALS[position][0],) * 2
    most = 12 if position == "pursuer" else 16
    talk = Talk(pair, (on_habit, on_habit), 0, most, start=start)
    above = next((i for i, t in enumerate(talk.tensions) if t > 700), None)
    quiet = position == "pursuer" or not {"contempt", "criticise"} & set(talk.moves)
    met = above is not None or (position == "withdrawer" and talk.stuck is not None)
    yield met and quiet, (f"two {position}s: above 700 after {above}, stuck after {talk.stuck}, "
                          f"{' '.join(talk.moves)}")
    for first in (0, 1):
        for name, order, fitting in orders(pair, 0, 50):
            talk = Talk(pair, seated(0, softening(order, fitting)), first, 40, until_repaired=True, start=start)
            count = talk.by(0, talk.repaired) if talk.repaired else None
            yield (count is not None and count <= 12,
                   f"two {position}s, {'player' if first == 0 else 'habit'} first, {name}: repaired after {count}")


def only_pausing(pair):
    for seat, first, label in settings(pair):
        talk = Talk(pair, seated(seat, only("pause_return")), first, 40)
        yield (talk.repaired is None or talk.repaired > 20,
               f"{label}, only pausing: repaired after {talk.repaired}, tension {talk.tensions[0]} -> {talk.tensions[20]}")


# (name, conversations, whether the pair of a pursuer and a withdrawer promises it); what is not promised reads the
# words more strictly than they stand, and is told because it shows how near the tables are to failing.
BEHAVIOURS = (
    ("1 both on habit", both_on_habit, True),
    ("1 both on habit, in the same order also if the withdrawer begins", both_on_habit_in_order, False),
    ("2 only one hard or empty move, 40 replies of the player's", one_note, True),
    ("3 only softening", only_softening, True),
    ("4 one early criticism", one_early_criticism, True),
    ("5 pausing first, wherever the loop floods", pause_in_the_loop, True),
    ("5 pausing first, at every heat from flood to 1000", pause_at_every_heat, False),
    ("6 criticism after a reach", criticism_after_reach, True),
    ("7 alternating, 40 replies", lambda pair: hot_and_cold(pair, 40), True),
    ("7 alternating, 40 replies of the player's", lambda pair: hot_and_cold(pair, 80), False),
    ("8 what a reply is worth", worth, True),
    ("8 a break beside the strongest reach, from rest up", break_against_reach, True),
    ("8 a break beside the weakest reach", lambda pair: break_against_reach(pair, min), False),
    ("8 a break beside the strongest reach, also below rest", lambda pair: break_against_reach(pair, max, 0), False),
    ("9 two alike", two_alike, True),
    ("10 only pausing", only_pausing, True),
)


# --- Properties: each gives None where it holds, or else what went wrong ---------------------------------------

class variant:
    """Within it, the move `name` has other numbers."""

    def __init__(self, name, **numbers):
        self.name, self.own = name, MOVES[name]
        self.other = self.own._replace(**numbers)

    def __enter__(self):
        MOVES[self.name] = self.other

    def __exit__(self, *_):
        MOVES[self.name] = self.own


def bounded(partners, speaker, move, o):
    numbers = [n for p in o.partners for n in p[1:5]] + [o.tension, o.tension_before]
    if not all(type(n) is int and 0 <= n <= 1000 for n in numbers) or o.sting < 0 or o.warmth < 0:
        return o


def deterministic(partners, speaker, move, o):
    if reply(partners, speaker, move) != o:
        return "twice is not the same"


def order_free(partners, speaker, move, o):
    other = reply(partners[::-1], 1 - speaker, move)
    if other._replace(partners=other.partners[::-1]) != o:
        return other


def destructive_never_helps(partners, speaker, move, o):
    x, y = partners[1 - speaker], o.partners[1 - speaker]
    if MOVES[move].kind == "D" and (y.open > x.open or y.safe > x.safe or y.heat < x.heat):
        return o


def no_better(worse, better):
    """Whether the listener `worse` is nowhere better off than the listener `better`."""
    return (worse.heat >= better.heat and worse.open <= better.open and worse.safe <= better.safe
            and worse.depth <= better.depth)


def more_sting_never_helps(partners, speaker, move, o):
    for part, more in (("sting", 1), ("sting", 70), ("distance", 1), ("distance", 90)):
        with variant(move, **{part: getattr(MOVES[move], part) + more}):
            worse = reply(partners, speaker, move)
        if not no_better(worse.partners[1 - speaker], o.partners[1 - speaker]) or worse.tension < o.tension:
            return part, more, worse, o


def more_warmth_never_hurts(partners, speaker, move, o):
    for more in (1, 10, 150):
        with variant(move, warmth=MOVES[move].warmth + more):
            better = reply(partners, speaker, move)
        if not no_better(o.partners[1 - speaker], better.partners[1 - speaker]) or better.tension > o.tension:
            return more, better, o


def repeating_never_strengthens(partners, speaker, move, o):
    x = partners[speaker]
    before = None
    for last, repeats in ((None, 0), (move, 0), (move, 1), (move, 2), (move, 3), (move, 4)):
        now = (x._replace(last=last, repeats=repeats), partners[1 - speaker])
        again = reply(now if speaker == 0 else now[::-1], speaker, move)
        if before and (again.warmth > before.warmth or again.sting != before.sting
                       or not no_better(again.partners[1 - speaker], before.partners[1 - speaker])):
            return repeats, again, before
        before = again


def flooded_hears_a_quarter(partners, speaker, move, o):
    y = partners[1 - speaker]
    flood = POSITIONS[y.position].flood

    def warmth(heat):
        pair = [None, None]
        pair[speaker], pair[1 - speaker] = partners[speaker], y._replace(heat=heat)
        return reply(tuple(pair), speaker, move).warmth
    for heat in (flood, max(flood, y.heat), 1000):
        if 4 * warmth(heat) > warmth(flood - 1):
            return heat, warmth(heat), warmth(flood - 1)


def disclosing_needs_depth(partners, speaker, move, o):
    """Strictly more, unless it has just been repeated into nothing: then no less."""
    x, warmths = partners[speaker], []
    for depth in (min(x.depth, 349), max(x.depth, 350)):
        pair = [None, None]
        pair[speaker], pair[1 - speaker] = x._replace(depth=depth), partners[1 - speaker]
        warmths.append(reply(tuple(pair), speaker, "disclose").warmth)
    if warmths[0] > warmths[1] or warmths[0] == warmths[1] and x.last != "disclose":
        return warmths


WAYS_BACK = [0, None]


def way_back(partners, speaker, move, o):
    """Both use four softening moves that need no depth, in turn."""
    state, moves = o.partners, ("validate", "curious", "repair_bid", "name_own_heat")
    record = Record().after(partners, speaker, move)
    for count in range(1, 201):
        speaker = 1 - speaker
        name = moves[count // 2 % 4]
        record = record.after(state, speaker, name)
        state = reply(state, speaker, name).partners
        if is_repaired(state, record):
            if count > WAYS_BACK[0]:
                WAYS_BACK[:] = count, o.partners
            return None
    return state


PROPERTIES = (
    ("bounded and total", bounded), ("deterministic", deterministic),
    ("the order of the two changes nothing", order_free),
    ("a destructive move never helps the listener", destructive_never_helps),
    ("more sting never helps", more_sting_never_helps), ("more warmth never hurts", more_warmth_never_hurts),
    ("repeating never strengthens", repeating_never_strengthens),
    ("the flooded hear a quarter at most", flooded_hears_a_quarter),
    ("disclosing is worth more with depth", disclosing_needs_depth), ("a way back if both soften", way_back))


def main(argv):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--states", type=int, default=100000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--verbose", action="store_true", help="tell what happened also where it holds")
    args = parser.parse_args(argv)
    broken = 0
    for name, behaviour, promised in BEHAVIOURS:
        for pair in PAIRS:
            if name.startswith(("8", "9")) and (pair == PROMISED) == name.startswith("9"):
                continue   # what is said of one kind of pair alone
            facts = list(behaviour(pair))
            failing = [fact for holds, fact in facts if not holds]
            bound = promised and (pair != PROMISED if name.startswith("9") else pair == PROMISED)
            broken += bool(failing) and bound
            print(f"{'fails' if failing else 'holds'}  {name}, {' and '.join(pair)}: "
                  f"{len(facts) - len(failing)} of {len(facts)}{'' if bound else ' (not promised)'}")
            for holds, fact in facts:
                if not holds or args.verbose:
                    print(f"       {'  ' if holds else '! '}{fact}")
    states = list(itertools.islice(random_states(args.seed), args.states))
    failures = {name: [] for name, _ in PROPERTIES}
    for partners, speaker, move in states:
        o = reply(partners, speaker, move)
        for name, prop in PROPERTIES:
            wrong = prop(partners, speaker, move, o)
            if wrong is not None:
                failures[name].append((partners, speaker, move, wrong))
    for name, found in failures.items():
        broken += bool(found)
        print(f"{'fails' if found else 'holds'}  {name}: {len(states) - len(found)} of {len(states)} states")
        for case in found[:2]:
            print(f"       ! {case}")
    print(f"the longest way back: {WAYS_BACK[0]} replies, from {WAYS_BACK[1]}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
