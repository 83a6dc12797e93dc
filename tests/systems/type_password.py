#!/usr/bin/env python3
"""Runs a command on a terminal of its own, and types a password whenever sudo asks.

type_password.py PASSWORD COMMAND…

Says at the end how often it was asked; ends as the command did.
"""
import os
import pty
import sys

ASKED = b"assword"


def main():
    password, command = sys.argv[1], sys.argv[2:]
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    count, seen = 0, b""
    while True:
        try:
            text = os.read(terminal, 4096)
        except OSError:  # how Linux says that nobody is left at the other end
            break
        if not text:
            break
        sys.stdout.buffer.write(text)
        sys.stdout.flush()
        seen = (seen + text)[-200:]
        if ASKED in seen and seen.rstrip().endswith(b":"):
            os.write(terminal, password.encode() + b"\n")
            count, seen = count + 1, b""
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(f"\n(a password was asked for {count} times)")
    sys.exit(code)


main()
