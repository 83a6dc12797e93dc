"""Scenarios broken in one place, as an author's slip or ill will would."""

import copy

KEYS = (
    "to", "then", "call", "when", "text", "says", "does", "by", "turn", "replies", "lines", "ending", "title", "ask",
    "return", "move", "id", "tag", "tags", "slots", "rules", "options", "compose", "sets", "once", "why", "beneath",
    "heat", "half", "start", "name", "escalates", "softens", "holds", "otherwise", "vars", "minutes", "uses",
    "guide", "at", "prepare", "talk", "language", "station", "label_checked", "extra", "sayz", "Text", "", "$comment",
)  # fmt: skip
OTHERS = (
    None, True, False, 0, 1, -1, 7, 1.5, 1e9, "", "x", " ", "door", [], {}, [None], ["x"], [[]], {"x": 1}, {"to": "x"},
    [{"to": "x"}], {"call": "x"}, {"id": "x"}, [{}], {"otherwise": 1},
)  # fmt: skip
NUMBERS = (-1, 0.5, 1001, 601, 0, 2, -1000001, 1000001, 1e300, -0.5)
STRINGS = (
    "", " \n\t", "x" * 65, "x" * 501, "x" * 2001, "é" * 2000, "Bad Id", "-x", "_x", "x y", "é", "{", "}", "*", "a**b",
    "\\", "\\n", "{x.they}", "{Ines}", "{a.thay}", "{}", "1x", "../x.json", "/x.json", "a\\b.json", "C:x.json", "+", "1",
    "+12345678", "-1.5", "heat", "one", "tension", "seen", "last", "heat >= $1", "a && b", "pursuers", "Stuck",
)  # fmt: skip


def paths(value, path=()):
    """Every place in a document."""
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, path + (key,))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths(inner, path + (index,))


def at(document, path):
    for key in path:
        document = document[key]
    return document


def put(document, path, value):
    if not path:
        return value
    at(document, path[:-1])[path[-1]] = value
    return document


def _drop(random, document, places):
    path = random.choice([path for path in places if path])
    del at(document, path[:-1])[path[-1]]
    return document, path[:-1]


def _rename(random, document, places):
    path = random.choice([path for path in places if path and isinstance(path[-1], str)])
    parent = at(document, path[:-1])
    new = random.choice([path[-1].upper(), path[-1] + "s", path[-1][1:], random.choice(KEYS)])
    members = [(new if key == path[-1] else key, value) for key, value in parent.items()]
    parent.clear()
    parent.update(members)
    return document, path[:-1]


def _add(random, document, places):
    path = random.choice([path for path in places if isinstance(at(document, path), dict)])
    key = random.choice(KEYS)
    at(document, path)[key] = copy.deepcopy(random.choice(OTHERS))
    return document, path


def _retype(random, document, places):
    path = random.choice(places)
    return put(document, path, copy.deepcopy(random.choice(OTHERS))), path


def _leave_range(random, document, places):
    path = random.choice([path for path in places if not isinstance(at(document, path), (dict, bool, type(None)))])
    value = at(document, path)
    if isinstance(value, str):
        value = random.choice(STRINGS)
    elif isinstance(value, list):
        value = value * random.choice((0, 2, 5, 17, 65)) if len(str(value)) < 2000 else []
    else:
        value = random.choice(NUMBERS)
    return put(document, path, copy.deepcopy(value)), path


def _transplant(random, document, places):
    path = random.choice(places[1:])
    value = copy.deepcopy(at(document, random.choice(places[1:])))
    return put(document, path, value), path


def _crowd(random, document, places):
    """More members than an object may have."""
    path = random.choice([path for path in places if at(document, path) and isinstance(at(document, path), dict)])
    members = at(document, path)
    value = next(iter(members.values()))
    for number in range(random.choice((1, 70))):
        members["more%d" % number] = copy.deepcopy(value)
    return document, path


def mutate(random, document):
    """A broken copy, and the path of the value that was changed (of its object, where a key came or went)."""
    document = copy.deepcopy(document)
    places = list(paths(document))
    kinds = (_drop, _drop, _rename, _add, _add, _retype, _retype, _leave_range, _leave_range, _transplant, _crowd)
    return random.choice(kinds)(random, document, places)
