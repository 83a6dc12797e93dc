"""Scenario files: conditions, targets, and the play as a fold over replies.

A scenario is checked here only as far as it must be to play it; saying what is wrong with one is the program's
work. A condition or target is bound to the beat in which its text stands, also when it is a call's `then` that is
followed much later.
"""

import collections
import itertools
import json
import os
import re
from typing import NamedTuple

from cycle import (COUNT_CEILING, MOVES, REACHES, Partner, Record, clamp, habit, is_reconnected, is_repaired,
                   is_stuck, reply, tension_of)

CALL_LEVELS = 32

# --- Conditions ----------------------------------------------------------------------------------------------

class Mistake(Exception):
    """Something in the scenario, or in the replies asked for, that cannot be played."""


TOKEN = re.compile(r'\s*(?:(\d+)|([a-z][a-z0-9_]*(?:\.[a-z]+)?)|"([^"]*)"|(==|!=|<=|>=|[<>+\-()])|(\S))')
COMPARE = {"==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b,
           "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b}


COUNT = "count"    # the type of seen() and said()


class Condition:
    """A condition bound to its story; calling it with a state gives its value.

    `turn` is the seat whose turn it is in the beat in which the text stands, or None. From loosest to tightest:
    or; and; not; one comparison (they do not chain); + and -; a leading -. Each half gives (function, type).
    """

    def __init__(self, story, text, turn):
        self.story, self.text, self.turn = story, text, turn
        self.tokens = [(m.group(m.lastindex), m.lastindex, m.start(m.lastindex)) for m in TOKEN.finditer(text)]
        self.at = 0
        self.call = self.typed(self.either(), bool)[0]
        if self.at < len(self.tokens):
            self.fail("nothing more was expected here")

    def __call__(self, state):
        return self.call(state)

    def fail(self, why):
        column = self.tokens[self.at][2] + 1 if self.at < len(self.tokens) else len(self.text) + 1
        raise Mistake(f"condition {self.text!r}, column {column}: {why}")

    def take(self, *words):
        if self.at < len(self.tokens) and self.tokens[self.at][1] != 3 and self.tokens[self.at][0] in words:
            self.at += 1
            return self.tokens[self.at - 1][0]
        return None

    def typed(self, value, kind):
        if value[1] is COUNT:    # where yes or no is wanted, a count means "at least once"
            return (lambda s, f=value[0]: f(s) > 0, bool) if kind is bool else (value[0], int)
        if value[1] is not kind:
            self.fail("a number stands where yes or no belongs" if kind is bool else
                      "yes or no stands where a number belongs")
        return value

    def either(self):
        left = self.both()
        while self.take("or"):
            a, b = self.typed(left, bool)[0], self.typed(self.both(), bool)[0]
            left = (lambda s, a=a, b=b: a(s) or b(s)), bool
        return left

    def both(self):
        left = self.negated()
        while self.take("and"):
            a, b = self.typed(left, bool)[0], self.typed(self.negated(), bool)[0]
            left = (lambda s, a=a, b=b: a(s) and b(s)), bool
        return left

    def negated(self):
        if self.take("not"):
            a = self.typed(self.negated(), bool)[0]
            return (lambda s: not a(s)), bool
        return self.comparison()

    def comparison(self):
        left = self.total()
        sign = self.take(*COMPARE)
        if not sign:
            return left
        if sign not in ("==", "!="):
            self.typed(left, int)
        kind = int if left[1] is COUNT else left[1]
        a, b, compare = left[0], self.typed(self.total(), kind)[0], COMPARE[sign]
        return (lambda s: compare(a(s), b(s))), bool

    def total(self):
        left = self.value()
        while sign := self.take("+", "-"):
            a, b, times = self.typed(left, int)[0], self.typed(self.value(), int)[0], 1 if sign == "+" else -1
            left = (lambda s, a=a, b=b, times=times: a(s) + times * b(s)), int
        return left

    def value(self):
        if self.take("-"):
            a = self.typed(self.value(), int)[0]
            return (lambda s: -a(s)), int
        if self.take("("):
            inner = self.either()
            return inner if self.take(")") else self.fail("a closing parenthesis is missing")
        if self.at == len(self.tokens):
            self.fail("a value is missing")
        word, kind, _ = self.tokens[self.at]
        if kind == 1:
            self.at += 1
            return (lambda s, n=int(word): n), int
        if kind != 2 or word in ("and", "or", "not"):
            self.fail("a value is missing")
        story, turn = self.story, self.turn
        if word in ("seen", "said", "last"):
            return self.ask_after(word)
        plain = {
            "true": (lambda s: True, bool), "false": (lambda s: False, bool),
            "tension": (lambda s: tension_of(s.partners), int), "rounds": (lambda s: s.record.replies // 2, int),
            "escalates": (lambda s: s.verdict == "escalates", bool),
            "holds": (lambda s: s.verdict == "holds", bool), "softens": (lambda s: s.verdict == "softens", bool),
            "stuck": (lambda s: is_stuck(s.partners, s.record), bool),
            "repaired": (lambda s: is_repaired(s.partners, s.record), bool),
            "reconnected": (lambda s: is_reconnected(s.partners, s.record), bool),
            "reached": (lambda s: (s.record.moves[-1:] or (None,))[0] in REACHES if turn is None
                        else s.partners[1 - turn].last in REACHES, bool),
        }
        who, _, part = word.partition(".")
        if word in plain:
            found = plain[word]
        elif part and who in story.ids and part in ("heat", "open", "safe", "depth"):
            found = (lambda s, i=story.ids.index(who): getattr(s.partners[i], part)), int
        elif word in story.vars:
            found = (lambda s, i=list(story.vars).index(word): s.vars[i]), type(story.vars[word])
        else:
            self.fail(f"{word!r} is not known here")
        story.mentions.add(word)
        self.at += 1
        return found

    def ask_after(self, word):
        self.at += 1
        known = self.story.beats if word == "seen" else self.story.reply_index
        if not self.take("(") or self.at == len(self.tokens) or self.tokens[self.at][1] != 3:
            self.fail(f'{word} is written {word}("name")')
        name = self.tokens[self.at][0]
        if name not in known:
            self.fail(f"{name!r} is not known here")
        self.at += 1
        if not self.take(")"):
            self.fail("a closing parenthesis is missing")
        self.story.mentions.add((word, name))
        if word == "last":
            return (lambda s: s.last == name), bool
        index = list(known).index(name)
        return (lambda s: getattr(s, word)[index]), COUNT


# --- A scenario ----------------------------------------------------------------------------------------------

class Choice(NamedTuple):
    """One thing that can be said: a reply, or one combination of a composed one."""
    name: str
    reply: str
    move: str
    text: str
    to: object
    data: dict
    needs: list    # conditions of the options that it is put together from
    sets: list     # its own changes of variables, then its rule's


class Target:
    """Where the play goes on. `kind` is beat, verdict, list or call; the parts are bound to the story."""

    def __init__(self, story, data, turn):
        if isinstance(data, str):
            self.kind, self.beat = "beat", story.known_beat(data)
        elif isinstance(data, list) and data:
            self.kind = "list"
            self.rows = [(Condition(story, row["when"], turn) if "when" in row else None,
                          Target(story, row["to"], turn)) for row in data]
            if any(when is None for when, _ in self.rows[:-1]) or self.rows[-1][0] is not None:
                raise Mistake(f"{data}: every row but the last needs a condition, and the last has none")
        elif isinstance(data, dict) and set(data) == {"call", "then"}:
            self.kind, self.beat, self.then = "call", story.known_beat(data["call"]), Target(story, data["then"], turn)
        elif isinstance(data, dict) and data and set(data) <= {"escalates", "holds", "softens", "otherwise"}:
            self.kind, self.by = "verdict", {word: Target(story, to, turn) for word, to in data.items()}
            if "otherwise" not in data and len(data) < 3:
                raise Mistake(f"{data}: says nothing about the other verdicts")
        else:
            raise Mistake(f"{data} is no way to go on")


class State(NamedTuple):
    """A whole play, as far as what comes next can depend on it."""
    beat: str
    calls: tuple
    partners: tuple
    record: Record
    verdict: str
    last: str    # the reply just said, by whomever; "" before any
    said: tuple
    seen: tuple
    vars: tuple


class Story:
    def __init__(self, path):
        with open(path, encoding="utf-8-sig") as file:
            data = json.load(file)
        self.data, self.id = data, data["id"]
        self.ids = list(data["couple"])
        if len(self.ids) != 2:
            raise Mistake("a couple is two people")
        self.partners = tuple(Partner(p["position"], *(p["start"][part] for part in ("heat", "open", "safe", "depth")))
                              for p in data["couple"].values())
        self.seats, self.vars = data.get("seats", self.ids), data.get("vars", {})
        self.beats, self.mentions = {}, set()
        self.beats.update(data["beats"])
        self.use(path, data)
        names = [r["id"] for beat in self.beats.values() for r in beat.get("replies", [])]
        if len(names) != len(set(names)):
            raise Mistake(f"said twice: {[n for n, times in collections.Counter(names).items() if times > 1]}")
        self.reply_index = {name: i for i, name in enumerate(names)}
        self.beat_index = {name: i for i, name in enumerate(self.beats)}
        self.turn, self.to, self.choices, self.when = {}, {}, {}, {}
        for name, beat in self.beats.items():
            self.bind(name, beat)
        self.begin = self.known_beat(data["start"])

    def use(self, path, data):
        """Brings in shared beats; in these the partners are called "one" and "two"."""
        for used in data.get("uses", []):
            other = os.path.join(os.path.dirname(path), used)
            with open(other, encoding="utf-8-sig") as file:
                shared = json.load(file)
            self.beats.update(self.renamed(shared["beats"]))
            self.use(other, shared)

    def renamed(self, data, key=None):
        names = dict(zip(("one", "two"), self.ids))
        if isinstance(data, dict):
            return {name: self.renamed(value, name) for name, value in data.items()}
        if isinstance(data, list):
            return [self.renamed(value, key) for value in data]
        if key in ("turn", "by"):
            return names[data]
        before = {"when": r"\b", "text": "{", "does": "{", "says": "{", "beneath": "{"}.get(key)
        return data if before is None else re.sub(before + r"(one|two)(?=[.}])", lambda match: match.group(0).replace(
            match.group(1), names[match.group(1)]), data)

    def known_beat(self, name):
        if name not in self.beats:
            raise Mistake(f"{name!r} is not a beat")
        return name

    def bind(self, name, beat):
        turn = self.turn[name] = self.ids.index(beat["turn"]) if "turn" in beat else None
        if beat.get("replies") and turn is None:
            raise Mistake(f"beat {name!r} has replies and no turn")
        self.to[name] = Target(self, beat["to"], turn) if "to" in beat else None
        for line in itertools.chain(beat.get("lines", []), *(r.get("lines", []) for r in beat.get("replies", []))):
            if "when" in line:
                Condition(self, line["when"], turn)
        self.choices[name] = []
        for r in beat.get("replies", []):
            self.when[r["id"]] = Condition(self, r["when"], turn) if "when" in r else None
            to = Target(self, r["to"], turn) if "to" in r else self.to[name]
            for suffix, says, rule, options in combinations(r):
                if rule["move"] not in MOVES:
                    raise Mistake(f"{rule['move']!r} is not a move")
                goes = Target(self, rule["to"], turn) if rule is not r and "to" in rule else to
                if goes is None:
                    raise Mistake(f"reply {r['id']!r} leads nowhere")
                text = " ".join(part for part in (r.get("does"), says) if part)
                needs = [Condition(self, o["when"], turn) for o in options if "when" in o]
                sets = [r.get("sets", {})] + ([rule.get("sets", {})] if rule is not r else [])
                self.choices[name].append(Choice(r["id"] + suffix, r["id"], rule["move"], text, goes, r, needs, sets))

    def start(self):
        state = State("", (), self.partners, Record(), "holds", "", (0,) * len(self.reply_index),
                      (0,) * len(self.beats), tuple(self.vars.values()))
        return self.enter(state, self.begin)

    # Playing. A state rests in a beat where somebody has something to say, in an ending, or where it ran dry.

    def enter(self, state, beat):
        for _ in range(COUNT_CEILING):
            i = self.beat_index[beat]
            seen = state.seen[:i] + (min(state.seen[i] + 1, COUNT_CEILING),) + state.seen[i + 1:]
            state = state._replace(beat=beat, seen=seen)
            if "ending" in self.beats[beat] or self.on_offer(state):
                return state
            if self.to[beat]:
                state, beat = self.follow(state, self.to[beat])
            elif self.beats[beat].get("return") and state.calls:
                state, beat = self.follow(state._replace(calls=state.calls[:-1]), state.calls[-1])
            else:
                return state
        return state    # a loop in which nobody chooses

    def follow(self, state, to):
        """The state and the beat that comes next."""
        while to.kind != "beat":
            if to.kind == "verdict":
                to = to.by.get(state.verdict) or to.by["otherwise"]
            elif to.kind == "list":
                to = next(goes for when, goes in to.rows if when is None or when(state))
            elif len(state.calls) == CALL_LEVELS:
                raise Mistake(f"calls nest too deep at beat {state.beat!r}")
            else:
                return state._replace(calls=state.calls + (to.then,)), to.beat
        return state, to.beat

    def on_offer(self, state):
        if "ending" in self.beats[state.beat]:
            return []
        return [c for c in self.choices[state.beat]
                if not (c.data.get("once", True) and state.said[self.reply_index[c.reply]])
                and (self.when[c.reply] is None or self.when[c.reply](state)) and all(need(state) for need in c.needs)]

    def ending(self, state):
        kind = self.beats[state.beat].get("ending")
        return {"beat": state.beat, "kind": kind} if kind else None

    def by_habit(self, state, offer):
        turn = self.turn[state.beat]
        return offer[habit(state.partners[turn], state.partners[1 - turn], [c.move for c in offer])[0]]

    def say(self, state, choice):
        """The state in which the play rests after `choice`, and the Outcome of the reply itself."""
        turn = self.turn[state.beat]
        outcome = reply(state.partners, turn, choice.move)
        i = self.reply_index[choice.reply]
        said = state.said[:i] + (min(state.said[i] + 1, COUNT_CEILING),) + state.said[i + 1:]
        values = list(state.vars)
        for name, value in itertools.chain(*(sets.items() for sets in choice.sets)):
            at = list(self.vars).index(name)
            values[at] = (value if isinstance(value, bool) else clamp(
                values[at] + int(value) if isinstance(value, str) else value, -1000000, 1000000))
        state = state._replace(partners=outcome.partners, verdict=outcome.verdict, last=choice.reply, said=said, vars=tuple(values),
                               record=state.record.after(state.partners, turn, choice.move))
        return self.enter(*self.follow(state, choice.to)), outcome

    def people(self, seat):
        """The seats that a person holds: a partner's id, "both", or "watch" for nobody."""
        seat = seat or self.seats[0]
        if seat in ("both", "watch", "none"):
            return {0, 1} if seat == "both" else set()
        if seat not in self.seats:
            raise Mistake(f"{seat!r} is not a seat of this scenario")
        return {self.ids.index(seat)}


def combinations(r):
    """(suffix of the name, words, where the move stands, options) for each way of saying it, in the author's order."""
    if "compose" not in r:
        return [("", r.get("says", ""), r, ())]
    found = []
    for options in itertools.product(*(slot["options"] for slot in r["compose"]["slots"])):
        tags = {o["tag"] for o in options if "tag" in o}
        rule = next(rule for rule in r["compose"]["rules"] if set(rule.get("when", [])) <= tags)
        labels = [slot.get("label", "").rstrip("…").strip() for slot in r["compose"]["slots"]]
        says = " ".join(part for label, o in zip(labels, options) for part in (label, o["says"]) if part)
        found.append(("".join(":" + o["id"] for o in options), says, rule, options))
    return found
