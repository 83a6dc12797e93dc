#!/usr/bin/env python3
"""A speech service for tests, which says nothing.

fake_speech.py SOCKET LOG record|hang|close

Speaks SSIP (the protocol of speech-dispatcher) on a Unix socket and writes to
LOG what it would have said: a line each, "PRIORITY VOICE: text", and "CANCEL".
`hang` takes connections and never answers; `close` closes them at once.
"""
import os
import socket
import sys
import threading

ANSWERS = {
    "PRIORITY": "202 OK PRIORITY SET",
    "CLIENT_NAME": "208 OK CLIENT NAME SET",
    "VOICE_TYPE": "209 OK VOICE SET",
}


def serve(connection, log):
    priority, voice, number, data = "TEXT", "USUAL", 0, None
    stream = connection.makefile("rb")

    def answer(text):
        connection.sendall((text + "\r\n").encode())

    for raw in stream:
        line = raw.decode().rstrip("\r\n")
        words = [word.upper() for word in line.split()]
        if data is not None:
            if line == ".":
                number += 1
                print(f"{priority.lower()} {voice}: {' / '.join(data)}", file=log, flush=True)
                data = None
                answer(f"225-{number}\r\n225 OK MESSAGE QUEUED")
            else:
                data.append(line[1:] if line.startswith("..") else line)
        elif words == ["SPEAK"]:
            data = []
            answer("230 OK RECEIVING DATA")
        elif words[:1] == ["SET"]:
            priority = words[3] if words[2] == "PRIORITY" else priority
            voice = words[3] if words[2] == "VOICE_TYPE" else voice
            answer(ANSWERS.get(words[2], "220 OK SET"))
        elif words[:1] == ["CANCEL"]:
            print("CANCEL", file=log, flush=True)
            answer("210 OK CANCELED")
        elif words == ["HISTORY", "GET", "CLIENT_ID"]:
            answer("245-1\r\n245 OK CLIENT ID SENT")
        elif words == ["QUIT"]:
            answer("231 HAPPY HACKING")
            return
        else:
            answer("300 ERR INVALID COMMAND")


def guard(connection, log):
    try:
        serve(connection, log)
    except ConnectionError:
        pass  # the program was closed


def main():
    path, log_path, mode = sys.argv[1:]
    if os.path.exists(path):
        os.unlink(path)
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    server.bind(path)
    server.listen(8)
    kept = []
    with open(log_path, "w", encoding="utf-8") as log:
        print("READY", file=log, flush=True)
        while True:
            connection, _ = server.accept()
            print("CONNECTED", file=log, flush=True)
            if mode == "close":
                connection.close()
            elif mode == "hang":
                kept.append(connection)
            else:
                threading.Thread(target=guard, args=(connection, log), daemon=True).start()


main()
