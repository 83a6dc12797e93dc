"""The loop's arithmetic, habit, and what counts as stuck or repaired: the rules and the two tables.

Each rule stands once, in the order in which the specification gives it. Integers only; pure; nothing is changed
in place, so that a state can be kept, compared and searched.
"""

import collections
from typing import NamedTuple, Optional

# --- The tables: design values, fitted to no clinical data ----------------------------------------------------

Position = collections.namedtuple("Position", "rest flood sting_weight distance_weight settle shows")
POSITIONS = {
    "pursuer": Position(200, 750, 4, 6, 8, 100),
    "withdrawer": Position(200, 650, 6, 3, 12, 50),
}

Move = collections.namedtuple("Move", "kind sting distance warmth needs_depth self_heat self_open self_depth")
MOVES = {
    "contempt":        Move("D", 420, 0, 0, 0, -40, -80, -100),
    "threaten_bond":   Move("D", 380, 120, 0, 0, -40, -80, -100),
    "pathologise":     Move("D", 300, 0, 0, 0, -40, -60, -100),
    "criticise":       Move("D", 240, 0, 0, 0, -40, -40, -90),
    "press":           Move("D", 160, 0, 0, 0, 30, -40, -90),
    "defend":          Move("D", 140, 0, 0, 0, -20, -50, -90),
    "rebuff":          Move("D", 60, 240, 0, 0, -20, -60, -90),
    "stonewall":       Move("D", 0, 220, 0, 0, -30, -80, -90),
    "placate":         Move("A", 0, 90, 60, 0, -30, -40, -50),
    "fix":             Move("A", 30, 60, 60, 0, -10, 0, -20),
    "reason":          Move("A", 60, 40, 30, 0, -10, -10, -30),
    "self_blame":      Move("A", 40, 60, 50, 0, 40, -20, 10),
    "check":           Move("A", 60, 0, 80, 0, 20, 0, 20),
    "tease":           Move("A", 70, 0, 90, 0, -10, 0, 0),
    "talk_about":      Move("A", 20, 0, 110, 0, -10, 10, 30),
    "name_own_heat":   Move("S", 30, 0, 120, 0, -30, 20, 80),
    "soft_start":      Move("S", 30, 0, 220, 150, -10, 30, 60),
    "pause_return":    Move("R", 0, 20, 40, 0, 0, 10, 40),
    "curious":         Move("S", 0, 0, 160, 0, -20, 40, 20),
    "validate":        Move("S", 0, 0, 200, 0, -20, 50, 20),
    "own_part":        Move("S", 0, 0, 240, 100, 0, 50, 60),
    "name_cycle":      Move("S", 0, 0, 180, 150, -30, 50, 60),
    "repair_bid":      Move("S", 0, 0, 180, 0, -20, 30, 10),
    "disclose":        Move("S", 0, 0, 390, 350, 30, 60, 120),
    "longing":         Move("S", 0, 0, 390, 350, 20, 60, 100),
    "space_with_bond": Move("S", 0, 40, 320, 250, -20, 60, 60),
    "ask_need":        Move("S", 0, 0, 440, 500, 40, 80, 80),
    "comfort":         Move("S", 0, 0, 460, 200, -30, 90, 30),
}
REACHES = ("disclose", "longing", "ask_need")
MOST_HALVINGS = 3   # repeating oneself more often than this costs no more, so that repeats are counted no further
COUNT_CEILING = 10000


class Partner(NamedTuple):
    """One partner: `last` is the move made last or None, `repeats` how often it was said again right after."""
    position: str
    heat: int
    open: int
    safe: int
    depth: int
    last: Optional[str] = None
    repeats: int = 0


class Outcome(NamedTuple):
    """What one reply did: the two partners after it, and the numbers that explain it."""
    partners: tuple
    sting: int
    receptivity: int
    halvings: int
    warmth: int
    net: int
    tension_before: int
    tension: int
    verdict: str


def clamp(value, low=0, high=1000):
    return max(low, min(high, value))


def half_towards_zero(value):
    return value // 2 if value >= 0 else -(-value // 2)


def tension_of(partners):
    a, b = partners
    return (a.heat + b.heat + 2000 - a.open - b.open) // 4


def waterline_of(partner):
    return clamp(500 + (partner.heat - partner.open) // 2 + (500 - partner.depth) // 4)


def verdict_of(before, after):
    return "escalates" if after - before >= 10 else "softens" if before - after >= 10 else "holds"


def calmed_by_break(heat, rest, repeats):
    """A third of what is above rest; half of that for each time in a row that the break was taken again."""
    calmed = max(0, heat - rest) // 3
    for _ in range(repeats):
        calmed //= 2
    return calmed


def reply(partners, speaker, name):
    """The couple after `speaker` (0 or 1) has made the move `name`."""
    x, y, m = partners[speaker], partners[1 - speaker], MOVES[name]
    px, py = POSITIONS[x.position], POSITIONS[y.position]
    # 1. The sting that lands.
    sting = (m.sting * py.sting_weight + m.distance * py.distance_weight) // 4
    sting = sting * (1500 - y.safe) // 1250
    sting = sting * 5 // 8
    if m.kind == "D" and y.last in REACHES:
        sting = sting * 3 // 2
    # 2. How much of the warmth the listener can take in.
    receptivity = 200 + 4 * (min(y.open, 1000 - 6 * y.heat // 10) + y.safe) // 10
    if y.heat >= py.flood:
        receptivity //= 5
    # 3. The warmth that lands.
    repeats = min(x.repeats + 1, MOST_HALVINGS) if name == x.last else 0
    unasked = 2 if name == "comfort" and y.last not in REACHES else 0   # a quarter is left
    halvings = (x.depth < m.needs_depth) + unasked + repeats
    warmth = m.warmth
    for _ in range(halvings):
        warmth //= 2
    warmth = warmth * 5 // 8
    warmth = warmth * receptivity // 1000
    # 4. The listener.
    net = warmth - sting
    heat, opened, safe, depth = y.heat, y.open, y.safe, y.depth
    if net <= 0:
        hurt = -net
        heat += hurt * (1000 - y.heat) // 1000
        opened -= hurt * y.open // 1000
        safe -= hurt * y.safe // 3000
        depth -= hurt * y.depth // 4000
    else:
        heat -= 3 * net // 4
        if sting == 0:
            heat -= max(0, y.heat - py.rest) // py.settle
        opened += 2 * net // 3
        safe += net // 5
        depth += net // 5
    if m.kind == "R":
        heat -= calmed_by_break(heat, py.rest, repeats)
    listener = y._replace(heat=clamp(heat), open=clamp(opened), safe=clamp(safe), depth=clamp(depth))
    # 5. The speaker.
    heat = x.heat + m.self_heat
    if m.kind in "SR":
        heat -= max(0, heat - px.rest) // px.settle
    if m.kind == "R":
        heat -= calmed_by_break(heat, px.rest, repeats)
    speaking = x._replace(heat=clamp(heat), open=clamp(x.open + half_towards_zero(m.self_open)),
                          depth=clamp(x.depth + m.self_depth), last=name, repeats=repeats)
    after = (speaking, listener) if speaker == 0 else (listener, speaking)
    before_t, after_t = tension_of(partners), tension_of(after)
    return Outcome(after, sting, receptivity, halvings, warmth, net, before_t, after_t, verdict_of(before_t, after_t))


def fits(speaker, other, name):
    """Whether habit could make this move: `speaker` and `other` as they are before it."""
    move, flood = MOVES[name], POSITIONS[speaker.position].flood
    if name == "comfort" and other.last not in REACHES:
        return False
    if move.kind == "D":
        return speaker.heat >= 480
    if move.kind == "A":
        return 300 <= speaker.heat < flood
    if move.kind == "R":
        return speaker.heat >= 480 and speaker.safe >= 400
    return speaker.heat < 480 and speaker.depth >= move.needs_depth


def habit(speaker, other, names):
    """The index of the move that habit takes from `names`, all on offer in the author's order, and why it does."""
    fitting = [i for i, name in enumerate(names) if fits(speaker, other, name)]
    for i in fitting:
        if names[i] != speaker.last:
            return i, "fits and is new"
    return (fitting[0], "fits") if fitting else (len(names) - 1, "nothing fits")


class Record(NamedTuple):
    """What the loop remembers of the replies so far; tensions are those before each of the last six replies."""
    replies: int = 0
    tensions: tuple = ()
    moves: tuple = ()
    met: bool = False

    def after(self, partners, speaker, name):
        """`partners` as they were before the reply."""
        x, y = partners[speaker], partners[1 - speaker]
        met = self.met or (name == "comfort" and y.last == "ask_need" and x.open >= 550
                           and y.heat < POSITIONS[y.position].flood)
        return Record(min(self.replies + 1, 2 * COUNT_CEILING), (self.tensions + (tension_of(partners),))[-6:],
                      (self.moves + (name,))[-6:], met)


def is_stuck(partners, record):
    now, moves = tension_of(partners), record.moves
    if now < 600 or len(moves) < 6:
        return False
    return abs(now - record.tensions[0]) < 60 or moves[:2] == moves[2:4] == moves[4:]


def is_repaired(partners, record):
    return (all(p.heat <= 350 and p.open >= 550 for p in partners)
            and all(MOVES[name].kind != "D" for name in record.moves[-2:]))


def is_reconnected(partners, record):
    return record.met and is_repaired(partners, record)
