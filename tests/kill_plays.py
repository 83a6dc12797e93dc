#!/usr/bin/env python3
"""Plays killed at random moments: every reply whose answer was shown must be there when it is gone on with.

Usage: kill_plays.py PROGRAM KILLS [SEED [FOLDER]]; in a folder on a real disk the kills fall into the syncs as well.
"""
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

SEATS = {"late-train": ["emil", "lotte"]}
CARD = "What do you do?"


def environment(home):
    return {**os.environ, "WATERLINE_HOME": home, "LC_ALL": "C.UTF-8"}


def run(program, home, arguments, typed, kill_after):
    """What was shown before the end, and whether that was a kill."""
    process = subprocess.Popen([program, "play", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, env=environment(home))
    shown, errors = [], []
    readers = [threading.Thread(target=lambda: shown.append(process.stdout.read())),
               threading.Thread(target=lambda: errors.append(process.stderr.read()))]
    for reader in readers:
        reader.start()
    try:
        process.stdin.write(typed.encode())
        process.stdin.flush()
        if kill_after is None:
            process.stdin.close()
    except BrokenPipeError:
        pass
    if kill_after is not None:
        time.sleep(kill_after)
        process.kill()
    process.wait()
    for reader in readers:
        reader.join()
    try:
        process.stdin.close()
    except BrokenPipeError:
        pass
    process.stdout.close()
    process.stderr.close()
    text = shown[0].decode(errors="replace")
    return text[:text.rfind("\n") + 1], errors[0].decode(), process.returncode == -9


def rounds(text):
    """The verdicts of each reply and its answers: one list for each time that cards were shown after."""
    found = []
    blocks = text.split(CARD)
    for number, block in enumerate(blocks):
        verdicts = re.findall(r"^  \[(.*: tension \d+ of 1000)\]$", block, re.M)
        if "Taken back." in block and verdicts:
            continue  # said, then taken back after the end: it never came to cards
        if "Taken back." in block and found:
            found.pop()
        elif verdicts or number == 0:
            found.append(verdicts)
    return found


def flat(lists):
    return [item for one in lists for item in one]


def last_line_goes_back(home):
    try:
        with open(os.path.join(home, "journal"), "rb") as journal:
            lines = journal.read().split(b"\n")[:-1]
    except FileNotFoundError:
        return False
    return bool(lines) and lines[-1][17:19] == b"b "


def check(before, after, home_went_back):
    """All that was shown is there, and at most one more reply with its answers."""
    shown, there = flat(before), flat(after)
    if there[:len(shown)] == shown and len(there) - len(shown) <= 3:
        return True
    return home_went_back and there == flat(before[:-1])


def main():
    program, kills = sys.argv[1], int(sys.argv[2])
    dice = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    scratch = tempfile.mkdtemp(prefix="waterline-kill-", dir=sys.argv[4] if len(sys.argv) > 4 else None)
    counts = {"killed": 0, "ended": 0, "nothing said": 0, "lost": 0, "replies": 0, "in flight": 0}
    whole = 0.05
    number = 0
    while counts["killed"] < kills:
        number += 1
        home = os.path.join(scratch, str(number))
        os.mkdir(home, 0o700)
        with open(os.path.join(home, "settings"), "w") as settings:
            settings.write("remember = yes\n")
        seat = dice.choice(SEATS["late-train"])
        arguments = ["late-train", "--seat", seat, "--seed", str(number), "--text"]
        typed = "".join(dice.choice("1234123412341234z") + "\n" for _ in range(60))
        known = []
        for _ in range(3):
            begun = time.time()
            text, errors, killed = run(program, home, arguments, typed, dice.uniform(0, whole))
            if not killed:
                whole = 0.6 * whole + 0.4 * (time.time() - begun)
            before = rounds(text)
            if len(flat(before)) < len(known):
                before = [known]  # killed before it had shown again what was said
            went_back = last_line_goes_back(home)
            left = os.path.exists(os.path.join(home, "journal"))
            counts["killed"] += killed
            counts["replies"] += len(flat(before))
            if "\nEnd: " in text and not left:
                counts["ended"] += 1
                break
            again, trouble, _ = run(program, home, ["--resume", "--text"], "q\n", None)
            if not flat(before[1:]) and "nothing to go on with" in trouble:
                counts["nothing said"] += 1
                break
            after = rounds(again)
            at_end = "\nEnd: " in text and "Taken back." not in text[text.rfind("\nEnd: "):]
            if at_end and ("nothing to go on with" in trouble or flat(after) == flat(before[:-1])):
                counts["ended"] += 1  # it was over, and going back had not been told yet
                break
            if errors or trouble or not check(before, after, went_back):
                print(f"play {number} ({seat}): shown {flat(before)[-4:]} of {len(flat(before))}, "
                      f"gone on with {flat(after)[-4:]} of {len(flat(after))}\n{errors}{trouble}")
                counts["lost"] += 1
                break
            known = flat(after)
            counts["in flight"] += len(known) > len(flat(before))
            if "\nEnd: " in again:
                break
            arguments = ["--resume", "--text"]
            typed = "".join(dice.choice("1234") + "\n" for _ in range(60))
        shutil.rmtree(home)
    shutil.rmtree(scratch)
    print(", ".join(f"{name} {count}" for name, count in counts.items()))
    return 1 if counts["lost"] else 0


if __name__ == "__main__":
    sys.exit(main())
