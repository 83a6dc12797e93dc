"""Holds scenes/scenario.schema.json against `waterline check`, with python3-jsonschema as the independent judge.

What the schema refuses, the check refuses as well, at a place on that value; the check may know more. Usage:
compare.py PROGRAM SOURCE_FOLDER [MUTATIONS [SEED]]. Exits 77 where there is no validator.
"""

import glob
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("python3-jsonschema with JSON Schema 2020-12 is not installed; see tests/run")
    sys.exit(77)

from mutate import mutate
from places import Placed

BATCH = 200


def run_check(program, files):
    """The errors that the check finds, by file."""
    done = subprocess.run([program, "check", "--json", *files], capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or done.stderr:
        kept = os.environ.get("WATERLINE_KEEP")
        for name in files if kept else ():
            shutil.copy(name, kept)
        sys.exit("check ended with %d: %s" % (done.returncode, done.stderr))
    errors = {name: [] for name in files}
    for finding in json.loads(done.stdout):
        if finding["severity"] == "error":
            errors.setdefault(finding["file"], []).append(finding)  # or of a file that one of them uses
    return errors


def refused_paths(validator, document):
    """The paths of all values that the schema refuses, down to the leaves of its alternatives."""
    found = set()
    waiting = list(validator.iter_errors(document))
    while waiting:
        error = waiting.pop()
        found.add(tuple(error.absolute_path))
        waiting.extend(error.context or ())
    return found


def on_value(placed, changed, refused, finding):
    offset = placed.offset(finding["line"], finding["column"])
    return any(placed.touches(path, offset) for path in {changed, *refused})


class Comparison:
    def __init__(self, program, source):
        self.program = program
        self.source = source
        with open(os.path.join(source, "scenes", "scenario.schema.json"), encoding="utf-8") as file:
            self.schema = json.load(file)
        with open(os.path.join(source, "scenes", "shared.schema.json"), encoding="utf-8") as file:
            self.shared = json.loads(file.read().replace('"scenario.schema.json#/', '"#/'))
        self.shared["$defs"] = self.schema["$defs"]
        Draft202012Validator.check_schema(self.schema)
        self.validator = Draft202012Validator(self.schema)
        self.failures = 0

    def fail(self, text):
        self.failures += 1
        if self.failures <= 20:
            print(text)

    def check_schema_itself(self, schema):
        """Every key is described and has examples, which are good themselves; no object takes unknown keys."""
        waiting = [((), schema)]
        while waiting:
            path, part = waiting.pop()
            if isinstance(part, list):
                waiting.extend((path + (index,), inner) for index, inner in enumerate(part))
                continue
            if not isinstance(part, dict):
                continue
            waiting.extend((path + (key,), inner) for key, inner in part.items() if key not in ("examples", "enum"))
            for example in part.get("examples", ()):
                whole = dict(part, **{"$defs": self.schema["$defs"]})
                for error in Draft202012Validator(whole).iter_errors(example):
                    self.fail("the schema refuses its own example at /%s: %s" % ("/".join(map(str, path)), error.message))
            if part.get("type") == "object":
                if "additionalProperties" not in part:
                    self.fail("/%s takes unknown keys" % "/".join(map(str, path)))
                self.check_described(path, part)

    def check_described(self, path, part):
        inner = dict(part.get("properties", {}))
        if isinstance(part["additionalProperties"], dict):
            inner["*"] = part["additionalProperties"]
        for key, value in inner.items():
            for word in ("description", "examples"):
                target = value
                while word not in target and "$ref" in target:
                    target = self.schema["$defs"][target["$ref"].rsplit("/", 1)[1]]
                if not target.get(word):
                    self.fail("/%s/%s has no %s" % ("/".join(map(str, path)), key, word))

    def check_moves(self):
        done = subprocess.run([self.program, "moves", "--json"], capture_output=True, text=True, check=True)
        known = json.loads(done.stdout)
        known = known["moves"] if isinstance(known, dict) else known
        if [move["id"] for move in known] != self.schema["$defs"]["move"]["enum"]:
            self.fail("the moves of the schema are not those of `waterline moves`, in its order")

    def check_valid(self, files):
        """Both let the good ones through. The good documents, for breaking them."""
        errors = run_check(self.program, files)
        documents = []
        for name in files:
            with open(name, encoding="utf-8") as file:
                documents.append(json.load(file))
            for error in self.validator.iter_errors(documents[-1]):
                self.fail("%s: the schema refuses /%s: %.200s" % (name, "/".join(map(str, error.path)), error.message))
            for finding in errors[name]:
                self.fail("%s:%d: the check refuses it: %s" % (name, finding["line"], finding["message"]))
        return documents

    def check_shared(self, files):
        """Files of shared beats have a schema of their own; the check sees them with the scenarios that use them."""
        for name in files:
            with open(name, encoding="utf-8") as file:
                document = json.load(file)
            for error in Draft202012Validator(self.shared).iter_errors(document):
                self.fail("%s: the schema refuses /%s: %.200s" % (name, "/".join(map(str, error.path)), error.message))
            if self.validator.is_valid(document):
                self.fail("%s: the schema of scenarios takes it for one" % name)

    def check_coverage(self, documents):
        """No key of the schema that no good scenario has, and so nobody tried."""
        seen = set()
        waiting = list(documents)
        while waiting:
            value = waiting.pop()
            if isinstance(value, dict):
                seen.update(value)
            waiting.extend(value.values() if isinstance(value, dict) else value if isinstance(value, list) else ())
        for name, part in [("", self.schema), *self.schema["$defs"].items()]:
            for key in part.get("properties", {}):
                if key not in seen:
                    self.fail("no valid scenario uses the key %s/%s" % (name, key))

    def check_mutations(self, documents, count, seed):
        draw = random.Random(seed)
        refused = refused_by_check = 0
        for first in range(0, count, BATCH):
            with tempfile.TemporaryDirectory() as folder:
                valid = os.path.join(self.source, "tests", "scenarios", "valid")
                shutil.copytree(os.path.join(valid, "common"), os.path.join(folder, "common"))
                mutants = {}
                for number in range(first, min(first + BATCH, count)):
                    document, changed = mutate(draw, draw.choice(documents))
                    name = os.path.join(folder, "%d.json" % number)
                    placed = Placed(document)
                    with open(name, "w", encoding="utf-8") as file:
                        file.write(placed.text)
                    mutants[name] = (document, changed, placed)
                errors = run_check(self.program, list(mutants))
                for name, (document, changed, placed) in mutants.items():
                    paths = refused_paths(self.validator, document)
                    refused += bool(paths)
                    refused_by_check += bool(errors[name])
                    if paths:
                        self.check_mutant(name, changed, placed, paths, errors[name])
        print("%d mutations (seed %d): the schema refuses %d, the check %d" % (count, seed, refused, refused_by_check))
        if refused < count // 2:
            self.fail("too few mutations break anything")

    def check_mutant(self, name, changed, placed, paths, errors):
        if any(on_value(placed, changed, paths, finding) for finding in errors):
            return
        said = ["%(line)d:%(column)d %(code)s: %(message)s" % finding for finding in errors] or ["nothing"]
        where = "/".join(map(str, changed))
        refused = " ".join("/" + "/".join(map(str, path)) for path in sorted(paths, key=str))
        kept = os.environ.get("WATERLINE_KEEP")
        if kept:
            shutil.copy(name, kept)
        start, end = placed.spans[changed]
        self.fail(
            "%s, changed at /%s; the schema refuses %s; the check says\n    %s\n    %s\n"
            % (os.path.basename(name), where, refused, "\n    ".join(said), placed.text[start : min(end, start + 300)])
        )


def main():
    program, source = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 2500
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    comparison = Comparison(program, source)
    comparison.check_schema_itself(comparison.schema)
    comparison.check_schema_itself(comparison.shared)
    comparison.check_moves()
    small = sorted(glob.glob(os.path.join(source, "tests", "scenarios", "valid", "*.json")))
    scenes = sorted(glob.glob(os.path.join(source, "scenes", "*.json")))
    scenes = [name for name in scenes if not name.endswith(".schema.json")]
    documents = comparison.check_valid(small)
    comparison.check_valid(scenes)
    comparison.check_shared(glob.glob(os.path.join(source, "tests/scenarios/valid/common/**/*.json"), recursive=True))
    comparison.check_coverage(documents)
    comparison.check_mutations(documents, count, seed)
    if comparison.failures:
        sys.exit("%d disagreements" % comparison.failures)


if __name__ == "__main__":
    main()
