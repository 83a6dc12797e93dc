#!/usr/bin/env python3
"""On a terminal of its own: what is asked on the first run, and only then. Usage: ask_consent.py PROGRAM HOME"""
import os
import pty
import sys
import time


def converse(program, home, arguments, answers):
    """Plays at a terminal: answers each line that waits with the next answer; what was shown."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ["WATERLINE_HOME"] = home
        os.execv(program, [program, "play", "late-train", "--text", "--seed", "1", *arguments])
    shown = b""
    for answer in answers:
        deadline = time.time() + 10
        while not shown.endswith((b"> ", b": ")) and time.time() < deadline:
            shown += os.read(terminal, 4096)
        os.write(terminal, answer.encode() + b"\n")
        shown += b"|"
    try:
        while True:
            more = os.read(terminal, 4096)
            if not more:
                break
            shown += more
    except OSError:
        pass
    os.waitpid(child, 0)
    return shown.decode(errors="replace")


def expect(what, shown, present, absent=()):
    wrong = [text for text in present if text not in shown] + [text for text in absent if text in shown]
    if wrong:
        print(f"{what}: {wrong}\n{shown}")
        sys.exit(1)


def main():
    program, home = sys.argv[1], sys.argv[2]
    notice, question = "It is no therapy", "May Waterline remember where you stopped"
    expect("with no trace", converse(program, home, ["--no-trace"], ["q"]), ["Nothing was written"], [notice, question])
    if os.path.exists(home):
        sys.exit("no trace was to be left, and there is one")
    expect("leaving at the notice", converse(program, home, [], ["q"]), [notice], [question, "What do you do?"])
    if os.path.exists(home):
        sys.exit("nothing was agreed to, and something was written")
    expect("first run", converse(program, home, [], ["", "perhaps", "y", "1", "q"]),
           [notice, question, "You can go on from here another time"])
    expect("second run", converse(program, home, [], ["what", "g", "q"]),
           ["You stopped in \"The late train\"", "What was said so far"], [notice, question])
    expect("begin anew", converse(program, home, [], ["n", "q"]), ["Stopped"], ["What was said so far"])
    expect("nothing was left", converse(program, home, [], ["q"]), ["Stopped"], ["You stopped in"])


main()
